"""Keys accepted for a release: given ones, or the release keys of the roster at the release's commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from portalgen.config.roster import Revocation, SignerKey
from portalgen.config.ssh_keys import KEY_ALGORITHMS, parse_public_key
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.records.signatures import SignatureError, read_signature_key, verify_signature
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.manifest import RELEASE_NAMESPACE, ReleaseManifest
from portalgen.publish.verifying.answers import Answer
from portalgen.text.bilingual import Bilingual

_COMMIT_LETTERS: Final = 12
_LARGEST_KEYS: Final = 64 << 10
_THIS: Final = Bilingual("bản kê này", "this manifest")
"""The name of a manifest not read yet."""
_OF_GIVEN_KEY: Final = Bilingual(
    " (chữ ký thì đúng là của khóa đưa bằng --release-key)",
    " (the signature is that of the key given with --release-key)",
)


@frozen
class SignedRelease:
    """A manifest as served, and the signature beside it."""

    manifest: ReleaseManifest
    data: bytes
    signature: bytes | None
    former: Sequence[ReleaseManifest] = ()
    """The manifests before it on the chain, as far as they were read."""
    later: Iterable[SignedRelease] = ()
    """The releases after it on the chain, read only on demand."""
    is_known: bool = False
    """True if the user saw it, or a later release on the chain, before."""


class ReleaseTrust(Protocol):
    """Judges signatures of releases."""

    @property
    def portal(self) -> str:
        """The id of the portal with the judged releases; empty if unknown."""
        ...

    def refuse(self, data: bytes, signature: bytes | None) -> Answer | None:
        """Return the problem of a signature, before the manifest is read.

        None if the verdict is left to `judge`, which reads it.
        """
        ...

    def judge(self, release: SignedRelease) -> Answer:
        """Return the verdict on the signature."""
        ...


@frozen
class GivenKeys:
    """Public keys obtained by the user in another way: from an official document, or an `allowed_signers` file."""

    keys: tuple[SignerKey, ...] = ()
    portal: str = ""

    def refuse(self, data: bytes, signature: bytes | None) -> Answer | None:
        """Return the problem of a signature, regardless of the manifest."""
        return (
            check_release_signature(data, signature, self.keys, _THIS) if signature is not None and self.keys else None
        )

    def judge(self, release: SignedRelease) -> Answer:
        """Return the verdict on the signature."""
        if release.signature is None:
            return Answer("signature_missing", {"manifest": _name(release)})
        if not self.keys:
            return Answer("key_not_given")
        return _check(release, self.keys) or Answer(
            "signature_good",
            {
                "number": str(release.manifest.number),
                "key": _signing_key(release),
                "origin": Bilingual("là khóa được đưa vào", "the key that was given"),
            },
        )


@frozen
class RosterKeys:
    """The keys of the roster in force at the commit of a release, carried along main from genesis.

    A signature by a key revoked since is suspect if the revocation names its commit, or an earlier commit on the chain.
    For older commits it is still doubtful, since the thief of a key can name any commit. It is accepted if a release
    under a key never revoked follows, or if the user saw it before.
    """

    audit: ApprovalAudit
    printed_keys: tuple[SignerKey, ...] = ()
    """Keys obtained by the user in another way: at least one has to be in the roster."""

    @property
    def portal(self) -> str:
        """The id of the portal in the newest roster."""
        return self.audit.rosters[-1].roster.portal.portal if self.audit.rosters else ""

    def refuse(self, data: bytes, signature: bytes | None) -> Answer | None:
        """Return the problem of a signature, regardless of the manifest.

        No roster has the key, or the key did not sign it.
        """
        rosters = [span.roster.portal.release_keys for span in self.audit.rosters]
        if signature is None or not rosters:
            return None
        problem = check_release_signature(data, signature, tuple(key for keys in rosters for key in keys), _THIS)
        is_for_roster = problem is not None and problem.code == "key_unknown" and not all(rosters)
        return None if is_for_roster else problem

    def judge(self, release: SignedRelease) -> Answer:
        """Return the verdict on the signature."""
        manifest = release.manifest
        values = {"number": str(manifest.number), "commit": manifest.commit[:_COMMIT_LETTERS]}
        if release.signature is None:
            return Answer("signature_missing", {"manifest": _name(release)})
        commit = self.audit.find_commit(manifest.commit)
        if commit is None:
            return Answer("commit_unknown", values)
        roster = self.audit.roster_before(commit.place + 1)
        keys = roster.portal.release_keys if roster is not None else ()
        problem = _check(release, keys)
        if problem is not None:
            others = (key for span in self.audit.rosters for key in span.roster.portal.release_keys)
            if problem.code == "key_unknown" and _check(release, tuple(others)) is None:
                return Answer("key_not_in_force", {**values, "key": _signing_key(release)})
            if problem.code == "key_unknown" and not keys:
                return self._describe_without_keys(release, values)
            return problem
        fingerprints = {each.fingerprint for each in keys}
        if self.printed_keys and not any(each.fingerprint in fingerprints for each in self.printed_keys):
            return Answer("given_key_not_in_roster", {**values, "key": self.printed_keys[0].fingerprint})
        good = Answer(
            "signature_good", {**values, "key": _signing_key(release), "origin": self._describe_origin(manifest)}
        )
        return self._find_revocation(release, values) or good

    def _describe_without_keys(self, release: SignedRelease, values: Mapping[str, str]) -> Answer:
        """Return the answer for a roster without release keys, and if a given key made the signature."""
        is_given = bool(self.printed_keys) and _check(release, self.printed_keys) is None
        given = _OF_GIVEN_KEY if is_given else Bilingual("", "")
        return Answer("roster_without_keys", {**values, "key": _signing_key(release), "given": given})

    def _describe_origin(self, manifest: ReleaseManifest) -> Bilingual:
        commit = manifest.commit[:_COMMIT_LETTERS]
        vi, en = f"có trong danh sách phân công ở lần lưu {commit}", f"in the roster at the commit {commit}"
        if self.audit.is_genesis_given:
            return Bilingual(vi, en)
        return Bilingual(
            f"{vi} (chưa đưa --genesis, nên đã tin danh sách đầu tiên trong kho)",
            f"{en} (--genesis was not given, so the first roster of the repository was believed)",
        )

    def _find_revocation(self, release: SignedRelease, values: Mapping[str, str]) -> Answer | None:
        """Return the meaning of the signing key's revocation for a release; None if it is not revoked."""
        signer = _signing_key(release)
        revocations = [each for each in self._revocations if each.fingerprint == signer]
        if not revocations:
            return None
        shown = {**values, "key": signer, "reason": revocations[0].reason}
        own, places = self._find_places(release.manifest), self._find_places(release.manifest, *release.former)
        for each in revocations:
            since = self.audit.find_commit(each.since)
            last = max(own if release.is_known else places)
            if last >= (since.place if since is not None else 0):
                return Answer("key_suspect", {**shown, "since": each.since[:_COMMIT_LETTERS], "reason": each.reason})
        if release.is_known:
            return Answer("key_revoked_known", shown)
        honest = next((each for each in release.later if self._is_honest(each)), None)
        if honest is None:
            return Answer("key_doubtful", shown)
        return Answer("key_revoked_followed", {**shown, "next": str(honest.manifest.number)})

    @property
    def _revocations(self) -> tuple[Revocation, ...]:
        return self.audit.rosters[-1].roster.portal.revocations

    def _find_places(self, *manifests: ReleaseManifest) -> list[int]:
        commits = (self.audit.find_commit(each.commit) for each in manifests)
        return [each.place for each in commits if each is not None]

    def _is_honest(self, release: SignedRelease) -> bool:
        """Return True if it is signed by a key valid at its commit and never revoked."""
        commit = self.audit.find_commit(release.manifest.commit)
        roster = self.audit.roster_before(commit.place + 1) if commit is not None else None
        if roster is None or release.signature is None:
            return False
        revoked = {each.fingerprint for each in self._revocations}
        keys = tuple(each for each in roster.portal.release_keys if each.fingerprint not in revoked)
        return _check(release, keys) is None


def read_release_keys(file: Path) -> tuple[SignerKey, ...]:
    """Return the public keys of a `.pub` file or of an `allowed_signers` file of ssh-keygen.

    Raises UsageError for an invalid line: a truncated line must not silently lead to fewer keys.
    """
    try:
        data = file.read_bytes()[:_LARGEST_KEYS]
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
        keys = tuple(_parse_lines(line for line in lines if line and not line.startswith("#")))
    except (ValueError, OSError):
        keys = ()
    if not keys:
        raise UsageError(
            f"`{file}` không phải khóa công khai: cần tệp .pub (`ssh-ed25519 AAAA…`) như in trong văn bản của cơ quan chủ quản, hoặc "
            "tệp allowed_signers không kèm thời hạn",
            f"`{file}` holds no public key: give a .pub file (`ssh-ed25519 AAAA…`) as printed in the owner's document, or a file "
            "allowed_signers without time limits",
        )
    return keys


def _parse_lines(lines: Iterable[str]) -> Iterator[SignerKey]:
    for line in lines:
        words = line.split()
        start = next((place for place, word in enumerate(words) if word in KEY_ALGORITHMS), -1)
        options = words[1:start] if start > 0 else []
        if start < 0 or any(not each.startswith("namespaces=") for each in options):
            raise ValueError(line)
        if all(RELEASE_NAMESPACE in each.removeprefix("namespaces=").strip('"').split(",") for each in options):
            yield parse_public_key(" ".join(words[start:]))


def check_release_signature(
    data: bytes, signature: bytes, keys: Sequence[SignerKey], manifest: Bilingual
) -> Answer | None:
    """Return the problem of the signature of `data`; None if any of the keys made it.

    `manifest` is its name in the answer.
    """
    try:
        named = read_signature_key(signature, RELEASE_NAMESPACE)
        key = next((each for each in keys if each.fingerprint == named), None)
        if key is None:
            return Answer("key_unknown", {"manifest": manifest, "key": named})
        verify_signature(data, signature, key, None, RELEASE_NAMESPACE)
    except SignatureError as error:
        if error.problem == "namespace":
            return Answer("signature_namespace", {"found": error.value, "expected": RELEASE_NAMESPACE})
        return Answer("signature_bad", {"manifest": manifest, "problem": f"{error.problem} {error.value}".strip()})
    return None


def _check(release: SignedRelease, keys: Sequence[SignerKey]) -> Answer | None:
    return check_release_signature(release.data, release.signature or b"", keys, _name(release))


def _name(release: SignedRelease) -> Bilingual:
    return Bilingual(f"bản kê {release.manifest.number}", f"manifest {release.manifest.number}")


def _signing_key(release: SignedRelease) -> str:
    return read_signature_key(release.signature or b"", RELEASE_NAMESPACE)
