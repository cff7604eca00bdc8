"""Signs a PDF itself (PAdES baseline B, EN 319 142-1) by pyHanko, beside the signature over the whole package.

The field is invisible: a visible stamp would break PDF/UA-1 and PDF/A-2a.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers import Signer as CmsSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hep_desktop.export.signing import SignatureAlgorithm, Signer

FIELD = "Alairas1"

_MECHANISMS = {SignatureAlgorithm.RSA_SHA256: "sha256_rsa", SignatureAlgorithm.ECDSA_SHA256: "sha256_ecdsa"}
_ROOM = 16_384  # bytes for the signature; what is not used stays empty


def sign(pdf: bytes, signer: Signer, moment: datetime) -> bytes:
    """The PDF with a signature added behind its bytes, which do not change. Raises UserError, e.g. of a card."""
    metadata = PdfSignatureMetadata(FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    target = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    _At(metadata, _Key(signer), moment).sign_pdf(writer, bytes_reserved=_ROOM, output=target)
    return target.getvalue()


class _Key(CmsSigner):
    """A key of ours as the library wants it."""

    def __init__(self, signer: Signer) -> None:
        super().__init__(
            signing_cert=Certificate.load(signer.certificate),  # pyright: ignore[reportUnknownArgumentType] – untyped
            cert_registry=SimpleCertificateStore(),
            signature_mechanism=SignedDigestAlgorithm({"algorithm": _MECHANISMS[signer.algorithm]}),
        )
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002 – the library's
        value = bytes(_ROOM // 16) if dry_run else self._signer.sign(data)
        if dry_run or self._signer.algorithm is SignatureAlgorithm.RSA_SHA256:
            return value
        half = len(value) // 2  # XML signatures have r and s side by side, CMS has them in DER
        return encode_dss_signature(int.from_bytes(value[:half], "big"), int.from_bytes(value[half:], "big"))


class _At(PdfSigner):
    """Signs at the moment it is told, not at the library's own."""

    def __init__(self, metadata: PdfSignatureMetadata, key: _Key, moment: datetime) -> None:
        super().__init__(metadata, signer=key)
        self._moment = moment

    def init_signing_session(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 – the library's
        session = super().init_signing_session(*args, **named)
        session.system_time = self._moment
        return session
