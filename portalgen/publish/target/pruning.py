"""Removes releases and files no longer needed for rollbacks or requests, and the remains of interrupted runs."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from typing import Final

from portalgen.publish import layout
from portalgen.publish.target.chain import read_head
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import names_in, read_or_none, remove_tree, scan_files, write_atomically
from portalgen.publish.target.folder import NEW, OLD, ORPHANS_FILE, TargetFolder
from portalgen.publish.target.kept_releases import stored_release, stored_releases

_LARGEST_ORPHANS: Final = 256 << 20
_DIGEST_ENDING: Final = ".json"


def prune_releases(target: TargetFolder, former: str) -> tuple[str, ...]:
    """Remove the oldest releases, and return their names.

    The newest ones are kept, as many as the settings require, the current one, and its predecessor,
    which visitors may still be reading. Fingerprinted files stay in `shared` for days.
    """
    releases = stored_releases(target)
    kept = {each.name for each in releases[: target.settings.keep_releases]} | {target.current_name(), former}
    removed = tuple(each.name for each in releases if each.name not in kept)
    for name in removed:
        _remove_release(target, name)
    if removed:
        _prune_lists(target)
    return removed


def remove_former_releases(target: TargetFolder, current: str) -> tuple[str, ...]:
    """Remove every release except the current, and other incoming files; return the names, the oldest first."""
    removed = tuple(sorted(each.name for each in stored_releases(target) if each.name != current))
    for name in removed:
        _remove_release(target, name)
    for name in names_in(target.incoming):
        remove_tree(target.incoming / name)
    _prune_lists(target)
    return removed


def remove_unused_shared(target: TargetFolder) -> int:
    """Remove the fingerprinted files in no kept release, at once; return their number."""
    unused = [place for place, facts in scan_files(target.shared).items() if facts.links == 1]
    for place in unused:
        remove_tree(target.shared / place)
    _remove_empty_folders(target)
    return len(unused)


def _remove_release(target: TargetFolder, name: str) -> None:
    """Rename a release before removing it, so that no part is ever taken for a release."""
    old = target.releases / (OLD + name)
    if (target.releases / name).exists():
        os.rename(target.releases / name, old)
    remove_tree(target.about / name)
    remove_tree(old)


def _prune_lists(target: TargetFolder) -> None:
    named = {entry.list.sha256 for each in stored_releases(target) for entry in each.manifest.hosts.values()}
    for name in names_in(target.record_lists):
        if name.removesuffix(_DIGEST_ENDING) not in named:
            remove_tree(target.record_lists / name)


def prune_shared(target: TargetFolder, now: datetime) -> None:
    """Remove fingerprinted files that were in no kept release for the days in the settings.

    The start is recorded when it is first noticed; a clock ahead of time does not keep a file forever.
    """
    since = _read_orphans(target)
    orphans: dict[str, str] = {}
    most = timedelta(days=target.settings.shared_days)
    for place, facts in scan_files(target.shared).items():
        if facts.links > 1:  # a release has it
            continue
        first = min(since.get(place, now), now)
        if now - first >= most:
            remove_tree(target.shared / place)
        else:
            orphans[place] = first.isoformat(timespec="seconds")
    _remove_empty_folders(target)
    write_atomically(target.own / ORPHANS_FILE, json.dumps(orphans, ensure_ascii=False).encode() + b"\n")


def _read_orphans(target: TargetFolder) -> dict[str, datetime]:
    data = read_or_none(target.own / ORPHANS_FILE, _LARGEST_ORPHANS)
    try:
        moments = {place: datetime.fromisoformat(text) for place, text in json.loads(data or b"{}").items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return {place: moment for place, moment in moments.items() if moment.tzinfo is not None}


def _remove_empty_folders(target: TargetFolder) -> None:
    for folder, _, _ in os.walk(target.shared, topdown=False):
        if folder != str(target.shared) and not os.listdir(folder):
            os.rmdir(folder)


def tidy_target(target: TargetFolder) -> tuple[str, ...]:
    """Remove the remains of interrupted runs: incomplete folders, and releases that never joined the chain.

    Served files are never touched, and foreign names are left alone; return their places.
    """
    remove_tree(target.next)
    current, head = target.current_name(), read_head(target)
    live = stored_release(target, current)
    if live is not None and live.manifest.number > head.number:
        raise TargetRefusedError(
            "records-damaged",
            f"thư mục records thiếu manifest số {live.manifest.number} của bản đang có; hãy khôi phục nó từ bản sao lưu",
            f"the folder records lacks manifest {live.manifest.number} of what is live; restore it from a backup",
        )
    foreign: list[str] = []
    for folder in (target.releases, target.about, target.incoming):
        foreign += (f"{folder.name}/{name}" for name in names_in(folder) if not _is_ours(name))
    for folder in (target.releases, target.about):
        for name in filter(_is_ours, names_in(folder)):
            if name.startswith((NEW, OLD)) or (name != current and not _is_whole(target, name, head.number)):
                remove_tree(folder / name)
    for folder in (target.root, target.own, target.rules):
        for name in names_in(folder):
            if name.startswith(".") and name.endswith(".tmp"):
                remove_tree(folder / name)
    return tuple(foreign)


def _is_ours(name: str) -> bool:
    return layout.RELEASE_NAME.fullmatch(name.removeprefix(NEW).removeprefix(OLD)) is not None


def _is_whole(target: TargetFolder, name: str, head: int) -> bool:
    release = stored_release(target, name)
    return release is not None and release.manifest.number <= head


def tidy_incoming(target: TargetFolder, but: str = "") -> None:
    """Remove the incoming files of releases that can no longer follow the head."""
    number = read_head(target).number
    for name in names_in(target.incoming):
        if name != but and _is_ours(name) and int(name.partition("-")[0]) <= number:
            remove_tree(target.incoming / name)


def remove_incoming(target: TargetFolder, name: str) -> None:
    """Remove the incoming files of a release."""
    if name and "/" not in name and name not in {".", ".."}:
        remove_tree(target.root / layout.INCOMING_FOLDER / name)
