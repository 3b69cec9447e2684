"""Checks a release: its integrity, its place in the chain, and its paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from portalgen.frozen import frozen
from portalgen.publish.details import ReleaseDetails, parse_details
from portalgen.publish.layout import RELEASE_ADDRESS
from portalgen.publish.manifest import (
    ENCODINGS,
    LARGEST_LIST,
    HostList,
    ReleaseFormatError,
    ReleaseManifest,
    digest_manifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.shown_times import show_moment
from portalgen.publish.target.chain import ChainHead, is_recorded, read_head
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import read_or_none
from portalgen.publish.target.folder import TargetFolder
from portalgen.publish.target.kept_releases import MOST_DETAILS_BYTES, StoredRelease, current_release
from portalgen.publish.target.model import is_ahead
from portalgen.publish.target.signatures import MOST_SIGNATURE_BYTES, check_signature

MOST_HOSTS: Final = 5_000
MOST_FILES: Final = 2_000_000
"""Of all hosts, without compressed twins."""
LARGEST_LISTS: Final = 1 << 30
"""Bytes, of all hosts."""
MOST_PROBES: Final = 20_000
_LONGEST_PATH: Final = 3_000
"""Bytes; together with the target's folder, the limit of a system call (4,096)."""
_LONGEST_NAME: Final = 255
_RESERVED: Final = RELEASE_ADDRESS.strip("/")


@frozen
class AcceptedRelease:
    """A release with all metadata checked; its files may still be missing."""

    manifest: ReleaseManifest
    manifest_bytes: bytes
    signature: bytes | None
    lists: Mapping[str, HostList]
    list_bytes: Mapping[str, bytes]
    details: ReleaseDetails
    details_bytes: bytes
    name: str
    """Of its folders."""


def accept_release(
    target: TargetFolder,
    manifest: bytes,
    signature: bytes | None,
    lists: Mapping[str, bytes],
    details: bytes,
    now: datetime,
    *,
    rollback: bool,
) -> AcceptedRelease:
    """Return the release. Raises TargetRefusedError for the first problem."""
    if signature is not None and len(signature) > MOST_SIGNATURE_BYTES:
        raise _malformed("chữ ký quá dài", "the signature is too long")
    try:
        parsed = parse_manifest(manifest)
    except ReleaseFormatError as error:
        raise _malformed("manifest.json không đúng dạng", "manifest.json is not in its form") from error
    if target.settings.allowed_signers:
        check_signature(target.settings.allowed_signers, manifest, signature)
    check_place_in_chain(target, parsed, now, rollback=rollback)
    _check_sizes(parsed)
    known = _known_lists(target, parsed, lists)
    parsed_lists = {host: _checked_list(parsed, host, data) for host, data in known.items()}
    checked = _checked_details(parsed, details)
    if not rollback:
        _check_rolled_back(target, parsed, checked)
    if target.settings.allowed_signers:
        _check_redirects(parsed, parsed_lists, checked)
    return AcceptedRelease(parsed, manifest, signature, parsed_lists, known, checked, details, parsed.name)


def check_place_in_chain(target: TargetFolder, manifest: ReleaseManifest, now: datetime, *, rollback: bool) -> None:
    """Raise TargetRefusedError unless the manifest follows the head of the records, or is the head and is served."""
    head, current = read_head(target), current_release(target)
    if head.portal and manifest.portal != head.portal:
        raise TargetRefusedError(
            "other-portal",
            f"bản phát hành là của cổng `{manifest.portal}`, còn nơi này của `{head.portal}`; hãy kiểm tra nơi đến",
            f"the release is of the portal `{manifest.portal}`, and this target of `{head.portal}`; check the target",
        )
    if digest_manifest(manifest) == head.digest and (current is None or current.manifest == manifest):
        return
    if is_recorded(target, manifest):
        raise TargetRefusedError(
            "already-released",
            f"bản {manifest.number} đã được phát hành trước đây; muốn quay lại thì dùng `portalgen rollback {manifest.name}`",
            f"release {manifest.number} was published before; to go back to it use `portalgen rollback {manifest.name}`",
        )
    if (manifest.number, manifest.previous) != (head.number + 1, head.digest):
        raise _not_next(manifest, head)
    if not rollback:
        _check_clock(current, manifest, now)


def _not_next(manifest: ReleaseManifest, head: ChainHead) -> TargetRefusedError:
    return TargetRefusedError(
        "head-moved",
        f"bản phát hành mang số {manifest.number} và không nối tiếp bản mới nhất ở đây (số {head.number}): trong lúc đó đã có "
        "bản khác; hãy chạy lại từ bước chuẩn bị",
        f"the release has number {manifest.number} and does not follow the newest one here ({head.number}): another one came "
        "meanwhile; run this again from the preparation on",
    )


def find_clock_ahead(target: TargetFolder, manifest: ReleaseManifest, now: datetime) -> str:
    """Return the live clock if it lies in the future and the new release's is earlier; else empty."""
    current = current_release(target)
    if current is None:
        return ""
    clock = _latest_clock(current)
    return clock.isoformat() if is_ahead(clock, now) and manifest.clock < clock else ""


def _latest_clock(current: StoredRelease) -> datetime:
    facts = current.switch_facts()
    return max(facts.clock, current.manifest.clock) if facts else current.manifest.clock


def _check_clock(current: StoredRelease | None, manifest: ReleaseManifest, now: datetime) -> None:
    """Reject an earlier time of the same commit, unless the live release was built with a clock ahead of time."""
    if current is None:
        return
    facts = current.switch_facts()
    commit = facts.commit if facts else current.manifest.commit
    clock = _latest_clock(current)
    if is_ahead(clock, now):
        return
    if manifest.commit in {commit, current.manifest.commit} and manifest.clock < clock:
        raise TargetRefusedError(
            "earlier-clock",
            f"cùng nội dung nguồn {manifest.commit[:10]} nhưng dựng cho {show_moment(manifest.clock, 'vi')}, sớm hơn bản đang có "
            f"({show_moment(clock, 'vi')}): có lẽ một việc cũ chạy lại; thật sự muốn thì thêm --rollback",
            f"it is of the same source {manifest.commit[:10]} at {show_moment(manifest.clock, 'en')}, earlier than what is live "
            f"({show_moment(clock, 'en')}): an old job that ran again? If it is meant, add --rollback",
        )


def _check_rolled_back(target: TargetFolder, manifest: ReleaseManifest, details: ReleaseDetails) -> None:
    """Reject a release begun before a rollback: it does not take it into account, and would undo it."""
    current = current_release(target)
    facts = current.switch_facts() if current else None
    if facts is not None and facts.rolled_back and details.prepared < facts.at:
        raise TargetRefusedError(
            "rolled-back",
            f"bản {manifest.number} được chuẩn bị trước khi có người quay lại bản {current.name if current else ''} lúc "
            f"{show_moment(facts.at, 'vi')}, nên không đưa lên; hãy xem vì sao quay lại, rồi chạy lại từ bước chuẩn bị, hoặc thêm --rollback",
            f"release {manifest.number} was prepared before someone went back to {current.name if current else ''} at "
            f"{show_moment(facts.at, 'en')}, so it does not go live; see why, then run this again from the preparation on, or add "
            "--rollback",
        )


def _check_sizes(manifest: ReleaseManifest) -> None:
    if manifest.main_host not in manifest.hosts:
        raise _malformed("thiếu máy chủ chính", "the main host is missing")
    entries = manifest.hosts.values()
    rows = (
        (len(entries), MOST_HOSTS, "tên miền", "hosts"),
        (sum(each.files for each in entries), MOST_FILES, "tệp", "files"),
        (sum(each.list.size for each in entries), LARGEST_LISTS, "byte danh sách tệp", "bytes of lists"),
        (max(each.list.size for each in entries), LARGEST_LIST, "byte danh sách của một tên miền", "bytes of one list"),
    )
    for size, most, vi, en in rows:
        if size > most:
            raise TargetRefusedError(
                "too-large",
                f"bản phát hành có {size} {vi}, quá giới hạn {most}",
                f"the release has {size} {en}, more than {most}",
            )


def _known_lists(target: TargetFolder, manifest: ReleaseManifest, lists: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bytes of each host's list: as sent, or from an earlier release."""
    if extra := sorted(lists.keys() - manifest.hosts.keys()):
        raise _malformed(f"thừa danh sách của {extra[0]}", f"there is a list of {extra[0]} too many")
    known = {}
    for host, entry in manifest.hosts.items():
        data = lists.get(host)
        if data is None:
            data = read_or_none(target.record_lists / f"{entry.list.sha256}.json", LARGEST_LIST)
        if data is None:
            raise _malformed(f"thiếu danh sách tệp của {host}", f"the list of files of {host} is missing")
        if len(data) != entry.list.size or sha256(data).hexdigest() != entry.list.sha256:
            raise TargetRefusedError(
                "digest",
                f"danh sách tệp của {host} khác với manifest.json; hãy chuẩn bị và gửi lại",
                f"the list of files of {host} is not the one of manifest.json; prepare and send it again",
            )
        known[host] = data
    return known


def _checked_list(manifest: ReleaseManifest, host: str, data: bytes) -> HostList:
    try:
        listed = parse_list(data)
    except ReleaseFormatError as error:
        raise _malformed(
            f"danh sách tệp của {host} không đúng dạng", f"the list of files of {host} is not in its form"
        ) from error
    if listed.host != host or len(listed.files) != manifest.hosts[host].files:
        raise _malformed(f"danh sách tệp của {host} là của nơi khác", f"the list of files of {host} is of another host")
    _check_paths(listed)
    return listed


def _check_paths(listed: HostList) -> None:
    """Check that no file takes the place of a file of ours, of another file's twin or of a folder.

    File systems also have to accept its name.
    """
    names = list(_names_of(listed))
    places = set(names)
    if len(places) != len(names):
        places_before: set[str] = set()
        twice = next(name for name in names if name in places_before or places_before.add(name))  # type: ignore[func-returns-value]  # adding gives None, so that the first name that is there twice is found
        raise _bad_path(listed.host, twice, "trùng tên bản nén của tệp khác", "is the name of another file's twin")
    folders: set[str] = set()
    for name in names:
        if name == _RESERVED or name.startswith(f"{_RESERVED}/"):
            raise _bad_path(listed.host, name, "nằm ở chỗ dành cho chứng thực bản phát hành", "is where proofs are")
        folder, _, last = name.rpartition("/")
        if len(last.encode()) > _LONGEST_NAME or len(f"{listed.host}/{name}".encode()) > _LONGEST_PATH:
            raise _bad_path(listed.host, name, "quá dài", "is too long")
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    if clash := sorted(folders & places) or sorted({_RESERVED, _RESERVED.partition("/")[0]} & places):
        raise _bad_path(listed.host, clash[0], "vừa là tệp vừa là thư mục", "is a file and a folder as well")


def _names_of(listed: HostList) -> Iterator[str]:
    for path, row in listed.files.items():
        yield path
        for encoding in row.compressed:
            yield path + ENCODINGS[encoding]


def _bad_path(host: str, path: str, vi: str, en: str) -> TargetRefusedError:
    shown = f"{host}/{path}"[:200]
    return TargetRefusedError(
        "path", f"tệp `{shown}` của bản phát hành {vi}", f"the file `{shown}` of the release {en}"
    )


def _checked_details(manifest: ReleaseManifest, data: bytes) -> ReleaseDetails:
    if len(data) > MOST_DETAILS_BYTES:
        raise _malformed("details.json quá lớn", "details.json is too large")
    try:
        details = parse_details(data)
    except ReleaseFormatError as error:
        raise _malformed("details.json không đúng dạng", "details.json is not in its form") from error
    foreign = [each for each in details.probes if not isinstance(each, str) or _host_of(each) not in manifest.hosts]
    if len(details.probes) > MOST_PROBES or foreign:
        raise _malformed("details.json có địa chỉ thử sai", "details.json has a wrong address to be tried")
    return details


def _check_redirects(manifest: ReleaseManifest, lists: Mapping[str, HostList], details: ReleaseDetails) -> None:
    """Check the unsigned rules: if signatures are required, their targets must be in signed lists."""
    named: set[str] | None = None
    for rule in details.rules.redirects:
        if _host_of(rule.to) in manifest.hosts or (rule.to.startswith("/") and not rule.to.startswith(("//", "/\\"))):
            continue
        if named is None:
            named = {row.redirect_to for listed in lists.values() for row in listed.files.values() if row.redirect_to}
        if rule.to not in named:
            raise TargetRefusedError(
                "redirect",
                f"địa chỉ cũ `{rule.host}{rule.path}` dẫn ra ngoài cổng (`{rule.to}`) mà danh sách đã ký không có",
                f"the old address `{rule.host}{rule.path}` leads out of the portal (`{rule.to}`), which no signed list says",
            )


def _host_of(address: str) -> str:
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in {"http", "https"} and "@" not in parts.netloc else ""
    except ValueError:
        return ""


def _malformed(vi: str, en: str) -> TargetRefusedError:
    return TargetRefusedError(
        "malformed", f"bản phát hành không nhận được: {vi}", f"the release cannot be accepted: {en}"
    )
