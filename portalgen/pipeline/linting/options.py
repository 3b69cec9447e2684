"""What a check is asked for, and what it answers."""

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
    """`at` is the clock, aware. At most one of `base`, `staged`, `paths` and `unsaved` says what is looked at.

    `base` is a revision of main: what a merge of the submission would change there, judged by the rules of `base`. The
    submission is what the folder holds, or the revision `head`. `staged` looks at what waits to be committed. `paths`
    are files or folders from the root with `/`. `unsaved` is (source, content) of one text.
    """

    root: Path
    at: datetime
    base: str = ""
    head: str = ""
    """Only with `base`."""
    is_governance_approved: bool = False
    """Whether owners have approved the submission's change of rules on the forge. Only with `base`; it counts as long as
    main's roster has no two owners who can sign."""
    awaited_keys: Mapping[str, str] = field(default_factory=dict)
    """By digest of a record of the submission that is judged before it is signed, the fingerprint of the key that will
    sign it. Only with `base`."""
    staged: bool = False
    paths: tuple[str, ...] = ()
    unsaved: tuple[str, bytes] | None = None
    sites: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 1
    definitions: Callable[[], Definitions] = standard_definitions
    """Returns what the portal is made of."""
    cache_folder: Path | None = None
    """Where `root` is a copy that nobody checks again: the cache of the portal itself."""


@frozen
class LintReport:
    """What was found, in the order of places, and what was suppressed.

    `clocks` are those of the submission or of the files that were asked for; `all_findings` are those of the whole
    portal before a scope was laid on them, for the baseline. `checked_count` counts sources.
    """

    findings: tuple[Finding, ...]
    suppressed_findings: tuple[Suppressed, ...] = ()
    clocks: tuple[ItemClock, ...] = ()
    all_findings: tuple[Finding, ...] = ()
    all_clocks: tuple[ItemClock, ...] = ()
    """Those of every item, whatever was asked for; none where the files of the law have errors."""
    checked_count: int = 0
    is_complete: bool = False
    """Whether all of the portal was checked, so that what is not in `all_findings` is not there."""
