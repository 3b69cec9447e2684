"""What a release is prepared from beside the pages themselves."""

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
"""Called with a stage (`digests`, `compress`, `release`), what is done and what there is to do (0 of 0: just begun)."""
STANDARD_GZIP_LEVEL: Final = 9
STANDARD_BROTLI_QUALITY: Final = 7
"""Chosen by measurement: docs/explanation/performance.md."""


@frozen
class ReleaseOrigin:
    """What the manifest says of a release beside its files."""

    portal: str
    """The id of the portal in the roster."""
    main_host: str
    commit: str
    clock: datetime
    number: int = 1
    previous: str = ""
    """The digest of the manifest that it follows; empty for the first."""
    receipts: str = ""
    """Id of the newest receipt of the server; empty if the repository has no log of them."""


@frozen
class ReleaseFacts:
    """What goes into the details of a release, which nobody signs."""

    prepared: datetime
    """Now, with its zone."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """How many findings of each severity the build and the judgement of the push had."""
    codes: Mapping[str, int] = field(default_factory=dict)
    """The same by code."""
    program: str = f"portalgen {__version__}"


@frozen
class CompressionSettings:
    """Which twins files get."""

    encodings: tuple[Encoding, ...] = tuple(ENCODINGS)
    gzip_level: int = STANDARD_GZIP_LEVEL
    brotli_quality: int = STANDARD_BROTLI_QUALITY
    smallest: int = 257
    """Bytes; what is smaller gets no twin."""
    keep_days: int = 30
    """How long a twin stays in the cache that no release used."""


def count_findings(diagnostics: Iterable[Diagnostic]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many diagnostics there are of each severity, and of each code, as `ReleaseFacts` takes them."""
    severities: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for each in diagnostics:
        severities[severity_of(each).value] += 1
        codes[each.code] += 1
    return dict(severities), dict(codes)


def show_no_progress(_stage: str, _done: int, _total: int) -> None:
    """A progress that shows nothing."""
