"""Signatures of records: OpenSSH's form, made by keys, security keys and passkeys; and every way in which one is none."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.roster import PasskeySettings
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.records.records import parse_record
from portalgen.editorial.records.signatures import SignatureError, read_signature_key, verify_signature
from tests.makers.signers import (
    NAMESPACE,
    ORIGIN,
    RELYING_PARTY,
    USER_PRESENT,
    USER_VERIFIED,
    PasskeySigner,
    SecurityKeySigner,
    Signer,
    armor,
    bytes_to_sign,
    envelope,
    ssh_string,
)

VECTORS = Path(__file__).with_name("vectors")
PASSKEYS = PasskeySettings(RELYING_PARTY, (ORIGIN, "http://localhost:8000"))
DATA = '{"một": "phiếu"}\n'.encode()
CHIEF = Signer("chief-of-so")
SIGNERS = (CHIEF, SecurityKeySigner("deputy-of-so"), PasskeySigner("chief-of-xa"))


def problem_of(
    signer: Signer, signature: bytes, data: bytes = DATA, passkeys: PasskeySettings | None = PASSKEYS
) -> str:
    """Why the signature is not that of `signer`; empty where it is."""
    try:
        verify_signature(data, signature, parse_public_key(signer.public), passkeys)
    except SignatureError as error:
        return error.problem
    return ""


def sealed(inner: bytes, signer: Signer = CHIEF, namespace: str = NAMESPACE) -> bytes:
    """A signature file with this innermost part."""
    return armor(envelope(signer.blob, inner, namespace))


@pytest.mark.parametrize("signer", SIGNERS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
def test_a_signature_holds_for_what_was_signed_and_names_its_key(signer: Signer, hash_name: str) -> None:
    signature = signer.sign(DATA, hash_name=hash_name)
    verified = verify_signature(DATA, signature, parse_public_key(signer.public), PASSKEYS)
    assert verified.fingerprint == signer.fingerprint == read_signature_key(signature)
    assert verified.counter == getattr(signer, "counter", None)


@pytest.mark.parametrize("signer", SIGNERS, ids=lambda each: type(each).__name__)
@given(other=st.binary(max_size=60))
def test_a_signature_holds_for_nothing_else(signer: Signer, other: bytes) -> None:
    assert problem_of(signer, signer.sign(DATA), other) in ("mismatch", "client-data")


def test_a_key_holds_for_its_own_signatures_alone() -> None:
    assert problem_of(Signer("somebody"), CHIEF.sign(DATA)) == "other-key"
    forged = envelope(CHIEF.blob, Signer("somebody").signature_of(bytes_to_sign(DATA)))
    assert problem_of(CHIEF, armor(forged)) == "mismatch"


@pytest.mark.parametrize("namespace", ["git", "file", "approval@portalgen2", "approval@portalgen ", "*", ""])
def test_a_signature_for_another_purpose_is_none(namespace: str) -> None:
    signature = CHIEF.sign(DATA, namespace)
    assert problem_of(CHIEF, signature) == "namespace"
    with pytest.raises(SignatureError) as raised:
        read_signature_key(signature)
    assert (raised.value.problem, raised.value.value) == ("namespace", namespace)


@pytest.mark.parametrize(
    ("signature", "problem"),
    [
        (b"", "missing"),
        (b" \n\r\n", "missing"),
        (CHIEF.sign(DATA) * 2, "several"),
        (CHIEF.sign(DATA) + Signer("secretary").sign(DATA), "several"),
        (CHIEF.sign(DATA) + b"\n", "armor"),
        (b"\n" + CHIEF.sign(DATA), "armor"),
        (CHIEF.sign(DATA) + b"trailing", "armor"),
        (CHIEF.sign(DATA)[:-20], "armor"),
        (CHIEF.sign(DATA).replace(b"SSH SIGNATURE", b"PGP SIGNATURE"), "armor"),
        (armor(b"x"), "form"),
        (armor(b"SSHSIG\0\0\0\2"), "form"),
        (armor(b""), "armor"),
        (armor(envelope(CHIEF.blob, b"") + b"\0"), "form"),
        (armor(envelope(CHIEF.blob, b"")[:-1]), "form"),
        (armor(envelope(b"", b"")), "form"),
        (armor(envelope(ssh_string(b"ssh-rsa"), b"")), "algorithm"),
        (armor(envelope(CHIEF.blob, CHIEF.signature_of(bytes_to_sign(DATA)), hash_name="md5")), "hash"),
        (sealed(b""), "form"),
        (sealed(ssh_string(b"ssh-ed25519")), "form"),
        (sealed(ssh_string(b"ssh-rsa") + ssh_string(b"x")), "algorithm"),
        (sealed(CHIEF.signature_of(bytes_to_sign(DATA)) + b"\0"), "form"),
        (sealed(CHIEF.signature_of(bytes_to_sign(DATA)) + ssh_string(b"more")), "form"),
        (sealed(ssh_string(b"ssh-ed25519") + ssh_string(b"short")), "mismatch"),
        (b"-----BEGIN SSH SIGNATURE-----\n" + b"A" * 40_000 + b"\n-----END SSH SIGNATURE-----\n", "too-large"),
    ],
)
def test_a_file_that_holds_no_one_signature_is_refused_with_the_reason(signature: bytes, problem: str) -> None:
    assert problem_of(CHIEF, signature) == problem


def test_a_file_may_have_the_ends_of_lines_of_windows_and_no_last_one() -> None:
    signature = CHIEF.sign(DATA)
    assert problem_of(CHIEF, signature.replace(b"\n", b"\r\n")) == ""
    assert problem_of(CHIEF, signature.rstrip(b"\n")) == ""


def test_what_a_signature_reserves_for_later_is_empty() -> None:
    parts = (CHIEF.blob, NAMESPACE.encode(), b"later", b"sha512", CHIEF.signature_of(b""))
    assert problem_of(CHIEF, armor(b"SSHSIG\0\0\0\1" + b"".join(map(ssh_string, parts)))) == "form"


def test_a_security_key_has_to_be_touched() -> None:
    untouched = SecurityKeySigner("deputy-of-so", flags=0)
    assert problem_of(untouched, untouched.sign(DATA)) == "presence"
    counted = SecurityKeySigner("deputy-of-so", counter=2**32 - 1)
    assert problem_of(counted, counted.sign(DATA)) == ""


def test_what_follows_the_counter_of_a_security_key_is_refused() -> None:
    signer = SIGNERS[1]
    assert problem_of(signer, sealed(signer.signature_of(bytes_to_sign(DATA)) + b"\0", signer)) == "form"


@pytest.mark.parametrize(
    ("says", "problem"),
    [
        ({"flags": USER_VERIFIED}, "presence"),
        ({"flags": USER_PRESENT}, "verification"),
        ({"flags": USER_PRESENT | USER_VERIFIED | 0x18}, ""),
        ({"flags": USER_PRESENT | USER_VERIFIED | 0x80, "extensions": b"\xa0"}, "extensions"),
        ({"flags": USER_PRESENT | USER_VERIFIED | 0x80}, "extensions"),
        ({"flags": USER_PRESENT | USER_VERIFIED | 0x40}, "extensions"),
        ({"extensions": b"\xa0"}, "extensions"),
        ({"origin": "http://localhost:8000"}, ""),
        ({"origin": "http://localhost:8001"}, "origin"),
        ({"origin": "https://evil.example.vn"}, "origin"),
        ({"origin": ORIGIN + "/"}, "origin"),
        ({"origin": ORIGIN.upper()}, "origin"),
        ({"origin": ORIGIN + '","x":"'}, "client-data"),
        ({"relying_party": "example.vn"}, "relying-party"),
        ({"relying_party": "ssh:"}, "relying-party"),
        ({"crossOrigin": True}, "cross-origin"),
        ({"crossOrigin": "false"}, "cross-origin"),
        ({"crossOrigin": 0}, "cross-origin"),
        ({"crossOrigin": True, "ending": ',"crossOrigin":false}'}, "client-data"),
        ({"ending": ',"more":{"a":1,"a":2}}'}, "client-data"),
        ({"ending": ""}, "client-data"),
        ({"ending": "} "}, ""),
        ({"ending": ',"more":' + "[" * 100_000}, "too-large"),
        ({"ending": ',"more":' + "[" * 8_000}, "client-data"),
        ({"topOrigin": "https://ngoai.example.vn"}, "cross-origin"),
        ({"type": "webauthn.create"}, "client-data"),
        ({"type": "payment.get"}, "client-data"),
        ({"challenge": "AAAA"}, "client-data"),
        ({"other_keys_can_be_added_here": "as browsers do"}, ""),
    ],
)
def test_a_passkey_signs_where_boards_sign_and_by_a_verified_user(says: dict[str, Any], problem: str) -> None:
    signer = PasskeySigner("chief-of-xa", **says)
    assert problem_of(signer, signer.sign(DATA)) == problem


def test_a_portal_without_a_desk_accepts_no_passkey() -> None:
    signer = SIGNERS[2]
    assert problem_of(signer, signer.sign(DATA), passkeys=None) == "no-passkeys"


def test_a_passkeys_key_signs_in_a_browser_only() -> None:
    """The form without a browser's words names no website: `ssh-keygen -t ecdsa-sk` makes such."""
    signer = SIGNERS[2]
    inner = ssh_string(b"sk-ecdsa-sha2-nistp256@openssh.com") + ssh_string(b"") + b"\1\0\0\0\0"
    assert problem_of(signer, sealed(inner, signer)) == "algorithm"


@pytest.mark.parametrize(
    "numbers", [b"", ssh_string(b"\1"), ssh_string(b"\0") * 2, ssh_string(b"\x80") * 2, ssh_string(b"\1" * 40) * 2]
)
def test_numbers_that_are_no_signature_of_an_elliptic_curve_are_refused(numbers: bytes) -> None:
    signer = SIGNERS[2]
    inner = ssh_string(b"webauthn-sk-ecdsa-sha2-nistp256@openssh.com") + ssh_string(numbers) + b"\5\0\0\0\0"
    assert problem_of(signer, sealed(inner + ssh_string(b"") * 3, signer)) == "form"


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_why_they_are_no_signature(data: bytes) -> None:
    for signature in (
        data,
        armor(data),
        armor(envelope(CHIEF.blob, data)),
        sealed(data, SIGNERS[1]),
        sealed(data, SIGNERS[2]),
    ):
        for signer in SIGNERS:
            assert problem_of(signer, signature)
        try:
            read_signature_key(signature)
        except SignatureError as error:
            assert error.problem


@pytest.mark.parametrize("signer", SIGNERS, ids=lambda each: type(each).__name__)
@given(place=st.integers(0, 10_000), letter=st.integers(1, 255))
def test_a_changed_byte_never_raises_and_never_moves_a_signature_to_another_record(
    signer: Signer, place: int, letter: int
) -> None:
    whole = base64.b64decode(b"".join(signer.sign(DATA).split(b"\n")[1:-2]))
    place %= len(whole)
    changed = armor(whole[:place] + bytes((whole[place] ^ letter,)) + whole[place + 1 :])
    assert problem_of(signer, changed)
    assert problem_of(signer, changed, b"another record\n")


class TestFixedVectors:
    """What OpenSSH and a browser made, kept as files (vectors/README.md)."""

    record = (VECTORS / "record.json").read_bytes()

    def problem(self, key: str, signature: str) -> str:
        public = parse_public_key((VECTORS / key).read_text("utf-8"))
        try:
            verify_signature(self.record, (VECTORS / signature).read_bytes(), public, PASSKEYS)
        except SignatureError as error:
            return error.problem
        return ""

    def test_the_record_is_one(self) -> None:
        assert parse_record(self.record).by == "giam-doc-so"

    @pytest.mark.parametrize(
        ("key", "signature", "problem"),
        [
            ("ed25519.pub", "ed25519.sig", ""),
            ("passkey.pub", "good.sig", ""),
            ("passkey.pub", "unverified.sig", "verification"),
            ("passkey.pub", "foreign-origin.sig", "origin"),
            ("passkey.pub", "cross-origin.sig", "cross-origin"),
            ("ed25519.pub", "good.sig", "other-key"),
        ],
    )
    def test_what_openssh_and_browsers_make_is_read_as_they_mean_it(
        self, key: str, signature: str, problem: str
    ) -> None:
        assert self.problem(key, signature) == problem

    def test_the_counter_is_that_of_the_device(self) -> None:
        public = parse_public_key((VECTORS / "passkey.pub").read_text("utf-8"))
        verified = verify_signature(self.record, (VECTORS / "good.sig").read_bytes(), public, PASSKEYS)
        assert verified.counter == 2
