"""Matches across line breaks, as in text from PDF and mail: two lines are read as one, with positions in both.

A detector works on lines. If a line ends within a number, within a mark or after a label, the detector also receives
its end joined with the beginning of the next line. A match across the break is placed at its first part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.pasted import FoldedText, Span

SpanFinder = Callable[[str], Iterator[Span]]
LinesFinder = Callable[[Sequence[str]], Iterable[tuple[int, tuple[Span, ...]]]]
"""Yields (index, spans) of the lines with a match."""

_REACH: Final = 240
"""Characters before and after a break that are read together."""
_LEAD: Final = re.compile(r"[\s>\"'“”]*")
"""Text before the words of a continuation line: indents and quotation signs."""
_LETTER: Final = re.compile(r"[^\W\d_]")


@frozen
class WrapPattern:
    """The conditions for reading two lines as one."""

    inside: re.Pattern[str]
    """The end of a line that breaks off within a match."""
    label: re.Pattern[str]
    """The end of a line with a label of the following text; an empty line may be between."""
    rest: re.Pattern[str]
    """The beginning of the next line."""
    in_prose: re.Pattern[str] | None = None
    """Like `inside`, if words follow on the next line: a column of numbers is not a number."""
    reaches: bool = False
    """True if the end of the first line also affects later text in the next line."""


@frozen
class LineMatch:
    """A match, and its position in the raw lines."""

    text: str
    """As it is read."""
    line: int
    """Index of the line in which the match begins."""
    span: Span
    """The span in that raw line; a match across a break ends with the line."""
    rest: tuple[int, Span] | None = None
    """The line and span of the part behind a break."""


@frozen
class _Wrap:
    """The end of a line and the beginning of the next, without the blanks between."""

    first: int
    second: int
    head: str
    head_start: int
    tail: str
    tail_start: int
    is_label: bool


def find_in_lines(
    lines: Sequence[FoldedText], find_in_each: LinesFinder, find: SpanFinder, pattern: WrapPattern
) -> Iterator[LineMatch]:
    """Yield the matches of `find_in_each` in the lines, and of `find` across their breaks, by line and position."""
    texts = [line.text for line in lines]
    spans_by_line = {index: set(spans) for index, spans in find_in_each(texts)}
    matches: list[LineMatch] = []
    for wrap in _list_wraps(texts, pattern):
        second = spans_by_line.setdefault(wrap.second, set())
        for joint in (" ",) if wrap.is_label else (" ", ""):
            middle = len(wrap.head) + len(joint)
            found = set(find(f"{wrap.head}{joint}{wrap.tail}"))
            crossing = [span for span in found if span[0] < len(wrap.head) and span[1] > middle]
            if wrap.is_label:
                # The label decides the reading of the text after it, in either direction.
                second -= {span for span in second if span[0] <= wrap.tail_start + 1}
                second |= {_shift(span, wrap.tail_start - middle) for span in found if 0 <= span[0] - middle <= 1}
            elif pattern.reaches:
                second |= {_shift(span, wrap.tail_start - middle) for span in found if span[0] >= middle}
            for start, end in crossing:
                first_span = (wrap.head_start + start, wrap.head_start + len(wrap.head))
                rest_span = (wrap.tail_start, wrap.tail_start + end - middle)
                spans_by_line[wrap.first] = {
                    span for span in spans_by_line.get(wrap.first, ()) if span[1] <= first_span[0]
                }
                second -= {span for span in second if span[0] < rest_span[1]}
                text = f"{texts[wrap.first][slice(*first_span)]}{joint}{texts[wrap.second][slice(*rest_span)]}"
                rest = wrap.second, lines[wrap.second].raw_span_of(rest_span)
                matches.append(LineMatch(text, wrap.first, lines[wrap.first].raw_span_of(first_span), rest))
            alone = spans_by_line.setdefault(wrap.first, set())
            alone |= {_shift(span, wrap.head_start) for span in found - set(crossing) if span[1] <= len(wrap.head)}
            if crossing:
                break
    matches += [
        LineMatch(texts[index][slice(*span)], index, lines[index].raw_span_of(span))
        for index, spans in spans_by_line.items()
        for span in spans
    ]
    yield from sorted(matches, key=lambda match: (match.line, match.span))


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _list_wraps(texts: Sequence[str], pattern: WrapPattern) -> Iterator[_Wrap]:
    for second in range(1, len(texts)):
        text = texts[second]
        tail_start = _lead_of(text)
        if tail_start == len(text) or pattern.rest.match(text, tail_start) is None:
            continue
        first = second - 1
        if not texts[first].strip() and first:
            first -= 1
        above = texts[first]
        if "|" in above or "\t" in above:
            continue  # a table row never continues on another line
        head_end = len(above.rstrip(" \\"))
        # The end of a long line begins at a word: half a number would read as another number.
        head_start = above.find(" ", head_end - _REACH, head_end) + 1 if head_end > _REACH else 0
        head = above[head_start:head_end]
        is_label = pattern.label.search(head) is not None
        if is_label or (first == second - 1 and _breaks_off(head, text, pattern)):
            yield _Wrap(first, second, head, head_start, text[tail_start : tail_start + _REACH], tail_start, is_label)


def _breaks_off(head: str, below: str, pattern: WrapPattern) -> bool:
    if pattern.inside.search(head):
        return True
    return pattern.in_prose is not None and bool(_LETTER.search(below) and pattern.in_prose.search(head))


def _lead_of(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0
