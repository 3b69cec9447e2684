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
_LEFT_OUT: Final = Bilingual("… và {count} mục nữa trong tệp này", "… and {count} more in this file")


def limit_by_file(findings: Iterable[Finding], limit: int = FILE_LIMIT) -> tuple[Finding, ...]:
    """Return the gravest `limit` findings of each file, the first ones where they weigh the same, by place."""
    counts: Counter[str] = Counter()
    shown = []
    for each in sort_by_severity(findings):
        counts[each.place.path] += 1
        if counts[each.place.path] <= limit:
            shown.append(each)
    return tuple(sort_by_place(shown))


def count_left_out(findings: Iterable[Finding], shown: Iterable[Finding]) -> Mapping[str, int]:
    """Return, for each file of which something is shown and not everything, the number of findings left out."""
    shown_counts = Counter(each.place.path for each in shown)
    left_out = Counter(each.place.path for each in findings)
    left_out.subtract(shown_counts)
    return {path: count for path, count in left_out.items() if count and path in shown_counts}


def format_left_out(count: int, language: str) -> str:
    """Return `… và 12 mục nữa trong tệp này`."""
    return _LEFT_OUT.text(language).format(count=count)
