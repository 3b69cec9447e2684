"""How many findings of one file a report for people shows: a page where every line is wrong needs no thousand of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from portalgen.lint.formats.order import sort_by_place, sort_by_severity
from portalgen.lint.model import Finding
from portalgen.text.bilingual import Bilingual

FILE_LIMIT: Final = 50
"""Findings of one file that are shown; the others are counted."""
TURN: Final = 10
"""Findings of one code that are shown while others wait: a mistake in every line does not hide the rest."""
_CODES_AT_MOST: Final = 5
_LEFT_OUT: Final = Bilingual("… và {count} mục nữa trong tệp này", "… and {count} more in this file")


def limit_by_file(findings: Iterable[Finding], limit: int = FILE_LIMIT) -> tuple[Finding, ...]:
    """Return `limit` findings of each file, by place: `TURN` of each code, the gravest first, and again until it is full."""
    of_code: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, Finding]] = []
    for each in sort_by_severity(findings):
        key = each.place.path, each.code
        turns.append((of_code[key] // TURN, each))
        of_code[key] += 1
    counts: Counter[str] = Counter()
    shown = []
    for _, each in sorted(turns, key=lambda pair: pair[0]):
        counts[each.place.path] += 1
        if counts[each.place.path] <= limit:
            shown.append(each)
    return tuple(sort_by_place(shown))


def count_left_out(findings: Iterable[Finding], shown: Iterable[Finding]) -> Mapping[str, Counter[str]]:
    """Return, for each file of which something is shown and not everything, the number of findings left out by code."""
    left_out: dict[str, Counter[str]] = {}
    for each in findings:
        left_out.setdefault(each.place.path, Counter())[each.code] += 1
    paths = set()
    for each in shown:
        left_out[each.place.path][each.code] -= 1
        paths.add(each.place.path)
    return {path: +counts for path, counts in left_out.items() if path in paths and counts.total()}


def format_left_out(counts: Counter[str], language: str) -> str:
    """Return `… và 12 mục nữa trong tệp này`, and of which codes where these are few: `(9 LNK118, 3 WRD216)`."""
    sentence = _LEFT_OUT.text(language).format(count=counts.total())
    if not 1 < len(counts) <= _CODES_AT_MOST:
        return sentence
    codes = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{sentence} ({', '.join(f'{count} {code}' for code, count in codes)})"
