"""The commits of releases with signed manifests: witnesses of time, in addition to receipts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from portalgen.config.roster import Roster, SignerKey
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from portalgen.errors import UsageError
from portalgen.publish.manifest import LARGEST_MANIFEST, RELEASE_NAMESPACE, ReleaseFormatError, parse_manifest
from portalgen.timeline.model import ReleasedCommit

_CLOCK_STEP: Final = timedelta(minutes=1)
"""Manifests have their clock to the minute: the release was made by the end of it."""


def read_released_commits(places: Iterable[Path], roster: Roster) -> tuple[ReleasedCommit, ...]:
    """Return the commit and the time of each signed release at `places`: manifests, or folders of them.

    Beside a manifest `7.json` is its signature `7.json.sig`, as on the main host below
    `/.well-known/portal-release/records/manifests/`. Revoked keys do not count. Raises UsageError with the file that is
    no manifest of this portal, or not signed by a release key of `roster`.
    """
    revoked = {each.fingerprint for each in roster.portal.revocations}
    keys = tuple(each for each in roster.portal.release_keys if each.fingerprint not in revoked)
    return tuple(_read(file, roster.portal.portal, keys) for place in places for file in _list_manifests(place))


def _list_manifests(place: Path) -> Iterator[Path]:
    yield from sorted(place.glob("*.json")) if place.is_dir() else (place,)


def _read(file: Path, portal: str, keys: tuple[SignerKey, ...]) -> ReleasedCommit:
    try:
        data = file.read_bytes()[: LARGEST_MANIFEST + 1]
        manifest = parse_manifest(data)
    except (OSError, ReleaseFormatError):
        raise UsageError(
            f"`{file}` không phải bản kê của một lần phát hành; hãy tải lại từ máy chủ web",
            f"`{file}` is not the manifest of a release; fetch it from the web server again",
        ) from None
    if manifest.portal != portal or not _is_signed(data, file.with_name(f"{file.name}.sig"), keys):
        raise UsageError(
            f"`{file}`: không khóa phát hành nào trong danh sách phân công của bản chính (`release_keys`) đã ký bản kê này cho "
            f"cổng `{portal}`; hãy tải lại bản kê cùng tệp chữ ký `{file.name}.sig`, hoặc bỏ nó khỏi --releases",
            f"`{file}`: no release key of main's roster (`release_keys`) signed this manifest for the portal `{portal}`; "
            f"fetch the manifest and its signature `{file.name}.sig` again, or leave it out of --releases",
        )
    return ReleasedCommit(manifest.commit, manifest.clock + _CLOCK_STEP)


def _is_signed(data: bytes, signature: Path, keys: Iterable[SignerKey]) -> bool:
    try:
        signed = signature.read_bytes()
    except OSError:
        return False
    return any(_has_signed(data, signed, key) for key in keys)


def _has_signed(data: bytes, signature: bytes, key: SignerKey) -> bool:
    try:
        verify_signature(data, signature, key, None, RELEASE_NAMESPACE)
    except SignatureError:
        return False
    return True
