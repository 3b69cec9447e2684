"""What a target holds, read without its lock."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path

from portalgen.publish.target.chain import is_recorded, read_head
from portalgen.publish.target.errors import refusal_of
from portalgen.publish.target.folder import TargetFolder, open_target
from portalgen.publish.target.kept_releases import StoredRelease, current_release, stored_releases
from portalgen.publish.target.model import KeptRelease, TargetStatus
from portalgen.publish.target.switching import has_failed_after_switch

_BLOCK = 512
"""Bytes of what stat(2) counts a file's place on the disk in."""


def read_status(folder: Path) -> TargetStatus:
    """Return what a target serves and which manifest the next has to follow. Raises TargetRefusedError."""
    target = open_target(folder)
    try:
        head, current = read_head(target), current_release(target)
        facts = current.switch_facts() if current else None
        findings = dict(current.details().findings) if current else {}
    except OSError as error:
        raise refusal_of(error) from error
    is_signature_required = bool(target.settings.allowed_signers)
    if current is None:
        return TargetStatus(
            head.portal,
            head.number,
            head.digest,
            head_commit=head.commit,
            is_signature_required=is_signature_required,
            is_after_switch_failed=has_failed_after_switch(target),
        )
    return TargetStatus(
        head.portal,
        head.number,
        head.digest,
        current.describe(),
        facts.commit if facts else current.manifest.commit,
        facts.clock if facts else current.manifest.clock,
        facts.rolled_back if facts else False,
        findings,
        head.commit,
        is_signature_required,
        facts.left_commit if facts else "",
        has_failed_after_switch(target),
    )


def list_releases(folder: Path) -> tuple[KeptRelease, ...]:
    """Return the releases that can be served, the newest first, each with what it alone takes on the disk."""
    target = open_target(folder)
    try:
        releases = _served_ones(target)
        blocks = {release.name: _blocks_of(release) for release in releases}
    except OSError as error:
        raise refusal_of(error) from error
    owners = Counter(inode for each in blocks.values() for inode in each)
    return tuple(
        release.describe(sum(size for inode, size in blocks[release.name].items() if owners[inode] == 1))
        for release in releases
    )


def _served_ones(target: TargetFolder) -> list[StoredRelease]:
    current = target.current_name()
    return [each for each in stored_releases(target) if each.name == current or is_recorded(target, each.manifest)]


def _blocks_of(release: StoredRelease) -> dict[int, int]:
    """Bytes on the disk by inode, folders too. A release that is being removed meanwhile is counted as far as it is there."""
    blocks: dict[int, int] = {}
    with suppress(FileNotFoundError):
        for _, _, files, handle in os.fwalk(release.files):
            for name in (".", *files):
                facts = os.stat(name, dir_fd=handle, follow_symlinks=False)
                blocks[facts.st_ino] = facts.st_blocks * _BLOCK
    return blocks
