"""Our signatures against ETSI's own schema of XAdES (EN 319 132-1, version 1.3.2), as signxml's wheel carries it."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from forged_signature import drop, one, put, read
from signed_sample import Signed


@pytest.fixture(scope="module")
def schema() -> Any:
    spec = find_spec("signxml")
    assert spec is not None
    assert spec.origin is not None
    schemas = Path(spec.origin).parent / "xades" / "schemas"
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    return etree.XMLSchema(etree.parse(schemas / "XAdES01903v132-201601.xsd", parser))


def test_a_signature_fits_the_schema(signed: Signed, schema: Any) -> None:
    root = read(signed)
    schema.assertValid(one(root, "//ds:Signature"))
    schema.assertValid(one(root, "//xades:QualifyingProperties"))


@pytest.mark.parametrize(
    "spoil", [drop("//xades:SigningCertificateV2/xades:Cert"), put("//xades:SignedProperties", "X", "1")]
)
def test_the_schema_does_look(spoil: Any, signed: Signed, schema: Any) -> None:
    root = read(signed)
    spoil(root)
    assert not schema.validate(one(root, "//xades:QualifyingProperties"))
