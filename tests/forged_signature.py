"""Takes an XAdES signature apart and puts it together again, rightly or with one lie, for tests of who reads it."""

import base64
import copy
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from lxml import etree

from hep_desktop.export import container, verify, xades
from hep_desktop.export.verdict import KnownCertificates, SignatureVerdict
from hep_desktop.export.xades import ASIC, DS, XADES
from signed_sample import NOW, Signed

NAMES = {"ds": DS, "xades": XADES, "asic": ASIC}
SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
MORE = "http://www.w3.org/2001/04/xmldsig-more#"

Tree = Any


def one(root: Tree, path: str) -> Tree:
    """The single element at a path."""
    (found,) = root.xpath(path, namespaces=NAMES)
    return found


def read(signed: Signed) -> Tree:
    return etree.fromstring(xades.sign(signed.entries, signed.signer, NOW))


def look(signed: Signed, *signatures: bytes, known: KnownCertificates | None = None) -> tuple[SignatureVerdict, ...]:
    return verify.verify(container.write(signed.entries, signatures), known or KnownCertificates()).signatures


def reason(signed: Signed, root: Tree) -> str:
    """Why a signature is refused; empty where it is not."""
    (verdict,) = look(signed, etree.tostring(root))
    assert verdict.intact is (not verdict.problems)
    return verdict.problems[0].code if verdict.problems else ""


def digest_again(root: Tree, name: str = "sha256", exclusive: bool = False) -> None:
    """State the digest of the signed properties anew, as a forger would after changing them."""
    properties = one(root, "//ds:Object/xades:QualifyingProperties/xades:SignedProperties")
    value = one(root, "//ds:SignedInfo/ds:Reference[@Type]/ds:DigestValue")
    form = etree.tostring(properties, method="c14n", exclusive=exclusive)
    value.text = base64.b64encode(hashlib.new(name, form).digest()).decode()


def sign_again(root: Tree, sign: Callable[[bytes], bytes], exclusive: bool = False) -> None:
    """A true signature over what now stands there."""
    info = etree.tostring(one(root, "//ds:Signature/ds:SignedInfo"), method="c14n", exclusive=exclusive)
    one(root, "//ds:SignatureValue").text = base64.b64encode(sign(info)).decode()


def swap_certificate(root: Tree, certificate: bytes) -> None:
    """Another certificate, rightly digested."""
    one(root, "//ds:X509Certificate").text = base64.b64encode(certificate).decode()
    value = one(root, "//xades:CertDigest/ds:DigestValue")
    value.text = base64.b64encode(hashlib.sha256(certificate).digest()).decode()
    digest_again(root)


def certificate(
    key: Any, name: str = "Dr. Őri Tűnde jegyző", begins: datetime = NOW, days: int = 365
) -> x509.Certificate:
    """A self-signed certificate."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(begins).not_valid_after(begins + timedelta(days=days))
    return builder.sign(key, hashes.SHA256())


def put(path: str, name: str, value: str) -> Callable[[Tree], None]:
    return lambda root: one(root, path).set(name, value)


def write(path: str, value: str) -> Callable[[Tree], None]:
    def change(root: Tree) -> None:
        one(root, path).text = value

    return change


def drop(path: str) -> Callable[[Tree], None]:
    def change(root: Tree) -> None:
        element = one(root, path)
        element.getparent().remove(element)

    return change


def insert(path: str, namespace: str, name: str) -> Callable[[Tree], None]:
    return lambda root: etree.SubElement(one(root, path), f"{{{namespace}}}{name}")


def repeat(path: str) -> Callable[[Tree], None]:
    def change(root: Tree) -> None:
        element = one(root, path)
        again = copy.deepcopy(element)
        again.attrib.pop("Id", None)
        element.addnext(again)

    return change
