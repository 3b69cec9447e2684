"""The inputs for preparing a release, in addition to the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Final

from portalgen import __version__
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.publish.manifest import ENCODINGS, Encoding

PrepareProgress = Callable[[str, int, int], None]
"""Receives a stage (`digests`, `compress`, `release`), the work done, and the total (0 of 0: just begun)."""
STANDARD_GZIP_LEVEL: Final = 9
STANDARD_BROTLI_QUALITY: Final = 7
"""Chosen by measurement: docs/explanation/performance.md."""


@frozen
class ReleaseOrigin:
    """The manifest's facts about a release, except for its files."""

    portal: str
    """The id of the portal in the roster."""
    main_host: str
    commit: str
    clock: datetime
    number: int = 1
    previous: str = ""
    """The digest of the previous manifest; empty for the first."""
    receipts: str = ""
    """Id of the newest receipt of the server; empty if the repository has no log of them."""


@frozen
class ReleaseFacts:
    """The unsigned facts in the details of a release."""

    prepared: datetime
    """Now, with its zone."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """The number of findings by severity, in the build and the judgement of the push."""
    codes: Mapping[str, int] = field(default_factory=dict)
    """The same by code."""
    program: str = f"portalgen {__version__}"


@frozen
class CompressionSettings:
    """The twins made of files."""

    encodings: tuple[Encoding, ...] = tuple(ENCODINGS)
    gzip_level: int = STANDARD_GZIP_LEVEL
    brotli_quality: int = STANDARD_BROTLI_QUALITY
    smallest: int = 257
    """Bytes; smaller files get no twin."""
    keep_days: int = 30
    """The number of days an unused twin stays in the cache."""


def count_findings(diagnostics: Iterable[Diagnostic]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the number of diagnostics by severity, and by code, for `ReleaseFacts`."""
    severities: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for each in diagnostics:
        severities[severity_of(each).value] += 1
        codes[each.code] += 1
    return dict(severities), dict(codes)


def show_no_progress(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""
