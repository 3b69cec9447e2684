"""The settings, content and answers of a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish.manifest import Blob

_SKEW: Final = timedelta(minutes=10)
"""The permitted difference between the clocks of two machines."""


def is_ahead(clock: datetime, now: datetime) -> bool:
    """Return True if the clock of a release was ahead of time: it lies in the future."""
    return clock > now + _SKEW


@frozen
class TargetSettings:
    """The behaviour of a target (`.portalgen/target.json`); uploads never change it."""

    keep_releases: int = 10
    """The number of releases kept for a rollback, at least 2. The current one and its predecessor are always kept."""
    shared_days: int = 7
    """The number of days a fingerprinted file stays reachable after the last kept release with it."""
    check_server: str = ""
    """`host:port` at which a web server serves the link `next`, so a release is requested before the switch."""
    after_switch: tuple[str, ...] = ()
    """A command and its arguments, run without a shell after each switch, such as `systemctl reload nginx`."""
    allowed_signers: str = ""
    """Lines of an allowed_signers file (ssh-keygen(1)) with the principal `release`; empty to require no signatures."""


@frozen
class TargetNote:
    """A remark about a problem that did not stop the operation."""

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
    """When it last became current; None if never."""
    is_current: bool = False
    unique_bytes: int = 0
    """The space freed by removing it; only from `list_releases`."""


@frozen
class TargetStatus:
    """The content of a target."""

    portal: str = ""
    """Empty before the first release."""
    head_number: int = 0
    head_digest: str = ""
    """Of the newest manifest in its records, to be named as `previous` by the next manifest."""
    current: KeptRelease | None = None
    """The served release."""
    confirmed_commit: str = ""
    """The newest commit known to give the served content, with its clock: the current release's own, or a later commit."""
    confirmed_clock: datetime | None = None
    rolled_back: bool = False
    """True after a rollback to the current release, which is then not the newest."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """The number of findings by severity, known of the current release when it was prepared."""
    head_commit: str = ""
    """The commit of the newest manifest, which after a rollback is not the served commit."""
    is_signature_required: bool = False
    """True if the target accepts only releases signed by a release key."""
    left_commit: str = ""
    """After a rollback, the newest commit known to give the release left."""
    is_after_switch_failed: bool = False
    """True if the command of the settings failed after the last switch, so the web server may have former rules."""


@frozen
class Incoming:
    """An accepted release that waits for bytes."""

    name: str
    missing: tuple[Blob, ...] = ()
    """The missing blobs, sorted by digest.

    They go to `incoming/<name>/blobs/<2>/<sha256>`, or `complete_release` takes them from a folder of the same form.
    """
    same_content: bool = False
    """True if the same content and rules are served already: `confirm_release` then ends it without sending files."""


@frozen
class SwitchedRelease:
    """The current release after a switch."""

    release: KeptRelease
    former: str = ""
    """The name of the release that was current before; empty for the first."""
    seconds: float = 0.0
    new_files: int = 0
    """The number of files and twins written; the remaining ones are hard links."""
    linked_files: int = 0
    new_bytes: int = 0
    pruned: tuple[str, ...] = ()
    """Names of the removed releases."""
    notes: tuple[TargetNote, ...] = field(default_factory=tuple)
    """Problems after the switch that need attention, such as a server that did not reload."""
