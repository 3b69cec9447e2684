"""Deterministic signers for tests, made in process: the same name has the same key, and signs the same bytes alike.

They write OpenSSH's form (PROTOCOL.sshsig, PROTOCOL.u2f) by themselves, apart from the program's own code.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAMESPACE = "approval@portalgen"
RELYING_PARTY = "ban-bien-tap.example.vn"
ORIGIN = "https://ban-bien-tap.example.vn"
USER_PRESENT, USER_VERIFIED = 0x01, 0x04


def ssh_string(data: bytes) -> bytes:
    """A string as SSH writes it on the wire."""
    return len(data).to_bytes(4, "big") + data


def ssh_number(value: int) -> bytes:
    """A positive number as SSH writes it on the wire."""
    return ssh_string(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def bytes_to_sign(data: bytes, namespace: str = NAMESPACE, hash_name: str = "sha512") -> bytes:
    """What a key signs for `data`."""
    parts = (namespace.encode(), b"", hash_name.encode(), hashlib.new(hash_name, data).digest())
    return b"SSHSIG" + b"".join(map(ssh_string, parts))


def armor(blob: bytes) -> bytes:
    """A file with this signature."""
    text = base64.b64encode(blob)
    lines = [text[start : start + 70] for start in range(0, len(text), 70)]
    return b"\n".join((b"-----BEGIN SSH SIGNATURE-----", *lines, b"-----END SSH SIGNATURE-----", b""))


def envelope(key: bytes, signature: bytes, namespace: str = NAMESPACE, hash_name: str = "sha512") -> bytes:
    """The parts of a signature, put together without armor."""
    parts = (key, namespace.encode(), b"", hash_name.encode(), signature)
    return b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(map(ssh_string, parts))


class Signer:
    """Somebody with an Ed25519 key."""

    algorithm = b"ssh-ed25519"

    def __init__(self, name: str) -> None:
        self.name = name
        self.private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())
        self.point = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def blob(self) -> bytes:
        """The public key on the wire."""
        return ssh_string(self.algorithm) + ssh_string(self.point)

    @property
    def public(self) -> str:
        """The line of the `.pub` file."""
        return f"{self.algorithm.decode()} {base64.b64encode(self.blob).decode()} {self.name}"

    @property
    def fingerprint(self) -> str:
        """As ssh-keygen shows it."""
        return "SHA256:" + base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")

    def sign(self, data: bytes, namespace: str = NAMESPACE, *, hash_name: str = "sha512") -> bytes:
        """A file with the signature of `data`."""
        value = self.signature_of(bytes_to_sign(data, namespace, hash_name))
        return armor(envelope(self.blob, value, namespace, hash_name))

    def signature_of(self, signed: bytes) -> bytes:
        """The innermost part: the type and the signature itself."""
        return ssh_string(b"ssh-ed25519") + ssh_string(self.private.sign(signed))


class SecurityKeySigner(Signer):
    """Somebody with a security key that makes Ed25519 signatures."""

    algorithm = b"sk-ssh-ed25519@openssh.com"

    def __init__(self, name: str, *, flags: int = USER_PRESENT, counter: int = 7, application: str = "ssh:") -> None:
        super().__init__(name)
        self.flags = flags
        self.counter = counter
        self.application = application

    @property
    def blob(self) -> bytes:
        return ssh_string(self.algorithm) + ssh_string(self.point) + ssh_string(self.application.encode())

    def signature_of(self, signed: bytes) -> bytes:
        claims = bytes((self.flags,)) + self.counter.to_bytes(4, "big")
        data = hashlib.sha256(self.application.encode()).digest() + claims + hashlib.sha256(signed).digest()
        return ssh_string(self.algorithm) + ssh_string(self.private.sign(data)) + claims


class PasskeySigner(Signer):
    """Somebody with a passkey, in a browser that says what it is told to say."""

    algorithm = b"sk-ecdsa-sha2-nistp256@openssh.com"

    def __init__(
        self,
        name: str,
        *,
        flags: int = USER_PRESENT | USER_VERIFIED,
        counter: int = 0,
        relying_party: str = RELYING_PARTY,
        origin: str = ORIGIN,
        extensions: bytes = b"",
        **client_data: Any,
    ) -> None:
        self.name = name
        number = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
        self.secret = ec.derive_private_key(number, ec.SECP256R1())
        self.point = self.secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.flags = flags
        self.counter = counter
        self.relying_party = relying_party
        self.origin = origin
        self.extensions = extensions
        self.client_data = client_data

    @property
    def blob(self) -> bytes:
        parts = (self.algorithm, b"nistp256", self.point, self.relying_party.encode())
        return b"".join(map(ssh_string, parts))

    def signature_of(self, signed: bytes) -> bytes:
        challenge = base64.urlsafe_b64encode(signed).decode().rstrip("=")
        said = {"type": "webauthn.get", "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        text = json.dumps(said | self.client_data, separators=(",", ":"), ensure_ascii=False).encode()
        claims = bytes((self.flags,)) + self.counter.to_bytes(4, "big")
        device = hashlib.sha256(self.relying_party.encode()).digest() + claims + self.extensions
        value = self.secret.sign(device + hashlib.sha256(text).digest(), ec.ECDSA(SHA256(), deterministic_signing=True))
        numbers = b"".join(map(ssh_number, decode_dss_signature(value)))
        parts = map(ssh_string, (self.origin.encode(), text, self.extensions))
        return ssh_string(b"webauthn-" + self.algorithm) + ssh_string(numbers) + claims + b"".join(parts)
