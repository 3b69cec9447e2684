"""What a target is told, holds and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish.manifest import Blob

_SKEW: Final = timedelta(minutes=10)
"""By how much the clocks of two machines may differ."""


def is_ahead(clock: datetime, now: datetime) -> bool:
    """Return whether the clock of a release is one that was ahead: it lies in the future."""
    return clock > now + _SKEW


@frozen
class TargetSettings:
    """How a target behaves (`.portalgen/target.json`); nothing that is sent changes it."""

    keep_releases: int = 10
    """How many releases stay for a rollback, at least 2. The current one and the one before it always stay."""
    shared_days: int = 7
    """How many days a fingerprinted file stays reachable after the last kept release that has it."""
    check_server: str = ""
    """`host:port` where a web server answers from the link `next`, so that a release is asked for before the switch."""
    after_switch: tuple[str, ...] = ()
    """A command and its arguments, run without a shell after each switch, such as `systemctl reload nginx`."""
    allowed_signers: str = ""
    """Lines of an allowed_signers file (ssh-keygen(1)) with the principal `release`; empty: signatures are not asked for."""


@frozen
class TargetNote:
    """Something to be told that stopped nothing."""

    vi: str
    en: str

    def sentence(self, language: str) -> str:
        """Return the note in `language`: Vietnamese unless it is `en`."""
        return self.en if language == "en" else self.vi


@frozen
class KeptRelease:
    """A release that a target can serve at once."""

    name: str
    number: int
    digest: str
    """The SHA-256 of its manifest's bytes."""
    commit: str
    clock: datetime
    lists: Mapping[str, str]
    """By host, the SHA-256 of the list of its files."""
    switched_at: datetime | None = None
    """When it last became the current one; None where it never did."""
    is_current: bool = False
    unique_bytes: int = 0
    """What removing it would free; only where `list_releases` says it."""


@frozen
class TargetStatus:
    """What a target holds."""

    portal: str = ""
    """Empty before the first release."""
    head_number: int = 0
    head_digest: str = ""
    """Of the newest manifest in its records, which the next manifest has to name as `previous`."""
    current: KeptRelease | None = None
    """What is served."""
    confirmed_commit: str = ""
    """The newest commit that is known to give what is served, with its clock: the current release's own, or a later one."""
    confirmed_clock: datetime | None = None
    rolled_back: bool = False
    """Whether someone went back to the current release, so that it is not the newest."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """How many findings of each severity were known of the current release when it was prepared."""
    head_commit: str = ""
    """The commit of the newest manifest, which is not what is served after someone went back."""
    is_signature_required: bool = False
    """Whether the target takes nothing that no release key has signed."""
    left_commit: str = ""
    """After someone went back, the newest commit that was known to give the release that was left."""
    is_after_switch_failed: bool = False
    """Whether the command of the settings failed after the last switch, so that the web server may have former rules."""


@frozen
class Incoming:
    """A release that was accepted and waits for bytes."""

    name: str
    missing: tuple[Blob, ...] = ()
    """What the target does not have, sorted by digest; goes to `incoming/<name>/blobs/<2>/<sha256>`, or
    `complete_release` takes it from a folder of the same form."""
    same_content: bool = False
    """Whether just this is served already, with the same rules: `confirm_release` then ends it, and nothing is sent."""


@frozen
class SwitchedRelease:
    """The current release after a switch."""

    release: KeptRelease
    former: str = ""
    """The name of the release that was current before; empty for the first."""
    seconds: float = 0.0
    new_files: int = 0
    """Files and twins that were written; all others are hard links."""
    linked_files: int = 0
    new_bytes: int = 0
    pruned: tuple[str, ...] = ()
    """Names of the releases that were removed."""
    notes: tuple[TargetNote, ...] = field(default_factory=tuple)
    """What went wrong after the switch and has to be seen to, such as a server that did not reload."""
