"""The baseline: known findings in old content, not reported again. It can only shrink."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.frozen import frozen
from portalgen.lint.model import Finding

BASELINE: Final = "site-config/lint-baseline.json"
_VERSION: Final = 1


@frozen
class BaselineEntry:
    """A known finding: its code, and the path it had when it was added."""

    code: str
    path: str


@frozen
class Baseline:
    """Known findings, keyed by fingerprint.

    `exists` is False if there is no baseline file. `readable` is False if the file could not be parsed.
    """

    entries: Mapping[str, BaselineEntry] = field(default_factory=dict)
    exists: bool = False
    readable: bool = True


def parse_baseline(data: bytes | None) -> Baseline:
    """Parse the baseline from the bytes of its file; `data` is None if there is no file."""
    if data is None:
        return Baseline()
    try:
        content = json.loads(data)
        entries = {row["fingerprint"]: BaselineEntry(str(row["code"]), str(row["path"])) for row in content["findings"]}
        if content["version"] != _VERSION or not all(isinstance(each, str) for each in entries):
            raise ValueError(content["version"])
        "".join((*entries, *(f"{each.code}{each.path}" for each in entries.values()))).encode()
    except (ValueError, TypeError, KeyError, RecursionError):
        return Baseline(exists=True, readable=False)
    return Baseline(entries, exists=True)


def read_baseline(root: Path) -> Baseline:
    """Return the baseline of the portal at `root`."""
    try:
        return parse_baseline((root / BASELINE).read_bytes())
    except FileNotFoundError:
        return Baseline()
    except OSError:
        return Baseline(exists=True, readable=False)


def create_baseline(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline file with all of `findings` that a baseline may contain."""
    return _format_baseline(
        {
            each.fingerprint: BaselineEntry(each.code, each.place.path)
            for each in findings
            if may_be_in_baseline(each.code)
        }
    )


def shrink_baseline(baseline: Baseline, findings: Iterable[Finding]) -> str:
    """Return the text of the baseline file without entries that match no finding. No entry is added."""
    fingerprints = {each.fingerprint for each in findings if may_be_in_baseline(each.code)}
    return _format_baseline({key: entry for key, entry in baseline.entries.items() if key in fingerprints})


def find_added_entries(baseline: Baseline, previous: Baseline) -> tuple[BaselineEntry, ...]:
    """Return the entries of `baseline` that are missing from `previous`."""
    return tuple(entry for key, entry in baseline.entries.items() if key not in previous.entries)


def may_be_in_baseline(code: str) -> bool:
    """Return True if the baseline may contain findings of this code. Authors must be able to waive the code."""
    return who_may_waive(code) == "author"


def _format_baseline(entries: Mapping[str, BaselineEntry]) -> str:
    rows = [
        {"fingerprint": key, "code": each.code, "path": each.path}
        for key, each in sorted(entries.items(), key=lambda row: (row[1].path, row[1].code, row[0]))
    ]
    return json.dumps({"version": _VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"
