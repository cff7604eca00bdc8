"""Honest signatures of ours and of other tools are read; and who made them is told by the certificate."""

import base64
import hashlib
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from lxml import etree

from forged_signature import (
    EXCLUSIVE,
    MORE,
    NAMES,
    certificate,
    digest_again,
    look,
    one,
    sign_again,
)
from hep_desktop.export import container, verify, xades
from hep_desktop.export.keys import KeySigner
from hep_desktop.export.verdict import State, Who
from hep_desktop.export.xades import DS, XADES
from signed_sample import NOW, Signed

SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"


@pytest.mark.parametrize(
    "key", [lambda: rsa.generate_private_key(65537, 2048), lambda: ec.generate_private_key(ec.SECP384R1())]
)
def test_other_keys_are_read(key: Callable[[], Any], signed: Signed) -> None:
    made = key()
    (verdict,) = look(signed, xades.sign(signed.entries, KeySigner(made, certificate(made)), NOW))
    assert (verdict.intact, verdict.name, verdict.who) == (True, "Dr. Őri Tűnde jegyző", Who.UNKNOWN)


def test_several_signatures_each_with_its_own_verdict(signed: Signed) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    other = xades.sign(signed.entries, KeySigner(key, certificate(key)), NOW + timedelta(days=1))
    own = xades.sign(signed.entries, signed.signer, NOW)
    first, second = look(signed, own, other, known=signed.known)
    assert (first.who, second.who) == (Who.DEVICE, Who.UNKNOWN)
    spoiled = other.replace(b"2026-11-22", b"2026-11-23")
    raw = container.write(signed.entries, [own, spoiled])
    verdict = verify.verify(raw, signed.known)
    assert [one.intact for one in verdict.signatures] == [True, False]
    assert verdict.state is State.CHANGED


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (NOW - timedelta(seconds=1), State.OUTSIDE),
        (NOW, State.WHOLE),
        (NOW + timedelta(days=1), State.WHOLE),
        (NOW + timedelta(days=1, seconds=1), State.OUTSIDE),
    ],
)
def test_a_certificate_that_does_not_cover_the_claimed_time_is_no_proper_signature(
    moment: datetime, state: State, signed: Signed
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    signer = KeySigner(key, certificate(key, begins=NOW, days=1))
    raw = container.write(signed.entries, [xades.sign(signed.entries, signer, moment)])
    verdict = verify.verify(raw, signed.known)
    assert (verdict.state, verdict.intact, verdict.signatures[0].intact) == (state, state is State.WHOLE, True)


def test_the_time_is_written_in_universal_time(signed: Signed) -> None:
    local = datetime(2026, 11, 21, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    (verdict,) = look(signed, xades.sign(signed.entries, signed.signer, local))
    assert verdict.claimed == datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


def _foreign(signed: Signed, exclusive: bool) -> bytes:
    """As another tool might sign: SHA-512, chain in KeyInfo, more properties, what came later unsigned."""
    key = rsa.generate_private_key(65537, 2048)
    own = KeySigner(key, certificate(key))
    root = etree.fromstring(xades.sign(signed.entries, own, NOW))
    for entry, method in zip(
        signed.entries, root.xpath("//ds:Reference[not(@Type)]/ds:DigestMethod", namespaces=NAMES), strict=True
    ):
        method.set("Algorithm", SHA512)
        method.getnext().text = base64.b64encode(hashlib.sha512(entry.content).digest()).decode()
    chain = etree.SubElement(one(root, "//ds:X509Data"), f"{{{DS}}}X509Certificate")
    chain.text = base64.encodebytes(signed.signer.certificate).decode()
    etree.SubElement(one(root, "//xades:Cert"), f"{{{XADES}}}IssuerSerialV2").text = "AAAA"
    about = one(root, "//xades:SignedSignatureProperties")
    etree.SubElement(
        etree.SubElement(about, f"{{{XADES}}}SignatureProductionPlaceV2"), f"{{{XADES}}}City"
    ).text = "Mintafalu"
    later = etree.SubElement(one(root, "//xades:QualifyingProperties"), f"{{{XADES}}}UnsignedProperties")
    etree.SubElement(later, f"{{{XADES}}}UnsignedSignatureProperties")
    if exclusive:
        one(root, "//ds:CanonicalizationMethod").set("Algorithm", EXCLUSIVE)
        one(root, "//ds:Transform").set("Algorithm", EXCLUSIVE)
    one(root, "//ds:SignatureMethod").set("Algorithm", MORE + "rsa-sha512")
    digest_again(root, exclusive=exclusive)
    sign_again(root, lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA512()), exclusive)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


@pytest.mark.parametrize("exclusive", [False, True])
@pytest.mark.outside("xmlsec1")
@pytest.mark.outside("unzip")
def test_what_other_tools_add_is_read_and_xmlsec_agrees(exclusive: bool, signed: Signed, tmp_path: Path) -> None:
    foreign = _foreign(signed, exclusive)
    raw = container.write(signed.entries, [xades.sign(signed.entries, signed.signer, NOW), foreign])
    assert verify.verify(raw, signed.known).intact
    (tmp_path / "x.asice").write_bytes(raw)
    subprocess.run(["unzip", "-q", "x.asice"], cwd=tmp_path, check=True)
    for name in ("signatures0.xml", "signatures1.xml"):
        command = ["xmlsec1", "--verify", "--insecure", "--id-attr:Id", f"{XADES}:SignedProperties", f"META-INF/{name}"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
