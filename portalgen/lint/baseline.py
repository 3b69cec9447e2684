"""The baseline: findings in old content that are known and not told again. It can only shrink."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from portalgen.diagnostics.waiving import who_may_waive
from portalgen.lint.model import Finding

BASELINE: Final = "site-config/lint-baseline.json"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding that is known: its code, and where it stood when it was taken in."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by fingerprint. `exists` is False where there is no file, `readable` where it makes no sense."""

    entries: Mapping[str, BaselineEntry] = field(default_factory=dict)
    exists: bool = False
    readable: bool = True


def parse_baseline(data: bytes | None) -> Baseline:
    """The baseline that the file holds; `data` is None where there is none."""
    if data is None:
        return Baseline()
    try:
        kept = json.loads(data)
        known = {row["fingerprint"]: BaselineEntry(str(row["code"]), str(row["path"])) for row in kept["findings"]}
        if kept["version"] != _VERSION or not all(isinstance(each, str) for each in known):
            raise ValueError(kept["version"])
        "".join((*known, *(f"{each.code}{each.path}" for each in known.values()))).encode()
    except (ValueError, TypeError, KeyError, RecursionError):
        return Baseline(exists=True, readable=False)
    return Baseline(known, exists=True)


def read_baseline(root: Path) -> Baseline:
    """The portal's baseline."""
    try:
        return parse_baseline((root / BASELINE).read_bytes())
    except FileNotFoundError:
        return Baseline()
    except OSError:
        return Baseline(exists=True, readable=False)


def create_baseline(findings: Iterable[Finding]) -> str:
    """The text of a baseline that takes in every finding that may be set aside."""
    return _text(
        {
            each.fingerprint: BaselineEntry(each.code, each.place.path)
            for each in findings
            if may_be_in_baseline(each.code)
        }
    )


def shrink_baseline(baseline: Baseline, findings: Iterable[Finding]) -> str:
    """The text of the baseline without what is no longer found. Nothing is ever added."""
    found = {each.fingerprint for each in findings if may_be_in_baseline(each.code)}
    return _text({key: known for key, known in baseline.entries.items() if key in found})


def may_be_in_baseline(code: str) -> bool:
    """Whether findings of this code may be taken in: only those that an author could set aside."""
    return who_may_waive(code) == "author"


def _text(known: Mapping[str, BaselineEntry]) -> str:
    rows = [
        {"fingerprint": key, "code": each.code, "path": each.path}
        for key, each in sorted(known.items(), key=lambda row: (row[1].path, row[1].code, row[0]))
    ]
    return json.dumps({"version": _VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"
