"""Keys on smart cards and sticks, by PKCS#11. Runs in a child process: a driver is a stranger's code.

Nothing is tried twice: a card locks itself after a few wrong PINs, so its own warning is handed on at once.
"""

import hashlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag
from pkcs11 import exceptions as told

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.export.public_keys import owner
from hep_desktop.export.refusal import Refused
from hep_desktop.export.signing import CardCertificate

_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")  # SHA-256, PKCS#1
_GONE = (
    told.DeviceRemoved,
    told.TokenNotPresent,
    told.SessionHandleInvalid,
    told.SessionClosed,
    told.SlotIDInvalid,
    told.NoSuchToken,
    told.NoSuchKey,
)
_MISTYPED = (told.PinIncorrect, told.PinInvalid, told.PinLenRange)


def certificates(module: Path, *, progress: Progress) -> tuple[CardCertificate, ...]:
    """What can be signed with on every card in its readers; no PIN is needed to look. Raises UserError."""
    progress.step(0, 1, "exporting.progress.card")
    found: list[CardCertificate] = []
    with _failures(module):
        for slot in _driver(module).get_slots(token_present=True):
            token = slot.get_token()
            if TokenFlag.TOKEN_INITIALIZED not in token.flags:
                continue
            with token.open() as session:
                for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
                    found += _certificate(module, token, one[Attribute.ID], one[Attribute.VALUE])
    return tuple(found)


def sign(chosen: CardCertificate, pin: str, data: bytes, *, progress: Progress) -> bytes:
    """The value of a signature, as XML signatures want it. Raises UserError."""
    progress.step(0, 1, "exporting.progress.card_signs")
    with _opened(chosen, pin) as (token, key):
        return _signed(key, token.slot.get_mechanisms(), data, pin)


def expect_pin(chosen: CardCertificate, pin: str, *, progress: Progress) -> None:
    """Refuse a wrong PIN, or a card that is not there, before long work rather than after it. Raises UserError."""
    progress.step(0, 1, "exporting.progress.card")
    with _opened(chosen, pin):
        pass


@contextmanager
def _opened(chosen: CardCertificate, pin: str) -> Generator[tuple[Any, Any]]:
    """The token and the key, the card being open."""
    with _failures(chosen.module):
        token = _token(chosen)
        # a reader with keys of its own asks for the PIN itself
        on_reader = not pin and TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags
        try:
            with token.open(user_pin=pkcs11.PROTECTED_AUTH if on_reader else pin) as session:
                yield token, session.get_key(ObjectClass.PRIVATE_KEY, id=chosen.key)
        except _MISTYPED as error:
            raise UserError(_warning(_token(chosen)), token=chosen.token) from error
        except told.PinLocked as error:
            raise UserError("signing.pin_locked", token=chosen.token) from error


def _driver(module: Path) -> Any:  # noqa: ANN401 – the library's own class, without a name
    try:
        return pkcs11.lib(str(module))
    except (RuntimeError, pkcs11.PKCS11Error) as error:
        raise UserError("signing.not_a_driver", file=module.name) from error


def _token(chosen: CardCertificate) -> Any:  # noqa: ANN401 – as above
    for slot in _driver(chosen.module).get_slots(token_present=True):
        token = slot.get_token()
        if _plain(token.serial) == chosen.serial:
            return token
    raise UserError("signing.card_gone")


def _certificate(module: Path, token: Any, key: bytes, der: bytes) -> Iterator[CardCertificate]:  # noqa: ANN401 – as above
    try:
        name = owner(der).name
    except Refused:
        return
    yield CardCertificate(module, token.label.strip(), _plain(token.serial), bytes(key), bytes(der), name)


def _plain(serial: bytes | str) -> str:
    return serial.decode("ascii", "replace").strip("\0 ") if isinstance(serial, bytes) else serial.strip("\0 ")


def _signed(key: Any, mechanisms: Any, data: bytes, pin: str) -> bytes:  # noqa: ANN401 – as above
    again = {"pin": pin} if _asks_each_time(key) else {}
    digest = hashlib.sha256(data).digest()
    if key.key_type is KeyType.EC:
        return bytes(key.sign(digest, mechanism=Mechanism.ECDSA, **again))
    if Mechanism.SHA256_RSA_PKCS in mechanisms:
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS, **again))
    return bytes(key.sign(_DIGEST_INFO + digest, mechanism=Mechanism.RSA_PKCS, **again))


def _asks_each_time(key: Any) -> bool:  # noqa: ANN401 – as above
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:  # older cards do not know the question
        return False


def _warning(token: Any) -> str:  # noqa: ANN401 – as above
    """What the card itself says of the tries that are left."""
    if TokenFlag.USER_PIN_LOCKED in token.flags:
        return "signing.pin_locked"
    if TokenFlag.USER_PIN_FINAL_TRY in token.flags:
        return "signing.pin_last_try"
    return "signing.pin_few_tries" if TokenFlag.USER_PIN_COUNT_LOW in token.flags else "signing.wrong_pin"


@contextmanager
def _failures(module: Path) -> Generator[None]:
    try:
        yield
    except _GONE as error:
        raise UserError("signing.card_gone") from error
    except pkcs11.PKCS11Error as error:
        raise UserError("signing.card_failed", file=module.name, reason=type(error).__name__) from error
