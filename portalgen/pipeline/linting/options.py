"""The options of a lint run, and its report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path

from portalgen.frozen import frozen
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.timeline.item_clock import ItemClock


@frozen
class LintOptions:
    """`at` is the clock, aware. At most one of `base`, `staged`, `paths` and `unsaved` sets the scope.

    `base` is a revision of main: the scope is the result of merging the submission there, judged by the rules of
    `base`. The submission is the content of the folder, or the revision `head`. `staged` means the staged changes.
    `paths` are files or folders from the root with `/`. `unsaved` is (source, content) of a single text.
    """

    root: Path
    at: datetime
    base: str = ""
    head: str = ""
    """The revision of the submission; only with `base`."""
    is_governance_approved: bool = False
    """True if owners have approved the submission's change of rules on the forge.

    Only with `base`, and ignored once main's roster has two owners able to sign.
    """
    awaited_keys: Mapping[str, str] = field(default_factory=dict)
    """The fingerprint of the key that will sign a record, keyed by the digest of the unsigned record.

    Only with `base`. The records belong to the submission.
    """
    staged: bool = False
    paths: tuple[str, ...] = ()
    unsaved: tuple[str, bytes] | None = None
    sites: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 1
    definitions: Callable[[], Definitions] = standard_definitions
    """Returns the definitions of the portal."""
    cache_folder: Path | None = None
    """The portal's own cache, to be used if `root` is a temporary copy of the portal."""


@frozen
class LintReport:
    """The findings, sorted by place, and the suppressed findings.

    `clocks` belong to the submission or the requested files. `all_findings` are the findings of the whole portal
    regardless of the scope, for the baseline. `checked_count` counts sources.
    """

    findings: tuple[Finding, ...]
    suppressed_findings: tuple[Suppressed, ...] = ()
    clocks: tuple[ItemClock, ...] = ()
    all_findings: tuple[Finding, ...] = ()
    all_clocks: tuple[ItemClock, ...] = ()
    """The clocks of all items, regardless of the scope. Empty if the legal files have errors."""
    checked_count: int = 0
    is_complete: bool = False
    """True if the whole portal was checked, so that `all_findings` is complete."""
