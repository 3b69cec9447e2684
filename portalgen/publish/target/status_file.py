"""`status.json` for monitoring: the live release, its start and findings. No part of portalgen reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from portalgen.publish.manifest import digest_manifest
from portalgen.publish.target.chain import read_head
from portalgen.publish.target.files import read_or_none, write_atomically
from portalgen.publish.target.folder import TargetFolder
from portalgen.publish.target.kept_releases import StoredRelease, current_release
from portalgen.publish.target.model import TargetNote
from portalgen.publish.target.switching import has_failed_after_switch

STATUS_FORMAT: Final = "portal-target-status/1"


def write_status(
    target: TargetFolder,
    now: datetime,
    event: str,
    failure: dict[str, str] | None = None,
    notes: Sequence[TargetNote] | None = None,
) -> None:
    """Write the live state. `failure` gives the reason if the last event failed.

    `notes` are problems of the last switch that need attention; None keeps the existing notes.
    """
    current, head = current_release(target), read_head(target)
    value = {
        "format": STATUS_FORMAT,
        "written": now.isoformat(timespec="seconds"),
        "event": event,
        "failure": failure,
        "notes": _read_notes(target) if notes is None else [{"vi": each.vi, "en": each.en} for each in notes],
        "portal": head.portal,
        "head_number": head.number,
        "head_digest": head.digest,
        "release": _describe(current) if current else None,
        "after_switch_failed": has_failed_after_switch(target),
        "disk": _disk(target),
    }
    write_atomically(target.status, json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")


def _read_notes(target: TargetFolder) -> list[Any]:
    try:
        notes: Any = json.loads(read_or_none(target.status) or b"{}")["notes"]
    except (ValueError, KeyError, TypeError):
        return []
    return notes if isinstance(notes, list) else []


def _describe(release: StoredRelease) -> dict[str, Any]:
    manifest, details, facts = release.manifest, release.details(), release.switch_facts()
    return {
        "name": release.name,
        "number": manifest.number,
        "digest": digest_manifest(manifest),
        "commit": manifest.commit,
        "clock": manifest.clock.isoformat(timespec="minutes"),
        "switched_at": facts.at.isoformat(timespec="seconds") if facts else None,
        "confirmed_commit": facts.commit if facts else manifest.commit,
        "confirmed_clock": (facts.clock if facts else manifest.clock).isoformat(timespec="minutes"),
        "rolled_back": facts.rolled_back if facts else False,
        "hosts": len(manifest.hosts),
        "files": sum(entry.files for entry in manifest.hosts.values()),
        "prepared": details.prepared.isoformat(timespec="seconds"),
        "program": details.program,
        "findings": dict(details.findings),
        "codes": dict(details.codes),
    }


def _disk(target: TargetFolder) -> dict[str, int]:
    facts = os.statvfs(target.root)
    return {
        "free_bytes": facts.f_bavail * facts.f_frsize,
        "total_bytes": facts.f_blocks * facts.f_frsize,
        "free_inodes": facts.f_favail,
    }
