"""Verifies signatures of records and releases in OpenSSH's form (PROTOCOL.sshsig): Ed25519, security keys, passkeys.

A good result of ssh-keygen is not enough: it accepts passkey signatures requested by another website, or made without
touching or unlocking the device (PROTOCOL.u2f). Here these are rejected, as Web Authentication Level 2, § 7.2 demands.
Whatever the bytes are, only SignatureError is raised.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256, sha512
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.config.roster import PasskeySettings, SignerKey
from portalgen.config.ssh_keys import KEY_ALGORITHMS, PASSKEY_ALGORITHM, fingerprint_of, split_strings
from portalgen.editorial.records.records import SIGNATURE_NAMESPACE
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from cryptography import exceptions as signature_errors
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.asymmetric import utils as encodings

SignatureProblem = Literal[
    "missing",
    "several",
    "too-large",
    "armor",
    "form",
    "namespace",
    "hash",
    "algorithm",
    "other-key",
    "mismatch",
    "presence",
    "verification",
    "no-passkeys",
    "relying-party",
    "client-data",
    "origin",
    "cross-origin",
    "extensions",
]
"""Why a file has no valid signature; `portalgen.editorial.records.record_problems` has the sentences."""

LARGEST_RECORD_SIGNATURE: Final = 32 << 10
"""Bytes of a file with a signature."""
PASSKEY_SIGNATURE: Final = "webauthn-sk-ecdsa-sha2-nistp256@openssh.com"
"""The type of a passkey's signature; the type of its key has no `webauthn-`."""


@frozen
class VerifiedSignature:
    """A valid signature."""

    fingerprint: str
    """The fingerprint of the signing key."""
    counter: int | None
    """The number of signatures so far, as reported by a security key or passkey; None for other keys."""


class SignatureError(ValueError):
    """Bytes that are not the expected signature."""

    def __init__(self, problem: SignatureProblem, value: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.value = value


@frozen
class _Envelope:
    """The parts of a signature in OpenSSH's form."""

    key: bytes
    namespace: bytes
    reserved: bytes
    hash_name: bytes
    signature: bytes

    def signed_bytes(self, data: bytes) -> bytes:
        """Return the bytes signed by the key for `data`."""
        digest = _HASHES[self.hash_name](data).digest()
        parts = (self.namespace, self.reserved, self.hash_name, digest)
        return _MAGIC + b"".join(len(each).to_bytes(4, "big") + each for each in parts)


@frozen
class _DeviceClaims:
    """A security key's or passkey's own account of how it signed."""

    flags: int
    counter: int


_BEGIN: Final = b"-----BEGIN SSH SIGNATURE-----"
_END: Final = b"-----END SSH SIGNATURE-----"
_ARMOR: Final = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)-----END SSH SIGNATURE-----(?:\r?\n)?"
)
_MAGIC: Final = b"SSHSIG"
_VERSION: Final = (1).to_bytes(4, "big")
_HASHES: Final[Mapping[bytes, Callable[[bytes], Any]]] = MappingProxyType({b"sha256": sha256, b"sha512": sha512})
_USER_PRESENT: Final = 0x01
_USER_VERIFIED: Final = 0x04
_ATTESTED: Final = 0x40
_EXTENDED: Final = 0x80


def read_signature_key(signature: bytes, namespace: str = SIGNATURE_NAMESPACE) -> str:
    """Return the fingerprint of the key named in a file with one signature; the signature is not verified.

    Raises SignatureError.
    """
    return fingerprint_of(_open_envelope(signature, namespace).key)


def verify_signature(
    data: bytes,
    signature: bytes,
    key: SignerKey,
    passkeys: PasskeySettings | None,
    namespace: str = SIGNATURE_NAMESPACE,
) -> VerifiedSignature:
    """Verify that `key` signed `data` with the single signature in the file `signature`, in `namespace`.

    Raises SignatureError if the signature is invalid, or if it was not made in an accepted way.
    """
    envelope = _open_envelope(signature, namespace)
    if envelope.key != key.blob:
        raise SignatureError("other-key", fingerprint_of(envelope.key))
    signed = envelope.signed_bytes(data)
    kind, fields = _take_string(envelope.signature)
    if key.algorithm not in _VERIFIERS or kind != _VERIFIERS[key.algorithm][0]:
        raise SignatureError("algorithm", _shown(kind))
    counter = _VERIFIERS[key.algorithm][1](signed, fields, key, passkeys)
    return VerifiedSignature(key.fingerprint, counter)


def _open_envelope(signature: bytes, namespace: str) -> _Envelope:
    """Return the parts of the single signature in a file, in this namespace."""
    rest = _dearmor(signature)
    if not rest.startswith(_MAGIC + _VERSION):
        raise SignatureError("form")
    parts = _split(rest[len(_MAGIC + _VERSION) :], 5)
    envelope = _Envelope(*parts)
    algorithm = _take_string(envelope.key)[0]
    if algorithm.decode("ascii", "replace") not in KEY_ALGORITHMS:
        raise SignatureError("algorithm", _shown(algorithm))
    if envelope.namespace != namespace.encode():
        raise SignatureError("namespace", _shown(envelope.namespace))
    if envelope.hash_name not in _HASHES:
        raise SignatureError("hash", _shown(envelope.hash_name))
    if envelope.reserved:
        raise SignatureError("form")
    return envelope


def _dearmor(signature: bytes) -> bytes:
    if len(signature) > LARGEST_RECORD_SIGNATURE:
        raise SignatureError("too-large")
    if not signature.strip():
        raise SignatureError("missing")
    if signature.count(_BEGIN) > 1 or signature.count(_END) > 1:
        raise SignatureError("several")
    match = _ARMOR.fullmatch(signature)
    if match is None:
        raise SignatureError("armor")
    try:
        return base64.b64decode(b"".join(match[1].split()), validate=True)
    except (binascii.Error, ValueError):
        raise SignatureError("armor") from None


def _split(data: bytes, count: int) -> tuple[bytes, ...]:
    """Return the `count` strings in `data`, which has no further bytes."""
    try:
        parts = split_strings(data)
    except ValueError:
        raise SignatureError("form") from None
    if len(parts) != count:
        raise SignatureError("form")
    return parts


def _take_string(data: bytes) -> tuple[bytes, bytes]:
    """Return the leading SSH string of `data`, and the remaining bytes."""
    end = 4 + int.from_bytes(data[:4], "big")
    if len(data) < max(end, 4):
        raise SignatureError("form")
    return data[4:end], data[end:]


def _take_claims(data: bytes) -> tuple[_DeviceClaims, bytes]:
    """Return the flags and counter, and the remaining bytes."""
    if len(data) < 5:
        raise SignatureError("form")
    return _DeviceClaims(data[0], int.from_bytes(data[1:5], "big")), data[5:]


def _verify_plain(signed: bytes, fields: bytes, key: SignerKey, _: PasskeySettings | None) -> int | None:
    (value,) = _split(fields, 1)
    _verify_ed25519(key, value, signed)
    return None


def _verify_security_key(signed: bytes, fields: bytes, key: SignerKey, _: PasskeySettings | None) -> int | None:
    value, rest = _take_string(fields)
    claims, rest = _take_claims(rest)
    if rest:
        raise SignatureError("form")
    _verify_ed25519(key, value, _device_bytes(key, claims, b"", signed))
    if not claims.flags & _USER_PRESENT:
        raise SignatureError("presence")
    return claims.counter


def _verify_passkey(signed: bytes, fields: bytes, key: SignerKey, passkeys: PasskeySettings | None) -> int | None:
    value, rest = _take_string(fields)
    claims, rest = _take_claims(rest)
    origin, client_data, extensions = _split(rest, 3)
    _verify_es256(key, value, _device_bytes(key, claims, extensions, client_data))
    _check_client_data(client_data, origin, signed)
    _check_website(key, _shown(origin), passkeys)
    if extensions or claims.flags & (_EXTENDED | _ATTESTED):
        raise SignatureError("extensions")
    if not claims.flags & _USER_PRESENT:
        raise SignatureError("presence")
    if not claims.flags & _USER_VERIFIED:
        raise SignatureError("verification")
    return claims.counter


_VERIFIERS: Final[
    Mapping[str, tuple[bytes, Callable[[bytes, bytes, SignerKey, PasskeySettings | None], int | None]]]
] = MappingProxyType(
    {
        "ssh-ed25519": (b"ssh-ed25519", _verify_plain),
        "sk-ssh-ed25519@openssh.com": (b"sk-ssh-ed25519@openssh.com", _verify_security_key),
        PASSKEY_ALGORITHM: (PASSKEY_SIGNATURE.encode(), _verify_passkey),
    }
)
"""The type of signature and its verifier, by algorithm of the key."""


def _check_client_data(client_data: bytes, origin: bytes, signed: bytes) -> None:
    """Check the browser's data: that this record's signature was requested, and by the page itself.

    The beginning is compared byte for byte, as ssh-keygen does; the rest is parsed as JSON.
    """
    challenge = base64.urlsafe_b64encode(signed).rstrip(b"=")
    expected = b'{"type":"webauthn.get","challenge":"' + challenge + b'","origin":"' + origin + b'"'
    if not client_data.startswith(expected) or b'"' in origin or b"\\" in origin:
        raise SignatureError("client-data")
    try:
        claims = json.loads(client_data.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise SignatureError("client-data") from None
    if claims.get("crossOrigin", False) is not False or "topOrigin" in claims:
        raise SignatureError("cross-origin")


def _check_website(key: SignerKey, origin: str, passkeys: PasskeySettings | None) -> None:
    """Check that the passkey belongs to the boards' signing website, and that this website requested the signature."""
    if passkeys is None:
        raise SignatureError("no-passkeys")
    application = split_strings(key.blob)[-1]
    if application != passkeys.relying_party.encode():
        raise SignatureError("relying-party", _shown(application))
    if origin not in passkeys.origins:
        raise SignatureError("origin", origin)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands there twice")
    return value


def _device_bytes(key: SignerKey, claims: _DeviceClaims, extensions: bytes, message: bytes) -> bytes:
    """Return the bytes signed by a security key or passkey: its authenticator data and the digest of the message."""
    application = split_strings(key.blob)[-1]
    flags = bytes((claims.flags,)) + claims.counter.to_bytes(4, "big")
    return sha256(application).digest() + flags + extensions + sha256(message).digest()


def _verify_ed25519(key: SignerKey, value: bytes, signed: bytes) -> None:
    try:
        _load_ed25519(key.blob).verify(value, signed)
    except (signature_errors.InvalidSignature, ValueError):
        raise SignatureError("mismatch") from None


def _verify_es256(key: SignerKey, value: bytes, signed: bytes) -> None:
    numbers = [int.from_bytes(each, "big", signed=True) for each in _split(value, 2)]
    if any(not 0 < each < 1 << 256 for each in numbers):
        raise SignatureError("form")
    try:
        _load_es256(key.blob).verify(encodings.encode_dss_signature(*numbers), signed, ec.ECDSA(hashes.SHA256()))
    except (signature_errors.InvalidSignature, ValueError):
        raise SignatureError("mismatch") from None


@lru_cache(maxsize=4_096)
def _load_ed25519(blob: bytes) -> ed25519.Ed25519PublicKey:
    return ed25519.Ed25519PublicKey.from_public_bytes(split_strings(blob)[1])


@lru_cache(maxsize=4_096)
def _load_es256(blob: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), split_strings(blob)[2])


def _shown(text: bytes) -> str:
    return text.decode("utf-8", "backslashreplace")
