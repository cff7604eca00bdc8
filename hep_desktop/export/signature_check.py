"""Checks one XAdES signature over the files of a container, accepting one structure only.

Wrapping attacks live on ids that are looked up and on elements that may stand anywhere. Here nothing is
looked up: every element is taken from the one place where it may stand, nothing may stand beside it, and
the ids only have to agree with that. Files are referenced as they are, without transforms.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from hep_desktop.export import public_keys
from hep_desktop.export.container import media_type
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.export.xades import ASIC, C14N, DS, SHA256, SIGNED_PROPERTIES, XADES
from hep_desktop.export.xml_tree import Element, XmlRefused, canonical, parse
from hep_desktop.frozen import dataclass

# Canonical XML 1.1 differs from 1.0 only for `xml:` attributes, which xml_tree refuses.
_FORMS = {C14N: False, "http://www.w3.org/2006/12/xml-c14n11": False, "http://www.w3.org/2001/10/xml-exc-c14n#": True}
_DIGESTS = {
    SHA256: "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature that holds says of itself."""

    certificate: bytes
    claimed: datetime
    value: bytes


@dataclass(frozen=True, slots=True)
class _Parts:
    """The elements that matter, each from its one place."""

    info: Element
    value: Element
    certificate: Element
    properties: Element


def check(raw: bytes, files: Mapping[str, bytes]) -> Signed:
    """That the signature covers exactly these files and holds. Raises Refused."""
    try:
        root = parse(raw)
    except XmlRefused as error:
        raise Refused(Reason.XML) from error
    _no_stray_text(root)
    _unique_ids(root)
    parts = _parts(root)
    form, algorithm, ids = _references(parts, files)
    claimed = _signed_properties(parts, ids)
    certificate, value = _bytes(parts.certificate), _bytes(parts.value)
    public_keys.verify(certificate, algorithm, canonical(parts.info, form), value)
    return Signed(certificate, claimed, value)


def _no_stray_text(root: Element) -> None:
    for element in root.iter():
        if (len(element) and (element.text or "").strip()) or (element.tail or "").strip():
            raise Refused(Reason.STRUCTURE)


def _unique_ids(root: Element) -> None:
    named = ((name.rpartition("}")[2].lower(), value) for one in root.iter() for name, value in one.attrib.items())
    ids = [value for name, value in named if name == "id"]
    if len(ids) != len(set(ids)):
        raise Refused(Reason.DOUBLE_ID)


def _children(parent: Element, *names: tuple[str, str]) -> list[Element]:
    """The children of an element, which must be exactly these."""
    found = list(parent)
    if [child.tag for child in found] != [f"{{{namespace}}}{name}" for namespace, name in names]:
        raise Refused(Reason.STRUCTURE)
    return found


def _parts(root: Element) -> _Parts:
    if root.tag != f"{{{ASIC}}}XAdESSignatures":
        raise Refused(Reason.STRUCTURE)
    (signature,) = _children(root, (DS, "Signature"))
    names = (DS, "SignedInfo"), (DS, "SignatureValue"), (DS, "KeyInfo"), (DS, "Object")
    info, value, key, box = _children(signature, *names)
    (data,) = _children(key, (DS, "X509Data"))
    certificates = _children(data, *[(DS, "X509Certificate")] * max(1, len(data)))  # first the signer's, then its chain
    (qualifying,) = _children(box, (XADES, "QualifyingProperties"))
    later = [(XADES, "UnsignedProperties")] * (len(qualifying) - 1)  # time stamps and revocation data, added by others
    properties, *unsigned = _children(qualifying, (XADES, "SignedProperties"), *later)
    if len(unsigned) > 1 or qualifying.get("Target") != f"#{signature.get('Id')}" or not signature.get("Id"):
        raise Refused(Reason.STRUCTURE)
    return _Parts(info, value, certificates[0], properties)


def _references(parts: _Parts, files: Mapping[str, bytes]) -> tuple[bool, str, dict[str, str]]:
    """Checks every reference; gives the canonical form, the algorithm, and the ids of the references to files."""
    found = list(parts.info)
    names = [(DS, "CanonicalizationMethod"), (DS, "SignatureMethod"), *[(DS, "Reference")] * max(1, len(found) - 2)]
    method, algorithm, *references = _children(parts.info, *names)
    form = _form(method)
    about_itself, ids = 0, dict[str, str]()
    for reference in references:
        uri = reference.get("URI") or ""
        if uri.startswith("#") or reference.get("Type") == SIGNED_PROPERTIES:
            _reference_to_properties(reference, parts.properties)
            about_itself += 1
        elif uri in ids or reference.get("Type"):
            raise Refused(Reason.DOUBLE_REFERENCE if uri in ids else Reason.STRUCTURE, name=uri)
        else:
            _reference_to_file(reference, uri, files)
            ids[uri] = reference.get("Id") or ""
    for name in files:
        if name not in ids:
            raise Refused(Reason.FILE_NOT_SIGNED, name=name)
    if about_itself != 1:
        raise Refused(Reason.STRUCTURE)
    _children(algorithm)
    return form, algorithm.get("Algorithm") or "", ids


def _reference_to_properties(reference: Element, properties: Element) -> None:
    if reference.get("Type") != SIGNED_PROPERTIES or reference.get("URI") != f"#{properties.get('Id')}":
        raise Refused(Reason.STRUCTURE)
    transforms, method, value = _children(reference, (DS, "Transforms"), (DS, "DigestMethod"), (DS, "DigestValue"))
    (transform,) = _children(transforms, (DS, "Transform"))
    if not _same(method, value, canonical(properties, _form(transform))):
        raise Refused(Reason.PROPERTIES_CHANGED)


def _reference_to_file(reference: Element, name: str, files: Mapping[str, bytes]) -> None:
    if any(child.tag == f"{{{DS}}}Transforms" for child in reference):
        raise Refused(Reason.TRANSFORMS, name=name)
    method, value = _children(reference, (DS, "DigestMethod"), (DS, "DigestValue"))
    if name not in files:
        raise Refused(Reason.FILE_MISSING, name=name)
    if not _same(method, value, files[name]):
        raise Refused(Reason.FILE_CHANGED, name=name)


def _signed_properties(parts: _Parts, ids: Mapping[str, str]) -> datetime:
    """Checks what the signer says of the certificate and the files; gives the time he claims."""
    about, shapes = _children(
        parts.properties, (XADES, "SignedSignatureProperties"), (XADES, "SignedDataObjectProperties")
    )
    said = {child.tag: child for child in about}
    moment, cert = (said.get(f"{{{XADES}}}{name}") for name in ("SigningTime", "SigningCertificateV2"))
    if moment is None or cert is None or len(said) != len(about):
        raise Refused(Reason.STRUCTURE)
    _certificate(cert, _bytes(parts.certificate))
    _media_types(shapes, ids)
    return _moment(moment)


def _certificate(said: Element, certificate: bytes) -> None:
    (cert,) = _children(said, (XADES, "Cert"))
    serial = [(XADES, "IssuerSerialV2")] * (len(cert) - 1)  # some tools add it; the digest says all
    digest, *_ = _children(cert, (XADES, "CertDigest"), *serial)
    method, value = _children(digest, (DS, "DigestMethod"), (DS, "DigestValue"))
    if not _same(method, value, certificate):
        raise Refused(Reason.OTHER_CERTIFICATE)


def _media_types(shapes: Element, ids: Mapping[str, str]) -> None:
    """A file must be what its signer says that it is, or it could be opened as something else."""
    told: dict[str, str] = {}
    for shape in shapes:
        reference = shape.get("ObjectReference") or ""
        kinds = [child.text for child in shape if child.tag == f"{{{XADES}}}MimeType"]
        if shape.tag != f"{{{XADES}}}DataObjectFormat" or reference in told or len(kinds) != 1:
            raise Refused(Reason.STRUCTURE)
        told[reference] = kinds[0] or ""
    for name, reference in ids.items():
        if not reference or told.get(f"#{reference}") != media_type(name):
            raise Refused(Reason.MEDIA_TYPE, name=name)


def _moment(said: Element) -> datetime:
    _children(said)
    words = said.text or ""
    try:
        if _MOMENT.fullmatch(words):
            return datetime.fromisoformat(words)
    except ValueError as error:
        raise Refused(Reason.STRUCTURE) from error
    raise Refused(Reason.STRUCTURE)


def _form(method: Element) -> bool:
    """Whether a canonical form is the exclusive one."""
    _children(method)
    name = method.get("Algorithm") or ""
    if name not in _FORMS:
        raise Refused(Reason.ALGORITHM, name=name)
    return _FORMS[name]


def _same(method: Element, value: Element, content: bytes) -> bool:
    _children(method)
    name = method.get("Algorithm") or ""
    if name not in _DIGESTS:
        raise Refused(Reason.ALGORITHM, name=name)
    return hashlib.new(_DIGESTS[name], content).digest() == _bytes(value)


def _bytes(element: Element) -> bytes:
    _children(element)
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Reason.STRUCTURE) from error
