"""The check of FCT216; its page is `FCT216.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._point_letters import POINT_LETTERS

_POINT: Final = re.compile(r"(?P<lead>[ \t>*_]*)(?P<mark>(?P<letter>[a-zđ])\\?\))[ \t*_]")
_BORDER: Final = re.compile(
    r"[ \t>]*(?:#|[-+*][ \t]|\||```|~~~|[*_]*(?:Điều|Khoản|Mục|Phần|Chương|Câu|Bài)[ ]|[*_]*(?:\d{1,3}|[IVX]{1,5}|[A-Z])\\?[.)])"
)
"""A line behind which a list of points is another one."""
_SHORTENED: Final = re.compile(
    r"sửa đổi|bổ sung (?:điểm|khoản|điều)|thay thế|bãi bỏ|hủy bỏ|lược bỏ|trích|không còn hiệu lực|hết hiệu lực|(?:^|\n)[ \t>(\[]*(?:…|\.{3})",
    re.IGNORECASE,
)
"""Signs of a text that quotes some points of another, or has lost some by an amendment."""
_FEWEST: Final = 3


@frozen
class _Point:
    line: int
    column: int
    width: int
    letter: str


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT216 for a list of points a), b), c), d), đ) … that lacks a single letter.

    Vietnamese official texts have no f, j, w and z; lists in the order of the Latin alphabet are right as well.
    """
    if "a)" not in text.body and "a\\)" not in text.body:
        return
    if _SHORTENED.search(f"{text.page.title}\n{text.body}"):
        return
    for points in _list_runs(text):
        gaps = [(before, after) for before, after in pairwise(points) if not _follows(before.letter, after.letter)]
        if len(points) < _FEWEST or len(gaps) != 1:
            continue
        before, after = gaps[0]
        missing = _letter_between(before.letter, after.letter)
        between = "\n".join(text.lines[before.line - 1 : after.line - 1])
        if missing and not re.search(rf"(?<!\w){missing}\s*\\?[.)/]", between, re.IGNORECASE):
            place = text.span(after.line, after.column, after.width)
            yield violation("FCT216", place, text=f"{after.letter})", before=f"{before.letter})", missing=f"{missing})")


def _list_runs(text: PageText) -> Iterator[list[_Point]]:
    """Yield the points of each list, from a) to the next a) or the next border."""
    points: list[_Point] = []
    first = text.page.body_line
    for number, line in enumerate(text.lines[first - 1 :], first):
        match = _POINT.match(line)
        if match is None:
            if _BORDER.match(line):
                yield points
                points = []
        elif match["letter"] == "a":
            yield points
            points = [_read(number, match)]
        elif points:
            points.append(_read(number, match))
    yield points


def _read(line: int, match: re.Match[str]) -> _Point:
    return _Point(line, match.start("mark") + 1, len(match["mark"]), match["letter"])


def _follows(before: str, after: str) -> bool:
    return any(before + after in letters for letters in (POINT_LETTERS, ascii_lowercase))


def _letter_between(before: str, after: str) -> str:
    """Return the only letter between the two in the order of official texts, or ""."""
    if before not in POINT_LETTERS or after not in POINT_LETTERS:
        return ""
    start = POINT_LETTERS.index(before)
    return POINT_LETTERS[start + 1] if POINT_LETTERS.find(after) == start + 2 else ""


RULE: Final = PageRule("FCT216", check)
