"""Builds XAdES baseline B signatures (EN 319 132-1) over the files of a container, one signature a file.

The structure is the one that libdigidocpp and xmlsec1 were seen to accept; `signature_check.py` reads it back.
"""

import base64
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from hep_desktop.export.container import Entry
from hep_desktop.export.signing import Signer
from hep_desktop.export.xml_tree import Element, add, canonical, new_root, to_bytes

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
ASIC = "http://uri.etsi.org/02918/v1.2.1#"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"

_ID = "S0"


def sign(entries: Sequence[Entry], signer: Signer, moment: datetime) -> bytes:
    """A signature over every entry: the content of one `META-INF/signatures*.xml`."""
    # inclusive canonical form sees the root's namespaces, so everything is built inside the root
    root = new_root(ASIC, "XAdESSignatures", {"asic": ASIC, "ds": DS, "xades": XADES})
    signature = add(root, DS, "Signature", Id=_ID)
    info = add(signature, DS, "SignedInfo")
    value = add(signature, DS, "SignatureValue", Id=f"{_ID}-value")
    data = add(add(signature, DS, "KeyInfo"), DS, "X509Data")
    add(data, DS, "X509Certificate", _base64(signer.certificate))
    properties = _properties(signature, entries, signer.certificate, moment)
    _signed_info(info, entries, signer, properties)
    value.text = _base64(signer.sign(canonical(info)))
    return to_bytes(root)


def _signed_info(info: Element, entries: Sequence[Entry], signer: Signer, properties: Element) -> None:
    add(info, DS, "CanonicalizationMethod", Algorithm=C14N)
    add(info, DS, "SignatureMethod", Algorithm=signer.algorithm.value)
    for number, entry in enumerate(entries):
        # entry names need no escaping in a URI: container.ENTRY_NAME
        reference = add(info, DS, "Reference", Id=f"{_ID}-file{number}", URI=entry.name)
        _digest(reference, entry.content)
    reference = add(info, DS, "Reference", Type=SIGNED_PROPERTIES, URI=f"#{_ID}-properties")
    add(add(reference, DS, "Transforms"), DS, "Transform", Algorithm=C14N)
    _digest(reference, canonical(properties))


def _properties(signature: Element, entries: Sequence[Entry], certificate: bytes, moment: datetime) -> Element:
    qualifying = add(add(signature, DS, "Object"), XADES, "QualifyingProperties", Target=f"#{_ID}")
    properties = add(qualifying, XADES, "SignedProperties", Id=f"{_ID}-properties")
    about = add(properties, XADES, "SignedSignatureProperties")
    add(about, XADES, "SigningTime", moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    cert = add(add(about, XADES, "SigningCertificateV2"), XADES, "Cert")
    _digest(add(cert, XADES, "CertDigest"), certificate)
    files = add(properties, XADES, "SignedDataObjectProperties")
    for number, entry in enumerate(entries):
        shape = add(files, XADES, "DataObjectFormat", ObjectReference=f"#{_ID}-file{number}")
        add(shape, XADES, "MimeType", entry.media_type)
    return properties


def _digest(parent: Element, content: bytes) -> None:
    add(parent, DS, "DigestMethod", Algorithm=SHA256)
    add(parent, DS, "DigestValue", _base64(hashlib.sha256(content).digest()))


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
