"""Signatures with one lie: wrapped, moved, weakened, made by another, or truly signed nonsense."""

import base64
import copy
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from lxml import etree

from forged_signature import (
    EXCLUSIVE,
    MORE,
    SHA1,
    Tree,
    certificate,
    digest_again,
    drop,
    insert,
    look,
    one,
    put,
    read,
    reason,
    repeat,
    sign_again,
    swap_certificate,
    write,
)
from hep_desktop.export import container, xades
from hep_desktop.export.keys import KeySigner
from hep_desktop.export.verdict import Who
from hep_desktop.export.xades import ASIC, C14N, DS, SHA256, XADES
from signed_sample import NOW, Signed


def _wrap_whole(root: Tree) -> None:
    """The true signature moved into an object of a false one."""
    signature = one(root, "/asic:XAdESSignatures/ds:Signature")
    true = copy.deepcopy(signature)
    etree.SubElement(signature, f"{{{DS}}}Object").append(true)
    one(root, "/asic:XAdESSignatures/ds:Signature/ds:SignedInfo/ds:Reference[1]").set("URI", "forged.json")


def _wrap_whole_fresh_ids(root: Tree) -> None:
    """The same, the true one keeping its ids and the false one taking others."""
    _wrap_whole(root)
    for element in one(root, "/asic:XAdESSignatures/ds:Signature/ds:Object[2]").iter():
        element.attrib.pop("Id", None)


def _wrap_properties(root: Tree) -> None:
    """The signed properties moved where nobody looks, forged ones in their place, with another id."""
    true = one(root, "//xades:SignedProperties")
    forged = copy.deepcopy(true)
    one(forged, ".//xades:SigningTime").text = "2020-01-01T00:00:00Z"
    forged.set("Id", "forged")
    true.getparent().replace(true, forged)
    later = etree.SubElement(forged.getparent(), f"{{{XADES}}}UnsignedProperties")
    later.append(true)


def _wrap_properties_same_id(root: Tree) -> None:
    _wrap_properties(root)
    one(root, "//xades:QualifyingProperties/xades:SignedProperties").set("Id", "S0-properties")


def _wrap_properties_swapped_ids(root: Tree) -> None:
    _wrap_properties(root)
    one(root, "//xades:UnsignedProperties/xades:SignedProperties").set("Id", "other")
    one(root, "//xades:QualifyingProperties/xades:SignedProperties").set("Id", "S0-properties")


def _wrap_in_second_object(root: Tree) -> None:
    box = one(root, "//ds:Object")
    box.addnext(copy.deepcopy(box))


def _second_signed_info(root: Tree) -> None:
    info = one(root, "//ds:SignedInfo")
    info.addnext(copy.deepcopy(info))


def _second_signature(root: Tree) -> None:
    signature = one(root, "//ds:Signature")
    another = copy.deepcopy(signature)
    for element in another.iter():
        if element.get("Id"):
            element.set("Id", "x" + element.get("Id"))
    root.append(another)


def _signed_info_elsewhere(root: Tree) -> None:
    one(root, "//ds:Object").append(one(root, "//ds:SignedInfo"))


def _bare_signature(root: Tree) -> None:
    root.tag = f"{{{ASIC}}}Other"


def _transformed(root: Tree) -> None:
    reference = one(root, "//ds:Reference[@URI='hep.json']")
    transforms = etree.Element(f"{{{DS}}}Transforms")
    etree.SubElement(transforms, f"{{{DS}}}Transform", Algorithm=MORE + "base64")
    reference.insert(0, transforms)


def _other_certificate(root: Tree) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    der = KeySigner(key, certificate(key)).certificate
    one(root, "//ds:X509Certificate").text = base64.b64encode(der).decode()


def _other_certificate_digested(root: Tree) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    swap_certificate(root, KeySigner(key, certificate(key)).certificate)


def _no_certificate(root: Tree) -> None:
    swap_certificate(root, b"\x30\x03\x02\x01\x00")


def _later(root: Tree) -> None:
    """The claimed time changed, and its digest stated anew."""
    one(root, "//xades:SigningTime").text = "2020-01-01T00:00:00Z"
    digest_again(root)


FILE = "//ds:Reference[@URI='hep.json']"
ITSELF = "//ds:Reference[@Type]"
ATTACKS: list[tuple[Callable[[Tree], None], str]] = [
    (_wrap_whole, "double_id"),
    (_wrap_whole_fresh_ids, "structure"),
    (_wrap_properties, "structure"),
    (_wrap_properties_same_id, "double_id"),
    (_wrap_properties_swapped_ids, "properties_changed"),
    (_wrap_in_second_object, "double_id"),
    (_second_signed_info, "double_id"),
    (_second_signature, "structure"),
    (_signed_info_elsewhere, "structure"),
    (_bare_signature, "structure"),
    (_transformed, "transforms"),
    (_other_certificate, "other_certificate"),
    (_other_certificate_digested, "value"),
    (_no_certificate, "certificate"),
    (_later, "value"),
    (write("//xades:SigningTime", "2020-01-01T00:00:00Z"), "properties_changed"),
    (write("//ds:SignatureValue", base64.b64encode(bytes(64)).decode()), "value"),
    (write("//ds:SignatureValue", base64.b64encode(bytes(70)).decode()), "value"),
    (write("//ds:SignatureValue", ""), "value"),
    (write("//ds:SignatureValue", "%%%"), "structure"),
    (write(f"{FILE}/ds:DigestValue", base64.b64encode(bytes(32)).decode()), "file_changed"),
    (write("//ds:KeyInfo", "stray"), "structure"),
    (put(f"{FILE}/ds:DigestMethod", "Algorithm", SHA1), "algorithm"),
    (put(f"{ITSELF}/ds:DigestMethod", "Algorithm", SHA1), "algorithm"),
    (put("//xades:CertDigest/ds:DigestMethod", "Algorithm", SHA1), "properties_changed"),
    (put("//ds:SignatureMethod", "Algorithm", DS + "rsa-sha1"), "algorithm"),
    (put("//ds:SignatureMethod", "Algorithm", MORE + "rsa-sha256"), "algorithm"),
    (put("//ds:SignatureMethod", "Algorithm", DS + "hmac-sha1"), "algorithm"),
    (put("//ds:CanonicalizationMethod", "Algorithm", C14N + "#WithComments"), "algorithm"),
    (put("//ds:CanonicalizationMethod", "Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116"), "algorithm"),
    (put(f"{ITSELF}/ds:Transforms/ds:Transform", "Algorithm", DS + "enveloped-signature"), "algorithm"),
    (put(FILE, "URI", ""), "file_missing"),
    (put(FILE, "URI", "http://example.org/hep.json"), "file_missing"),
    (put(FILE, "URI", "./hep.json"), "file_missing"),
    (put(FILE, "URI", "#S0-properties"), "structure"),
    (put(FILE, "URI", "mimetype"), "file_missing"),
    (put(FILE, "Type", DS + "Manifest"), "structure"),
    (put(ITSELF, "URI", "#S0"), "structure"),
    (put(ITSELF, "URI", "#xpointer(id('S0-properties'))"), "structure"),
    (put(ITSELF, "Type", "http://uri.etsi.org/01903#Other"), "structure"),
    (put("//xades:QualifyingProperties", "Target", "#S1"), "structure"),
    (put("//ds:KeyInfo", "ID", "S0"), "double_id"),
    (put("//ds:KeyInfo", "{http://www.w3.org/XML/1998/namespace}id", "x"), "xml"),
    (drop(ITSELF), "structure"),
    (drop(FILE), "file_not_signed"),
    (drop("//ds:KeyInfo"), "structure"),
    (drop("//ds:SignatureValue"), "structure"),
    (drop("//ds:X509Certificate"), "structure"),
    (drop("//xades:SigningCertificateV2"), "properties_changed"),
    (drop("//xades:SignedDataObjectProperties"), "properties_changed"),
    (repeat(FILE), "double_reference"),
    (repeat(ITSELF), "structure"),
    (insert("//ds:SignatureMethod", DS, "HMACOutputLength"), "structure"),
    (insert("//ds:CanonicalizationMethod", EXCLUSIVE, "InclusiveNamespaces"), "structure"),
    (insert("//ds:Object", DS, "Manifest"), "structure"),
    (insert(FILE, DS, "Extra"), "structure"),
]  # fmt: skip


@pytest.mark.parametrize(("attack", "expected"), ATTACKS)
def test_attack(attack: Callable[[Tree], None], expected: str, signed: Signed) -> None:
    root = read(signed)
    assert reason(signed, root) == ""
    attack(root)
    assert reason(signed, root) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (write("//xades:SigningTime", "tegnap"), "structure"),
        (write("//xades:SigningTime", "2026-02-30T00:00:00Z"), "structure"),
        (write("//xades:SigningTime", "2026-11-21T10:30:00"), "structure"),
        (repeat("//xades:SigningTime"), "structure"),
        (drop("//xades:SigningCertificateV2"), "structure"),
        (drop("//xades:SignedDataObjectProperties"), "structure"),
        (drop("//xades:DataObjectFormat[@ObjectReference='#S0-file0']"), "media_type"),
        (write("//xades:DataObjectFormat[@ObjectReference='#S0-file0']/xades:MimeType", "text/html"), "media_type"),
        (drop("//xades:DataObjectFormat[@ObjectReference='#S0-file0']/xades:MimeType"), "structure"),
        (repeat("//xades:DataObjectFormat[@ObjectReference='#S0-file0']"), "structure"),
        (put("//xades:CertDigest/ds:DigestMethod", "Algorithm", SHA1), "algorithm"),
        (insert("//xades:Cert", XADES, "Other"), "structure"),
        (repeat("//xades:Cert"), "structure"),
    ],
)
def test_truly_signed_nonsense(change: Callable[[Tree], None], expected: str, signed: Signed) -> None:
    root = read(signed)
    change(root)
    digest_again(root)
    sign_again(root, signed.signer.sign)
    assert reason(signed, root) == expected


@pytest.mark.parametrize(
    "markup",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b"<!-- nothing -->",
        b"<?php evil ?>",
    ],
)
def test_markup_nobody_needs(markup: bytes, signed: Signed) -> None:
    raw = etree.tostring(read(signed))
    (verdict,) = look(signed, markup + raw)
    assert [problem.code for problem in verdict.problems] == ["xml"]
    inside = raw.replace(b"<ds:SignedInfo>", b"<ds:SignedInfo>" + markup)
    (verdict,) = look(signed, inside)
    assert [problem.code for problem in verdict.problems] == ["xml"]


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-7", "ISO-8859-2"])
def test_other_encodings_hide_nothing(encoding: str, signed: Signed) -> None:
    raw = etree.tostring(read(signed), encoding="unicode")
    disguised = f'<?xml version="1.0" encoding="{encoding}"?>{raw}'.encode(encoding)
    (verdict,) = look(signed, disguised)
    assert [problem.code for problem in verdict.problems] == ["xml"]


def test_a_weak_key(signed: Signed) -> None:
    key = rsa.generate_private_key(65537, 1024)  # noqa: S505 – weak on purpose
    root = etree.fromstring(xades.sign(signed.entries, KeySigner(key, certificate(key)), NOW))
    assert reason(signed, root) == "weak_key"


def test_a_signature_of_another_package(signed: Signed) -> None:
    other = (container.Entry("hep.json", b"{}"), *signed.entries[1:])
    (verdict,) = look(signed, xades.sign(other, signed.signer, NOW))
    assert [(problem.code, problem.name) for problem in verdict.problems] == [("file_changed", "hep.json")]


def test_another_key_under_the_same_name_is_a_stranger(signed: Signed) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    forged = KeySigner(key, certificate(key, "A készítő számítógép kulcsa"))
    (verdict,) = look(signed, xades.sign(signed.entries, forged, NOW), known=signed.known)
    assert (verdict.intact, verdict.who, verdict.self_issued) == (True, Who.UNKNOWN, True)


def test_sha256_is_what_we_write(signed: Signed) -> None:
    methods = {element.get("Algorithm") for element in read(signed).iter(f"{{{DS}}}DigestMethod")}
    assert methods == {SHA256}
