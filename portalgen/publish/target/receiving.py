"""Receives a release: checks its origin and integrity, and makes it current."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.publish import layout
from portalgen.publish.manifest import (
    LARGEST_LIST,
    LARGEST_MANIFEST,
    ReleaseFormatError,
    ReleaseManifest,
    parse_manifest,
)
from portalgen.publish.target.acceptance import (
    AcceptedRelease,
    accept_release,
    check_place_in_chain,
    find_clock_ahead,
)
from portalgen.publish.target.assembling import assemble_release, check_arrived
from portalgen.publish.target.assembly_plan import AssemblyPlan, plan_assembly
from portalgen.publish.target.errors import TargetRefusedError, refusal_of
from portalgen.publish.target.files import (
    names_in,
    point_link,
    read_or_none,
    remove_tree,
    sync_folder,
    write_atomically,
)
from portalgen.publish.target.folder import TargetFolder, is_folder
from portalgen.publish.target.kept_releases import MOST_DETAILS_BYTES, StoredRelease, current_release, stored_release
from portalgen.publish.target.model import Incoming, SwitchedRelease, TargetNote
from portalgen.publish.target.operation import TargetOperation, operate, switch_to
from portalgen.publish.target.probing import check_answers, check_files
from portalgen.publish.target.pruning import prune_releases, prune_shared, remove_incoming, tidy_incoming
from portalgen.publish.target.reserve import keep_reserve
from portalgen.publish.target.signatures import MOST_SIGNATURE_BYTES, check_signature
from portalgen.publish.target.switching import confirm_facts

_RESERVE: Final = 8 << 20
"""Bytes kept free for the log, the status and the next release's lists."""
_ROLLBACK_FILE: Final = "rollback"
"""In the folder of an incoming release: the caller intends an earlier clock."""

_VERIFY_FILE: Final = "verify"
"""In the folder of an incoming release: the served files are to be read, and rewritten if damaged."""


def begin_release(
    folder: Path,
    manifest: bytes,
    signature: bytes | None,
    lists: Mapping[str, bytes],
    details: bytes,
    now: datetime,
    *,
    rollback: bool = False,
    verify: bool = False,
) -> Incoming:
    """Accept a release by its manifest, and return the bytes to send.

    `lists` has the list of each host by its name; lists already on the target (`TargetStatus.current.lists`) may be
    left out. With `rollback`, the served commit may come again with an earlier clock, and a release prepared before a
    rollback is accepted. With `verify`, served files are read, and files that differ from their lists are requested and
    rewritten. Begun again, only files that did not arrive are missing.
    """
    with operate(folder, "begin", now) as operation:
        release = accept_release(operation.target, manifest, signature, lists, details, now, rollback=rollback)
        operation.values["clock_ahead"] = find_clock_ahead(operation.target, release.manifest, now)
        _name(operation, release.manifest, release.name)
        tidy_incoming(operation.target, release.name)
        current = current_release(operation.target)
        plan = plan_assembly(operation.target, release, verify=verify)
        is_live = current is not None and current.manifest == release.manifest
        if is_live and plan.damaged:
            raise _damaged_itself(plan.damaged)
        same = current is not None and _is_same(current, release) and not plan.damaged
        if not same:
            _check_space(operation.target, plan)
        if not is_live:
            _store_incoming(operation.target, release, {_ROLLBACK_FILE: rollback, _VERIFY_FILE: verify})
        missing = () if same else plan.missing
        counts = {"missing": len(missing), "bytes": sum(each.size for each in missing), "damaged": len(plan.damaged)}
        operation.report("done", **counts, same_content=same)
        return Incoming(release.name, missing, same)


def _damaged_itself(places: Sequence[str]) -> TargetRefusedError:
    """Return the error for damaged served files: they are never written to, so a release cannot fix itself."""
    return TargetRefusedError(
        "damaged",
        f"đúng bản này đang hiển thị và có {len(places)} tệp hỏng (`{places[0]}`…); hãy chuẩn bị bản kế tiếp bằng `portalgen release "
        "--complete`: tệp hỏng được ghi mới dù nội dung không đổi",
        f"just this release is served, and {len(places)} of its files are damaged (`{places[0]}`…); prepare the next one with "
        "`portalgen release --complete`: what is damaged is written anew though nothing else changes",
    )


def _name(operation: TargetOperation, manifest: ReleaseManifest, name: str) -> None:
    operation.name_release(StoredRelease(operation.target, manifest, name))
    operation.incoming = name


def _is_same(current: StoredRelease, release: AcceptedRelease) -> bool:
    same = current.manifest.has_same_content(release.manifest)
    return same and current.details().rules == release.details.rules


def _check_space(target: TargetFolder, plan: AssemblyPlan) -> None:
    """Check the space for a release.

    Files sent to a server are on the disk twice during verification; folders and names need space too.
    """
    needed = sum(each.size for each in plan.missing) + sum(each.blob.size for each in plan.new)
    facts = os.statvfs(target.root)
    free = facts.f_bavail * facts.f_frsize
    if needed + _RESERVE > free:
        raise TargetRefusedError(
            "disk-full",
            f"đĩa của nơi đăng còn {free >> 20} MB, bản này cần {(needed + _RESERVE) >> 20} MB; hãy dọn đĩa hoặc giảm "
            "`keep_releases`, rồi chạy lại",
            f"the disk of the target has {free >> 20} MB left, and this release needs {(needed + _RESERVE) >> 20} MB; free "
            "space or lower `keep_releases`, then run this again",
        )


def _store_incoming(target: TargetFolder, release: AcceptedRelease, marks: Mapping[str, bool]) -> None:
    """Store the manifest last: if it exists, everything else does."""
    folder = target.incoming / release.name
    manifest = folder / layout.MANIFEST_FILE
    if not is_folder(folder) or read_or_none(manifest, LARGEST_MANIFEST) not in {None, release.manifest_bytes}:
        remove_tree(folder)
    for each in (folder, folder / layout.LISTS_FOLDER):
        if each.is_symlink():
            remove_tree(each)
        each.mkdir(exist_ok=True)
    for host, data in release.list_bytes.items():
        place = folder / layout.LISTS_FOLDER / f"{host}.json"
        if read_or_none(place, LARGEST_LIST) != data:
            write_atomically(place, data)
    optional = {layout.SIGNATURE_FILE: release.signature}
    optional |= {name: b"\n" if is_marked else None for name, is_marked in marks.items()}
    for name, value in optional.items():
        if value is None:
            remove_tree(folder / name)
        else:
            write_atomically(folder / name, value)
    write_atomically(folder / layout.DETAILS_FILE, release.details_bytes)
    write_atomically(manifest, release.manifest_bytes)


def _incoming_folder(target: TargetFolder, name: str) -> Path:
    if not name or "/" in name or name.startswith(".") or not is_folder(target.incoming / name):
        raise _not_begun(name)
    return target.incoming / name


def _not_begun(name: str) -> TargetRefusedError:
    return TargetRefusedError(
        "not-begun",
        f"bản `{name}` chưa được bắt đầu gửi hoặc đã bị dọn; hãy chạy lại từ đầu",
        f"the release `{name}` was not begun here or is removed; start again",
    )


def complete_release(folder: Path, name: str, now: datetime, folders: Sequence[Path] = ()) -> SwitchedRelease:
    """Verify the files received for `name`, assemble the release, check it and make it current.

    Files that did not arrive are taken from local `folders` (`<first two of the digest>/<SHA-256>`), and verified while
    copying, like all files.
    """
    with operate(folder, "release", now) as operation:
        target = operation.target
        live = stored_release(target, name)
        if live is not None and target.current_name() == name:
            return SwitchedRelease(live.describe(), live.name, notes=operation.notes_before)
        release = _read_incoming(target, name, now)
        _name(operation, release.manifest, release.name)
        verify = (target.incoming / name / _VERIFY_FILE).exists()
        plan = plan_assembly(target, release, verify=verify, folders=folders)
        check_arrived(plan)
        former = target.current_name()
        written = assemble_release(target, release, plan, now)
        stored = StoredRelease(target, release.manifest, release.name)
        _check_release(target, stored, release)
        operation.values |= {"new_files": written.new_files, "new_bytes": written.new_bytes}
        notes = switch_to(operation, stored, "release", rolled_back=False)
        seconds = operation.seconds
        pruned, more_notes = _clean_up(target, name, former, now)
        counts = (written.new_files, written.linked_files, written.new_bytes)
        return SwitchedRelease(stored.describe(), former, seconds, *counts, pruned, notes + more_notes)


def _clean_up(
    target: TargetFolder, name: str, former: str, now: datetime
) -> tuple[tuple[str, ...], tuple[TargetNote, ...]]:
    """Remove data no longer needed, and return the names of the removed releases.

    The release is live even if this fails, and the next one tries again.
    """
    try:
        remove_incoming(target, name)
        tidy_incoming(target)
        pruned = prune_releases(target, former)
        prune_shared(target, now)
        keep_reserve(target)
    except OSError as error:
        refusal = refusal_of(error)
        note = TargetNote(
            f"bản mới đã có hiệu lực nhưng chưa dọn được bản cũ: {refusal.vi}",
            f"the release is live, but former ones could not be removed: {refusal.en}",
        )
        return (), (note,)
    return pruned, ()


def _read_incoming(target: TargetFolder, name: str, now: datetime) -> AcceptedRelease:
    """Return the release as it was begun; everything is checked again, since time has passed."""
    folder = _incoming_folder(target, name)
    manifest = read_or_none(folder / layout.MANIFEST_FILE, LARGEST_MANIFEST)
    details = read_or_none(folder / layout.DETAILS_FILE, MOST_DETAILS_BYTES)
    if manifest is None or details is None:
        raise _not_begun(name)
    signature = read_or_none(folder / layout.SIGNATURE_FILE, MOST_SIGNATURE_BYTES)
    lists = {
        each.removesuffix(".json"): read_or_none(folder / layout.LISTS_FOLDER / each, LARGEST_LIST) or b""
        for each in names_in(folder / layout.LISTS_FOLDER)
        if each.endswith(".json")
    }
    rollback = (folder / _ROLLBACK_FILE).exists()
    release = accept_release(target, manifest, signature, lists, details, now, rollback=rollback)
    if release.name != name:
        raise _not_begun(name)
    return release


def _check_release(target: TargetFolder, stored: StoredRelease, release: AcceptedRelease) -> None:
    """Check the assembled release; a failing one is removed, and its incoming files are kept for another try."""
    try:
        point_link(target.next, f"{layout.RELEASES_FOLDER}/{stored.name}")
        check_files(stored, release.details.probes)
        if target.settings.check_server:
            check_answers(stored, release.details.probes, target.settings.check_server)
    except TargetRefusedError:
        for each in (target.next, stored.files, stored.about):
            remove_tree(each)
        sync_folder(target.root)
        raise


def confirm_release(folder: Path, commit: str, clock: datetime, now: datetime) -> None:
    """Record that a later commit or clock gives exactly the served content.

    If signatures are required, `begin_release` must have accepted a manifest with this commit and clock.
    """
    with operate(folder, "confirm", now) as operation:
        current = current_release(operation.target)
        if current is None:
            raise _not_begun(commit[:10])
        if _is_itself(current, commit, clock):
            operation.name_release(current)
            operation.report("done", confirmed_commit=commit, confirmed_clock=clock.isoformat(timespec="minutes"))
            return
        vouched = _vouching_manifest(operation.target, current, commit, clock, now)
        if vouched is None and operation.target.settings.allowed_signers:
            raise TargetRefusedError(
                "signature",
                f"chưa có bản phát hành nào đã ký xác nhận {commit[:10]}; hãy gửi manifest.json đã ký trước",
                f"no signed release confirms {commit[:10]}; send its signed manifest.json first",
            )
        operation.name_release(current)
        confirm_facts(current, commit, clock)
        operation.report("done", confirmed_commit=commit, confirmed_clock=clock.isoformat(timespec="minutes"))
        if vouched is not None:
            remove_incoming(operation.target, vouched.name)


def _is_itself(current: StoredRelease, commit: str, clock: datetime) -> bool:
    """Return True if exactly the served release is confirmed, without a rollback: no record is needed."""
    facts = current.switch_facts()
    is_head = facts is not None and not facts.rolled_back
    return is_head and (current.manifest.commit, current.manifest.clock) == (commit, clock)


def _vouching_manifest(
    target: TargetFolder, current: StoredRelease, commit: str, clock: datetime, now: datetime
) -> ReleaseManifest | None:
    """Return the manifest of an incoming release with this commit and clock, and exactly the served content."""
    for name in names_in(target.incoming):
        folder = target.incoming / name
        data = read_or_none(folder / layout.MANIFEST_FILE, LARGEST_MANIFEST)
        try:
            manifest = parse_manifest(data or b"")
        except ReleaseFormatError:
            continue
        if (manifest.commit, manifest.clock) != (commit, clock) or not manifest.has_same_content(current.manifest):
            continue
        check_place_in_chain(target, manifest, now, rollback=(folder / _ROLLBACK_FILE).exists())
        if target.settings.allowed_signers:
            signature = read_or_none(folder / layout.SIGNATURE_FILE, MOST_SIGNATURE_BYTES)
            check_signature(target.settings.allowed_signers, data or b"", signature)
        return manifest
    return None


def abandon_release(folder: Path, name: str, now: datetime) -> None:
    """Remove the incoming files of a release that will not be completed."""
    with operate(folder, "abandon", now) as operation:
        operation.values["release"] = name
        remove_incoming(operation.target, name)
        operation.report("done")
