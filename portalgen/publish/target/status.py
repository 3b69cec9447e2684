"""The content of a target, read without its lock."""

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
"""The unit, in bytes, of the disk space in stat(2)."""


def read_status(folder: Path) -> TargetStatus:
    """Return the release served by a target and the manifest that the next has to follow. Raises TargetRefusedError."""
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
    """Return the releases that can be served, the newest first, each with the disk space used by it alone."""
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
    """Return bytes on the disk by inode, including folders.

    A release being removed meanwhile is counted as far as it exists.
    """
    blocks: dict[int, int] = {}
    with suppress(FileNotFoundError):
        for _, _, files, handle in os.fwalk(release.files):
            for name in (".", *files):
                facts = os.stat(name, dir_fd=handle, follow_symlinks=False)
                blocks[facts.st_ino] = facts.st_blocks * _BLOCK
    return blocks
