"""Ellenőrzi egy HEP-csomag (.asice) teljességét és aláírásait, a készítő program nélkül.

    python3 hep_ellenorzo.py CSOMAG…        (kell hozzá: pip install lxml cryptography)

Kilépési kód: 0 – mind aláírt és változatlan, 1 – valamelyik nem, 2 – nem olvasható.
A standalone verifier: it shares no code with HEP Desktop, so that one mistake does not hide in both.
Formats: ZIP (PKWARE APPNOTE), ASiC-E (EN 319 162-1), XAdES baseline B (EN 319 132-1), ODF manifest 1.2.
"""

import base64
import hashlib
import re
import struct
import sys
import zlib
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from lxml import etree

ASIC_E, META, SUMS = "application/vnd.etsi.asic-e+zip", "META-INF/", "manifest-sha256.txt"
NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
SIGNATURE = re.compile(r"META-INF/signatures[A-Za-z0-9._-]*\.xml")
MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
HEAD = rb"(\xef\xbb\xbf)?(<\?xml\s+version=(['\"])1\.0\3(\s+encoding=(['\"])utf-8\5)?"
HEAD = re.compile(HEAD + rb"(\s+standalone=(['\"])(yes|no)\7)?\s*\?>)?", re.IGNORECASE)
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
DS, XA = "{http://www.w3.org/2000/09/xmldsig#}", "{http://uri.etsi.org/01903/v1.3.2#}"
ENC, MORE = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2001/04/xmldsig-more#"
DIGESTS = {f"{ENC}sha256": hashlib.sha256, f"{MORE}sha384": hashlib.sha384, f"{ENC}sha512": hashlib.sha512}
HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
C14N, EXCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#"
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {"csv": "text/csv", "json": "application/json", "pdf": "application/pdf", "txt": "text/plain"}
TYPES |= {"docx": f"{OFFICE}wordprocessingml.document", "xlsx": f"{OFFICE}spreadsheetml.sheet"}


class Hiba(Exception):  # noqa: N818
    """Why the package or a signature is not accepted, in Hungarian."""


def need(holds, why="szabálytalan aláírás"):
    """Go on only where something holds."""
    if not holds:
        raise Hiba(why)


def unpack(raw):
    """The entries of the ZIP, name → content: local and central headers agree, and nothing lies between or behind."""
    end = raw.rfind(b"PK\5\6", max(0, len(raw) - 22 - 65535))
    need(end >= 0 and len(raw) >= end + 22, "nem ZIP-fájl")
    _, *disks, count, size, start, comment = struct.unpack_from("<4s4H2IH", raw, end)
    need(raw[end + 22 :] in (b"", b"mimetype=" + ASIC_E.encode()) and len(raw) == end + 22 + comment, "idegen a végén")
    need(disks == [0, 0, count] and count <= 2000 and start + size == end, "hibás tartalomjegyzék")
    place, at, found = start, 0, {}
    for _ in range(count):
        need(raw[place : place + 4] == b"PK\1\2" and place + 46 <= end, "hibás tartalomjegyzék")
        made, *same, n, x, c, disk, inner, outer, offset = struct.unpack_from("<4x6H3I5H2I", raw, place)
        name, mode = raw[place + 46 : place + 46 + n].decode("ascii", "replace"), outer >> 16
        need(NAME.fullmatch(name) and name.lower() not in map(str.lower, found), f"hibás vagy kettős fájlnév: {name}")
        need(offset == at and not c and not disk and same[0] in (10, 20) and inner < 2, f"hibás bejegyzés: {name}")
        unix = made >> 8 == 3 and mode & ~0o777 == 0o100000
        need(made >> 8 in (0, 3) and not outer & 0x7FDF and (not mode or unix), f"nem közönséges fájl: {name}")
        fields(raw[place + 46 + n : place + 46 + n + x])
        found[name], at = entry(raw, name, at, start, same)
        place += 46 + n + x
    need(place == end and at == start, "idegen adat a fájlok között")
    return found


def fields(extra):
    """Extra fields may hold times and owners only: others rename or resize an entry."""
    while extra:
        need(len(extra) >= 4 and extra[:2] in (b"UT", b"ux", b"\n\0"), "hibás mező")
        length = 4 + int.from_bytes(extra[2:4], "little")
        need(len(extra) >= length, "hibás mező")
        extra = extra[length:]


def entry(raw, name, at, start, same):
    """The content of an entry, whose local header agrees with the central one, and where the next one begins."""
    need(at + 30 <= start and raw[at : at + 4] == b"PK\3\4", f"hibás fejléc: {name}")
    *told, n, x = struct.unpack_from("<4x5H3I2H", raw, at)
    _, flags, method, _, _, crc, packed, size = same
    data = at + 30 + n + x
    content = raw[data : data + packed]
    need(not flags & ~0x80E and method in (0, 8), f"ismeretlen tömörítés: {name}")
    need(told[:5] == same[:5] and (told == same or (flags & 8 and told[5:] == [0, 0, 0])), f"ellentmondás: {name}")
    need(raw[at + 30 : at + 30 + n] == name.encode() and data + packed <= start, f"ellentmondás: {name}")
    need(size <= (4 if name.startswith(META) else 64) * 2**20, f"túl nagy: {name}")
    fields(raw[at + 30 + n : data])
    if method:
        unpacker = zlib.decompressobj(-15)
        content = unpacker.decompress(content, size + 1)
        need(unpacker.eof and not unpacker.unused_data, f"sérült: {name}")
    need(len(content) == size and zlib.crc32(content) == crc, f"sérült: {name}")
    need(name != "mimetype" or not (at or method or x or flags & 8), "hibás mimetype")
    told = struct.pack("<3I", crc, packed, size)
    after = [told for told in (b"PK\7\x08" + told, told) if raw.startswith(told, data + packed)] if flags & 8 else [b""]
    need(after, f"ellentmondás: {name}")
    return content, data + packed + len(after[0])


def tree(raw):
    """XML in UTF-8 without DTD, entities, comments and instructions, doubled ids or text beside elements."""
    body = raw[len(HEAD.match(raw)[0]) :]
    need(b"<!" not in body and b"<?" not in body, "tiltott XML-elem")
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)
    root = etree.fromstring(body.decode().encode(), parser)
    named = [item for one in root.iter() for item in one.attrib.items()]
    ids = [value for name, value in named if name.rpartition("}")[2].lower() == "id"]
    need(len(ids) == len(set(ids)) and not any("XML/1998/namespace" in name for name, _ in named), "tiltott XML-elem")
    beside = (f"{one.text or '' if len(one) else ''}{one.tail or ''}".strip() for one in root.iter())
    need(not any(beside), "idegen szöveg")
    return root


def media(name):
    """What kind of file a name says."""
    return TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def children(parent, *names):
    """The children, which must be exactly these: nothing is looked up by id, so nothing can be wrapped."""
    need([child.tag for child in parent] == list(names))
    return list(parent)


def decoded(element):
    """The bytes behind an element's Base64."""
    return base64.b64decode("".join((element.text or "").split()), validate=True)


def same_digest(method, value, content):
    """Whether a digest is that of the content."""
    need(method.get("Algorithm") in DIGESTS and not len(method) and not len(value), "ismeretlen lenyomat")
    return DIGESTS[method.get("Algorithm")](content).digest() == decoded(value)


def canonical(element, method):
    """The bytes of an element that are hashed or signed."""
    form = method.get("Algorithm")
    need(form in {C14N, EXCLUSIVE, "http://www.w3.org/2006/12/xml-c14n11"} and not len(method), "ismeretlen XML-alak")
    return etree.tostring(element, method="c14n", exclusive=form == EXCLUSIVE, with_comments=False)


def signature(raw, files):
    """Checks one signature over exactly these files; gives who signed, when as he says, and if by himself certified."""
    root = tree(raw)
    need(root.tag == "{http://uri.etsi.org/02918/v1.2.1#}XAdESSignatures")
    (signed,) = children(root, f"{DS}Signature")
    info, value, key, box = children(signed, f"{DS}SignedInfo", f"{DS}SignatureValue", f"{DS}KeyInfo", f"{DS}Object")
    (chain,) = children(key, f"{DS}X509Data")
    certificate = decoded(children(chain, *[f"{DS}X509Certificate"] * max(1, len(chain)))[0])
    (outer,) = children(box, f"{XA}QualifyingProperties")
    need(signed.get("Id") and outer.get("Target") == f"#{signed.get('Id')}" and len(outer) < 3)
    properties, *_ = children(outer, f"{XA}SignedProperties", *[f"{XA}UnsignedProperties"] * (len(outer) - 1))
    names = f"{DS}CanonicalizationMethod", f"{DS}SignatureMethod", *[f"{DS}Reference"] * max(1, len(info) - 2)
    method, algorithm, *references = children(info, *names)
    ids, about = {}, 0
    for one in references:
        uri = one.get("URI") or ""
        if uri.startswith("#") or one.get("Type"):
            need(one.get("Type") == "http://uri.etsi.org/01903#SignedProperties" and uri == f"#{properties.get('Id')}")
            transforms, *digest = children(one, f"{DS}Transforms", f"{DS}DigestMethod", f"{DS}DigestValue")
            (transform,) = children(transforms, f"{DS}Transform")
            need(same_digest(*digest, canonical(properties, transform)), "az aláírás adatai megváltoztak")
            about += 1
        else:
            need(uri in files and uri not in ids, f"nem létező vagy kétszer aláírt fájl: {uri}")
            digest = children(one, f"{DS}DigestMethod", f"{DS}DigestValue")
            need(same_digest(*digest, files[uri]), f"megváltozott: {uri}")
            ids[uri] = one.get("Id")
    need(about == 1 and set(ids) == set(files), "nem minden fájl van aláírva")
    when, owner = signers_words(properties, certificate, ids), x509.load_der_x509_certificate(certificate)
    verify(owner.public_key(), algorithm, decoded(value), canonical(info, method))
    need(owner.not_valid_before_utc <= when <= owner.not_valid_after_utc, "a tanúsítvány nem az aláírás idejére szól")
    return owner.subject.rfc4514_string(), when, owner.subject == owner.issuer


def signers_words(properties, certificate, ids):
    """The signer's words agree with the certificate and the kinds of files; gives the time he claims."""
    about, shapes = children(properties, f"{XA}SignedSignatureProperties", f"{XA}SignedDataObjectProperties")
    said = {one.tag: one for one in about}
    (cert,) = children(said[f"{XA}SigningCertificateV2"], f"{XA}Cert")
    digest = children(cert, f"{XA}CertDigest", *[f"{XA}IssuerSerialV2"] * (len(cert) - 1))[0]
    digest = children(digest, f"{DS}DigestMethod", f"{DS}DigestValue")
    need(same_digest(*digest, certificate), "más tanúsítvány")
    kinds = {one.get("ObjectReference"): [c.text for c in one if c.tag == f"{XA}MimeType"] for one in shapes}
    need(len(kinds) == len(shapes) and all(one.tag == f"{XA}DataObjectFormat" for one in shapes))
    need(all(one and kinds.get(f"#{one}") == [media(name)] for name, one in ids.items()), "más fájltípus")
    need(len(said) == len(about) and all(len(kind) == 1 for kind in kinds.values()))
    moment = said[f"{XA}SigningTime"]
    need(MOMENT.fullmatch(moment.text or "") and not len(moment), "hibás időpont")
    return datetime.fromisoformat(moment.text)


def verify(key, method, value, content):
    """Whether the signature's value is that of the key."""
    kind, _, digest = (method.get("Algorithm") or "").removeprefix(MORE).partition("-")
    need(method.get("Algorithm") == f"{MORE}{kind}-{digest}" and not len(method) and digest in HASHES, "más algoritmus")
    if kind == "rsa" and isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048:
        key.verify(value, content, padding.PKCS1v15(), HASHES[digest])
    elif kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size >= 256:
        half = (key.curve.key_size + 7) // 8
        need(len(value) == 2 * half, "az aláírás értéke hibás")
        pair = int.from_bytes(value[:half], "big"), int.from_bytes(value[half:], "big")
        key.verify(utils.encode_dss_signature(*pair), content, ec.ECDSA(HASHES[digest]))
    else:
        raise Hiba("gyenge vagy ismeretlen kulcs")


def check(raw):
    """The signers of a package whose every file is listed, unchanged and signed. Raises Hiba."""
    try:
        need(len(raw) <= 256 * 2**20, "túl nagy")
        found = unpack(raw)
        need(next(iter(found), "") == "mimetype" and found["mimetype"] == ASIC_E.encode(), "hibás mimetype")
        files = {name: content for name, content in found.items() if name != "mimetype" and not name.startswith(META)}
        signatures = sorted(name for name in found if SIGNATURE.fullmatch(name))
        strangers = found.keys() - files.keys() - {"mimetype", f"{META}manifest.xml", *signatures}
        need(not strangers and len(signatures) <= 64, "idegen fájl a META-INF mappában")
        said = f"{MANIFEST}full-path", f"{MANIFEST}media-type"
        listed = [(line.tag, len(line), *map(line.get, said)) for line in tree(found[f"{META}manifest.xml"])]
        kinds = [("/", ASIC_E), *((name, media(name)) for name in files)]
        need(sorted(listed) == sorted((f"{MANIFEST}file-entry", 0, *one) for one in kinds), "a fájllista nem egyezik")
        sums = {hashlib.sha256(found[n]).hexdigest() + f"  {n}" for n in {"mimetype", "hep.json", *files} - {SUMS}}
        lines = files[SUMS].decode("ascii").removesuffix("\n").split("\n")
        need(len(lines) == len(sums) and set(lines) == sums, "a lenyomatok nem egyeznek")
        return [signature(found[name], files) for name in signatures]
    except InvalidSignature:
        raise Hiba("az aláírás értéke hibás") from None
    except (ArithmeticError, LookupError, TypeError, ValueError, zlib.error, struct.error, etree.LxmlError) as error:
        raise Hiba(f"sérült vagy szabálytalan csomag ({error})") from None


def main(names):
    """Say of each package what was proved, and no more."""
    code = 0 if names else 2
    for name in names:
        try:
            signers = check(Path(name).read_bytes())
        except (OSError, Hiba) as error:
            said = f"MEGVÁLTOZOTT vagy nem szabályos: {error}" if isinstance(error, Hiba) else "nem olvasható"
            print(f"{name}: {said}.")
            code = max(code, 1 if isinstance(error, Hiba) else 2)
            continue
        code = max(code, not signers)
        print(f"{name}: teljes, önmagával egyezik.{'' if signers else ' NINCS ALÁÍRVA: bárki módosíthatta.'}")
        for who, when, itself in signers:
            issuer = "magának állította ki" if itself else "a kiállítót ez a program nem vizsgálja"
            print(f"  Az aláírás óta nem változott. Aláíró: {who} ({issuer}). Idő szerinte: {when}, nincs igazolva.")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
