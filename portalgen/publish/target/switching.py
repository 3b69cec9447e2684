"""Makes a release current, in steps that can be interrupted anywhere and repeated.

The next current release is first written to `.portalgen/switching.json`. A run that finds such a file repeats the
steps, and completed steps have no effect. So a killed process never leaves a manifest in the records whose release is
not served, nor the rules of a release beside the files of another.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish import layout
from portalgen.publish.fingerprints import is_fingerprinted
from portalgen.publish.server_rules import RedirectRule
from portalgen.publish.target.chain import add_record, remove_record
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import (
    make_folders,
    names_in,
    point_link,
    read_or_none,
    remove_tree,
    replace_with_link,
    scan_files,
    sync_file_system,
    sync_folder,
    write_atomically,
    write_beside,
)
from portalgen.publish.target.folder import AFTER_SWITCH_FILE, SWITCHING_FILE, TargetFolder
from portalgen.publish.target.kept_releases import StoredRelease, SwitchFacts, stored_release
from portalgen.publish.target.model import TargetNote
from portalgen.publish.target.rule_files import DIGEST_FILE, MARKER_BEGINS, format_rule_files, list_unusable

_SECONDS: Final = 120
_LARGEST_RULES: Final = 256 << 20
_SHOWN: Final = 120
"""Letters of an address in a sentence."""
_OUTAGE_PAGES: Final = "503*.html"
"""In the languages of the host."""


@frozen
class Switch:
    """The next current release."""

    name: str
    event: str
    """`release` or `rollback`."""
    former: str
    """The earlier current release; empty if there was none."""
    at: datetime
    rolled_back: bool = False
    left_commit: str = ""
    """For a rollback, the newest commit known to give the release left."""


def start_switch(target: TargetFolder, switch: Switch) -> None:
    """Record the next current release. From here on, an interrupted run is completed by the next run."""
    value = {
        "release": switch.name,
        "event": switch.event,
        "former": switch.former,
        "at": switch.at.isoformat(),
        "rolled_back": switch.rolled_back,
        "left_commit": switch.left_commit,
    }
    write_atomically(target.own / SWITCHING_FILE, json.dumps(value).encode() + b"\n")


def read_switch(target: TargetFolder) -> Switch | None:
    """Return the switch of an interrupted run."""
    data = read_or_none(target.own / SWITCHING_FILE)
    if data is None:
        return None
    try:
        value = json.loads(data)
        return Switch(
            str(value["release"]),
            str(value["event"]),
            str(value["former"]),
            datetime.fromisoformat(value["at"]),
            value["rolled_back"] is True,
            str(value.get("left_commit", "")),
        )
    except (ValueError, TypeError, KeyError):
        return None


def end_switch(target: TargetFolder) -> None:
    """Remove the record of the switch."""
    remove_tree(target.own / SWITCHING_FILE)
    sync_folder(target.own)


def perform_switch(
    target: TargetFolder, release: StoredRelease, switch: Switch, *, is_recovery: bool = False
) -> tuple[TargetNote, ...]:
    """Put all parts of a release in place, and then the link.

    If a step before the link fails, such as on a full disk, everything is restored. `is_recovery` marks the completion
    of another run's switch. Returns notes about the web server.
    """
    notes: tuple[TargetNote, ...] = ()
    try:
        if switch.event == "release":
            _share_fingerprinted(target, release)
            _keep_outage_pages(target, release)
            add_record(target, release.about, release.manifest)
        clock = release.manifest.clock
        is_recovered = is_recovery and switch.event == "rollback"
        facts = SwitchFacts(
            switch.at, release.manifest.commit, clock, switch.rolled_back, switch.left_commit, is_recovered
        )
        release.note_switch(facts)
        notes = _place_rules(target, release)
        # Links to files that a power cut leaves empty would be served as they are: first everything has to be stored.
        if switch.event == "release":
            sync_file_system(target.root)
        point_link(target.current, f"{layout.RELEASES_FOLDER}/{release.name}")
        remove_tree(target.next)
    except BaseException as error:
        if target.current_name() != release.name:
            _undo_switch(target, release, switch)
        elif isinstance(error, OSError):
            return notes  # It is live, and so it stays.
        raise
    return notes


def _undo_switch(target: TargetFolder, release: StoredRelease, switch: Switch) -> None:
    if switch.event == "release":
        remove_record(target, release.manifest)
    former = stored_release(target, switch.former)
    if former is not None:
        try:
            _place_rules(target, former)
        except OSError:
            return  # The note stays, and the next run completes the switch.
    end_switch(target)


def _share_fingerprinted(target: TargetFolder, release: StoredRelease) -> None:
    """Link fingerprinted files into `shared`, for pages of former releases as well."""
    shared = scan_files(target.shared)
    folders: set[Path] = set()
    for place, facts in scan_files(release.files, is_fingerprinted).items():
        there = shared.get(place)
        if there is None or there.inode != facts.inode:
            path = target.shared / place
            if path.parent not in folders:
                make_folders(target.shared, path.parent)
                folders.add(path.parent)
            replace_with_link(release.files / place, path)


def _keep_outage_pages(target: TargetFolder, release: StoredRelease) -> None:
    for host in release.manifest.hosts:
        for page in (release.files / host).glob(_OUTAGE_PAGES):
            kept = target.outage / host / page.name
            if page.is_file():
                make_folders(target.outage, kept.parent)
            if page.is_file() and not (kept.exists() and os.path.samefile(page, kept)):
                replace_with_link(page, kept)


def _place_rules(target: TargetFolder, release: StoredRelease) -> tuple[TargetNote, ...]:
    """Put the rules of a release in place. All are written before the first is renamed, so a full disk changes none.

    The release gets a file named by their digest: a web server that has different rules, and was not reloaded, looks
    for another one, and applies its rules only if there is no file. Returns a note if it has to be reloaded.
    """
    rules = release.details().rules
    texts = format_rule_files(rules)
    _place_marker(release, texts[DIGEST_FILE].strip())
    places = {target.rules / name: text.encode() for name, text in texts.items()}
    changed = {place: data for place, data in places.items() if read_or_none(place, _LARGEST_RULES) != data}
    written = [(write_beside(place, data), place) for place, data in changed.items()]
    for part, place in written:
        os.replace(part, place)
    for name in names_in(target.rules):
        if name not in texts:
            remove_tree(target.rules / name)
    sync_folder(target.rules)
    return (*_note_reload(target, is_changed=bool(changed)), *_note_unusable(list_unusable(rules)))


def _place_marker(release: StoredRelease, digest: str) -> None:
    name = f"{MARKER_BEGINS}{digest}"
    for other in names_in(release.files):
        if other.startswith(MARKER_BEGINS) and other != name:
            remove_tree(release.files / other)
    if name not in names_in(release.files):
        write_atomically(release.files / name, b"")


def _note_reload(target: TargetFolder, *, is_changed: bool) -> tuple[TargetNote, ...]:
    if not is_changed or target.settings.after_switch:
        return ()
    return (
        TargetNote(
            "quy tắc chuyển hướng đã đổi nhưng chưa có lệnh nào báo cho máy chủ web; tải lại máy chủ web: `systemctl reload nginx` "
            "(hoặc `caddy`). Để việc này tự chạy, đặt `after_switch` của nơi đăng",
            "the redirects changed, and no command tells the web server; reload it: `systemctl reload nginx` (or `caddy`). To have "
            "this done each time, set `after_switch` of the target",
        ),
    )


def _note_unusable(rules: Sequence[RedirectRule]) -> tuple[TargetNote, ...]:
    """Return notes on unsupported rules; a file may be at such an address, unless it has a query."""
    shown = [f"{each.host}{each.path}"[:_SHOWN] for each in rules if each.query or each.is_prefix]
    if not shown:
        return ()
    return (
        TargetNote(
            f"{len(shown)} địa chỉ cũ không chuyển được vì quá dài hoặc có ký hiệu máy chủ không nhận, đầu tiên là {shown[0]}; hãy "
            "sửa hoặc bỏ các địa chỉ ấy",
            f"{len(shown)} old addresses lead nowhere, since they are too long or hold signs that servers do not take; the first is "
            f"{shown[0]}; change or remove them",
        ),
    )


def has_failed_after_switch(target: TargetFolder) -> bool:
    """Return True if the command of the settings failed after a switch, and has not succeeded since."""
    return bool(target.settings.after_switch) and (target.own / AFTER_SWITCH_FILE).exists()


def run_after_switch(target: TargetFolder) -> tuple[TargetNote, ...]:
    """Run the command of the settings; the release is already live.

    If it fails, there is a note, also in the status until it succeeds.
    """
    notes = _run_after_switch(target)
    with suppress(OSError):
        if notes:
            write_atomically(target.own / AFTER_SWITCH_FILE, notes[0].en.encode() + b"\n")
        else:
            remove_tree(target.own / AFTER_SWITCH_FILE)
    return notes


def _run_after_switch(target: TargetFolder) -> tuple[TargetNote, ...]:
    words = list(target.settings.after_switch)
    if not words:
        return ()
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, without a shell
            words, cwd=target.root, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
        code, said = str(done.returncode), done.stderr.decode("utf-8", "replace").strip()[:500]
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        code, said = "?", str(error)[:500]
    if code == "0":
        return ()
    shown = " ".join(words)
    return (
        TargetNote(
            f"bản mới đã có hiệu lực nhưng lệnh sau khi chuyển `{shown}` bị lỗi ({code}): {said}; hãy chạy lại lệnh này",
            f"the release is live, but the command after the switch `{shown}` failed ({code}): {said}; run it again",
        ),
    )


def check_switchable(release: StoredRelease) -> None:
    """Raise TargetRefusedError if the folder of a host is missing."""
    missing = [host for host in release.manifest.hosts if not (release.files / host).is_dir()]
    if missing:
        raise TargetRefusedError(
            "damaged",
            f"bản {release.name} thiếu thư mục của {missing[0]}; hãy chọn bản khác",
            f"the release {release.name} has no folder of {missing[0]}; choose another one",
        )


def confirm_facts(release: StoredRelease, commit: str, clock: datetime) -> None:
    """Record that a later commit or clock gives this release."""
    facts = release.switch_facts()
    at = facts.at if facts else clock
    base = facts or SwitchFacts(at, commit, clock)
    release.note_switch(
        replace(base, commit=commit, clock=clock, rolled_back=False, left_commit="", is_recovered=False)
    )


def forget_recovery(release: StoredRelease) -> None:
    """Record that the caller of a rollback completed later now knows of it."""
    facts = release.switch_facts()
    if facts is not None:
        release.note_switch(replace(facts, is_recovered=False))
