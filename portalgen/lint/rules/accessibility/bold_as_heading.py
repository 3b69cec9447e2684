"""The check of ACC208; its page is `ACC208.md`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._contents import find_contents
from portalgen.render.markdown.outline import HeadingPart, TextPart

_LONGEST: Final = 80
"""The maximum length in characters of a possible heading."""
_END: Final = tuple(".!?:;,…")
_MARKS: Final = ("**", "__")


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC208 at the first bold line used as a heading, with the number of such lines.

    Such a line is a short bold paragraph without end punctuation, followed by plain text. Legal documents are skipped,
    because they are shown as issued.
    """
    if text.page.kind.is_document:
        return
    lines = list(_find_lines(text))
    if lines:
        count = str(len(lines))
        yield violation(
            "ACC208",
            lines[0].place,
            text=lines[0].text,
            level=_level_at(text.outline.headings, lines[0]),
            count=LocalizedText(count, count),
        )


def _find_lines(text: PageText) -> Iterator[TextPart]:
    linked = {link.place.line for link in text.outline.links}
    contents: frozenset[int] | None = None
    for part, after in pairwise(text.outline.texts):
        if not (part.is_bold and _stands_alone(text, part)) or part.place.line in linked:
            continue
        if (
            after.kind == "paragraph"
            and not after.is_bold
            and len(part.text) <= _LONGEST
            and not part.text.endswith(_END)
        ):
            contents = find_contents(text) if contents is None else contents
            if contents.isdisjoint((part.place.line, after.place.line)):  # reported by WRD240
                yield part


def _level_at(headings: Sequence[HeadingPart], part: TextPart) -> LocalizedText:
    """Return `##`, or one `#` more than the heading above."""
    above = bisect_left(headings, part.place.line, key=lambda heading: heading.place.line)
    marks = "#" * min(max(headings[above - 1].level + 1 if above else 2, 2), 6)
    return LocalizedText(marks, marks)  # not part of the finding's identity: a new heading above does not change it


def _stands_alone(text: PageText, part: TextPart) -> bool:
    """Return True if `part` is a paragraph of one line, outside of lists and quotations."""
    line = text.lines[part.place.line - 1]
    following = text.lines[part.place.line : part.place.line + 1]
    alone = not following or not following[0].strip()
    return part.kind == "paragraph" and line.startswith(_MARKS) and alone


RULE: Final = PageRule("ACC208", check)
