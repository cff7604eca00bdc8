"""An XAdES signature that shares nothing with our builder: a template in plain text, signed by xmlsec1."""

import base64
import hashlib
import subprocess
import zipfile
from pathlib import Path

from cryptography import x509

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
C14N = "http://www.w3.org/2006/12/xml-c14n11"
SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"

_REFERENCE = """<ds:Reference Id="r-{number}" URI="{name}">
<ds:DigestMethod Algorithm="{sha}"/><ds:DigestValue/></ds:Reference>"""
_SHAPE = """<xades:DataObjectFormat ObjectReference="#r-{number}">
<xades:MimeType>{kind}</xades:MimeType></xades:DataObjectFormat>"""
_TEMPLATE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<a:XAdESSignatures xmlns:a="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="{ds}" xmlns:xades="{xades}">
<ds:Signature Id="id-1"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{c14n}"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>
{references}
<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#xades-id-1">
<ds:Transforms><ds:Transform Algorithm="{c14n}"/></ds:Transforms>
<ds:DigestMethod Algorithm="{sha}"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue Id="value-id-1"/>
<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties Target="#id-1"><xades:SignedProperties Id="xades-id-1">
<xades:SignedSignatureProperties><xades:SigningTime>{moment}</xades:SigningTime>
<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="{sha}"/>
<ds:DigestValue>{digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>
<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>polgármester</xades:ClaimedRole></xades:ClaimedRoles>
</xades:SignerRoleV2></xades:SignedSignatureProperties>
<xades:SignedDataObjectProperties>{shapes}</xades:SignedDataObjectProperties>
</xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature></a:XAdESSignatures>"""


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)


def sign_elsewhere(package: Path, folder: Path, signer: str = "Minta Péter polgármester") -> Path:
    """A copy of the package in `folder` with a second signature, by openssl's key and xmlsec1's hand."""
    folder.mkdir()
    new_key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem")
    _run("openssl", "req", "-x509", *new_key, "-utf8", "-subj", f"/CN={signer}", "-out", "c.pem", folder=folder)
    _run("openssl", "x509", "-in", "c.pem", "-outform", "DER", "-out", "c.der", folder=folder)
    der = (folder / "c.der").read_bytes()
    with zipfile.ZipFile(package) as container:
        container.extractall(folder / "out")
        names = [name for name in container.namelist() if name != "mimetype" and not name.startswith("META-INF/")]
        listed = container.read("META-INF/manifest.xml").decode()
    kinds = [listed.split(f'full-path="{name}" manifest:media-type="', 1)[1].split('"', 1)[0] for name in names]
    template = _TEMPLATE.format(
        ds=DS,
        xades=XADES,
        c14n=C14N,
        sha=SHA512,
        certificate=base64.b64encode(der).decode(),
        moment=f"{x509.load_der_x509_certificate(der).not_valid_before_utc:%Y-%m-%dT%H:%M:%SZ}",
        digest=base64.b64encode(hashlib.sha512(der).digest()).decode(),
        references="\n".join(_REFERENCE.format(number=n, name=name, sha=SHA512) for n, name in enumerate(names)),
        shapes="\n".join(_SHAPE.format(number=n, kind=kind) for n, kind in enumerate(kinds)),
    )
    (folder / "template.xml").write_text(template, encoding="utf-8")
    identified = ("--id-attr:Id", f"{XADES}:SignedProperties")
    written = ("--output", "../second.xml", "../template.xml")
    _run("xmlsec1", "--sign", "--privkey-pem", "../key.pem", *identified, *written, folder=folder / "out")
    signed = folder / package.name
    signed.write_bytes(package.read_bytes())
    with zipfile.ZipFile(signed, "a", zipfile.ZIP_DEFLATED) as container:
        container.write(folder / "second.xml", "META-INF/signatures-polgarmester.xml")
    return signed
