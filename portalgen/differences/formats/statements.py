"""The common source of all forms of a difference: statements of marked text, below headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from portalgen.differences.decisive_words import ends_sentence, is_decisive
from portalgen.differences.word_runs import RunKind, TextRun
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.hidden_letters import look_of, show_every_letter, show_hidden

SpanMark = Literal["plain", "strong", "removed", "added", "context", "address", "arrow"]


@frozen
class MarkedSpan:
    """A stretch of a statement: `context` is unchanged text of the page, `arrow` is placed between two values."""

    mark: SpanMark
    text: str


@frozen
class DifferenceStatement:
    """A sentence, and its details."""

    spans: tuple[MarkedSpan, ...]
    details: tuple[DifferenceStatement, ...] = ()
    source: str = ""
    """A digest of its whole source, if it does not show all of it."""


@frozen
class DifferenceSection:
    """A heading with its content; `entries` is the number of pages described."""

    heading: tuple[MarkedSpan, ...]
    statements: tuple[DifferenceStatement, ...] = ()
    sections: tuple[DifferenceSection, ...] = ()
    entries: int = 0


def plain(text: str) -> MarkedSpan:
    """Return words of our own."""
    return MarkedSpan("plain", text)


def statement(*spans: MarkedSpan | str, details: Iterable[DifferenceStatement] = ()) -> DifferenceStatement:
    """Return a statement of these spans; strings are our own words."""
    return DifferenceStatement(tuple(plain(span) if isinstance(span, str) else span for span in spans), tuple(details))


_MARKS: Final[Mapping[RunKind, SpanMark]] = {"same": "context", "removed": "removed", "added": "added"}
_CONTEXT_WORDS: Final = 12
"""Words shown beside a change."""
_BREAK: Final = "\n"
_SPLIT_HERE: Final = B("ngắt đoạn ở đây", "a new paragraph begins here")
_JOINED_HERE: Final = B("nối với đoạn trên", "joined with the paragraph above")
_NO_SPACE: Final = B("khoảng trắng", "space")


def spans_of_runs(runs: Sequence[TextRun], language: str) -> Iterator[MarkedSpan]:
    """Yield the runs as spans, with white space beside marked words, and long unchanged stretches shortened."""
    for index, run in enumerate(runs):
        if run.kind == "same":
            yield MarkedSpan("context", _clip(run.text, is_first=index == 0, is_last=index == len(runs) - 1))
            continue
        other = _other_side(runs, index)
        if not run.text.strip(_BLANKS) and not (other.strip(_BLANKS) and _looks_like(run.text, other)):
            yield from _spans_of_space(runs, index, language)
            continue
        is_second = index > 0 and runs[index - 1].kind == "removed" and runs[index - 1].text.strip(_BLANKS) != ""
        is_first = index + 1 < len(runs) and runs[index + 1].kind == "added"
        if run.text[0] in _BLANKS and not is_second:
            yield MarkedSpan("context", " ")
        yield MarkedSpan(_MARKS[run.kind], _say_run(run.text, other, language))
        if run.text[-1] in _BLANKS and not is_first:
            yield MarkedSpan("context", " ")


_BREAK_MARK: Final = " ¶ "
_BLANKS: Final = " \n"
"""Blanks between words; another space in their place is a change to show."""


def _other_side(runs: Sequence[TextRun], index: int) -> str:
    """Return the text replaced by a run, or replacing it; "" if there is none."""
    beside = runs[max(index - 1, 0) : index + 2]
    return next((each.text for each in beside if each.kind not in (runs[index].kind, "same")), "")


def _looks_like(text: str, other: str) -> bool:
    return look_of(text) == look_of(other)


def _say_run(text: str, other: str, language: str) -> str:
    """Return the changed words, with unusual spaces by name; if a pair looks alike, every letter by name."""
    shown = _BREAK_MARK.join(part.strip(_BLANKS) for part in text.split(_BREAK)).strip(_BLANKS)
    if other and _looks_like(text, other):
        return show_every_letter(shown, language) or _NO_SPACE.text(language)
    return show_hidden(shown, language, shows_spaces=True)


def _spans_of_space(runs: Sequence[TextRun], index: int, language: str) -> Iterator[MarkedSpan]:
    """Yield spans for white space: a paragraph break, or an added or removed space."""
    run = runs[index]
    other = next((each for each in runs[max(index - 1, 0) : index + 2] if each.kind not in (run.kind, "same")), None)
    if _BREAK in run.text:
        text = (_SPLIT_HERE if run.kind == "added" else _JOINED_HERE).text(language)
        yield MarkedSpan("strong", f" [¶ {text}] ")
    elif other is None or not other.text.strip(" "):
        yield MarkedSpan(_MARKS[run.kind], _NO_SPACE.text(language))


def _clip(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return the words beside a change, and the decisive words of the rest of its sentence."""
    words = text.split(" ")
    most = _CONTEXT_WORDS + 4 if is_first or is_last else 2 * _CONTEXT_WORDS + 4
    if len(words) <= most:
        return text
    kept = set[int]()
    if not is_first:
        kept.update(_list_kept(words, range(len(words))))
    if not is_last:
        kept.update(_list_kept(words, range(len(words) - 1, -1, -1)))
    parts: list[str] = []
    for index, word in enumerate(words):
        if index in kept:
            parts.append(word)
        elif not parts or parts[-1] != _ELISION:
            parts.append(_ELISION)
    return " ".join(parts)


_ELISION: Final = "…"


def _list_kept(words: Sequence[str], order: range) -> Iterator[int]:
    """Yield the shown words, going away from a change."""
    is_forward = order.step > 0
    is_same_sentence = True
    for count, index in enumerate(order):
        if count >= _CONTEXT_WORDS and not is_forward and ends_sentence(words[index]):
            return
        if count < _CONTEXT_WORDS or (is_same_sentence and is_decisive(words, index)):
            yield index
        is_same_sentence = is_same_sentence and not (is_forward and ends_sentence(words[index]))
        if count >= _CONTEXT_WORDS and not is_same_sentence:
            return


def show_span(span: MarkedSpan, language: str) -> str:
    """Return a span on a single line, with invisible and misleading characters by number and name.

    In changed words, unusual spaces are shown too.
    """
    return show_hidden(span.text, language, shows_spaces=span.mark in ("removed", "added"))
