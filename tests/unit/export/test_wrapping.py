"""Signature wrapping, the eight classic ways (XSW 1–8): the true signed element is moved, a forged one takes its place.

What is looked up by an id here is SignedProperties alone, so that is what is wrapped: with its own id and with another.
"""

import copy
from collections.abc import Callable

import pytest
from lxml import etree

from forged_signature import Tree, one, read, reason
from hep_desktop.export.xades import DS, XADES
from signed_sample import Signed


def _forged(root: Tree) -> tuple[Tree, Tree]:
    """The true properties, taken out, and forged ones left in their place."""
    true = one(root, "//xades:SignedProperties")
    forged = copy.deepcopy(true)
    one(forged, ".//xades:SigningTime").text = "2020-01-01T00:00:00Z"
    true.getparent().replace(true, forged)
    return true, forged


def _box(parent: Tree, child: Tree, namespace: str = DS, name: str = "Object") -> None:
    etree.SubElement(parent, f"{{{namespace}}}{name}").append(child)


def _xsw1(root: Tree, true: Tree, forged: Tree) -> None:
    """In a whole second document inside the signature."""
    again = copy.deepcopy(root)
    inner = one(again, "//xades:SignedProperties")
    inner.getparent().replace(inner, true)
    _box(one(root, "/asic:XAdESSignatures/ds:Signature"), again)
    del forged


def _xsw2(root: Tree, true: Tree, forged: Tree) -> None:
    """Beside the signature."""
    root.append(true)
    del forged


def _xsw3(root: Tree, true: Tree, forged: Tree) -> None:
    """Right after the forged ones."""
    forged.addnext(true)
    del root


def _xsw4(root: Tree, true: Tree, forged: Tree) -> None:
    """Inside the forged ones."""
    forged.append(true)
    del root


def _xsw5(root: Tree, true: Tree, forged: Tree) -> None:
    """Before everything else."""
    root.insert(0, true)
    del forged


def _xsw6(root: Tree, true: Tree, forged: Tree) -> None:
    """In an object of its own."""
    _box(one(root, "/asic:XAdESSignatures/ds:Signature"), true)
    del forged


def _xsw7(root: Tree, true: Tree, forged: Tree) -> None:
    """Among what may be added later, where anything may stand."""
    _box(one(root, "//xades:QualifyingProperties"), true, XADES, "UnsignedProperties")
    del forged


def _xsw8(root: Tree, true: Tree, forged: Tree) -> None:
    """In the key's description."""
    _box(one(root, "//ds:KeyInfo"), true)
    del forged


@pytest.mark.parametrize("way", [_xsw1, _xsw2, _xsw3, _xsw4, _xsw5, _xsw6, _xsw7, _xsw8])
@pytest.mark.parametrize("new_id", ["S0-properties", "forged"])
def test_wrapped(way: Callable[[Tree, Tree, Tree], None], new_id: str, signed: Signed) -> None:
    root = read(signed)
    true, forged = _forged(root)
    forged.set("Id", new_id)
    way(root, true, forged)
    assert reason(signed, root) in ("double_id", "structure", "properties_changed")
