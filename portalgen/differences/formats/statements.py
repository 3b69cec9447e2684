"""What every form of a difference is written from: statements of marked text, below headings."""

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
    """A stretch of a statement: `context` is text of the page that did not change, `arrow` stands between two values."""

    mark: SpanMark
    text: str


@frozen
class DifferenceStatement:
    """A sentence, and those that say more about it."""

    spans: tuple[MarkedSpan, ...]
    details: tuple[DifferenceStatement, ...] = ()
    source: str = ""
    """A digest of all that it was made from, where it does not show all of it."""


@frozen
class DifferenceSection:
    """A heading with what stands below it; `entries` is how many pages it tells of."""

    heading: tuple[MarkedSpan, ...]
    statements: tuple[DifferenceStatement, ...] = ()
    sections: tuple[DifferenceSection, ...] = ()
    entries: int = 0


def plain(text: str) -> MarkedSpan:
    """Return words of our own."""
    return MarkedSpan("plain", text)


def statement(*spans: MarkedSpan | str, details: Iterable[DifferenceStatement] = ()) -> DifferenceStatement:
    """Return a statement of these spans; what is given as text is our own words."""
    return DifferenceStatement(tuple(plain(span) if isinstance(span, str) else span for span in spans), tuple(details))


_MARKS: Final[Mapping[RunKind, SpanMark]] = {"same": "context", "removed": "removed", "added": "added"}
_CONTEXT_WORDS: Final = 12
"""Words that are shown beside a change."""
_BREAK: Final = "\n"
_SPLIT_HERE: Final = B("ngắt đoạn ở đây", "a new paragraph begins here")
_JOINED_HERE: Final = B("nối với đoạn trên", "joined with the paragraph above")
_NO_SPACE: Final = B("khoảng trắng", "space")


def spans_of_runs(runs: Sequence[TextRun], language: str) -> Iterator[MarkedSpan]:
    """Yield the runs as spans, white space beside the marked words; of long stretches that stayed, the words beside changes."""
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
"""What stands between words; another space in its place is a change that has to be seen."""


def _other_side(runs: Sequence[TextRun], index: int) -> str:
    """The text that a run stands in the place of, or that stands in its place; empty if there is none."""
    beside = runs[max(index - 1, 0) : index + 2]
    return next((each.text for each in beside if each.kind not in (runs[index].kind, "same")), "")


def _looks_like(text: str, other: str) -> bool:
    return look_of(text) == look_of(other)


def _say_run(text: str, other: str, language: str) -> str:
    """The changed words, with other spaces than the common one by name; of a pair that looks alike, every letter is."""
    shown = _BREAK_MARK.join(part.strip(_BLANKS) for part in text.split(_BREAK)).strip(_BLANKS)
    if other and _looks_like(text, other):
        return show_every_letter(shown, language) or _NO_SPACE.text(language)
    return show_hidden(shown, language, shows_spaces=True)


def _spans_of_space(runs: Sequence[TextRun], index: int, language: str) -> Iterator[MarkedSpan]:
    """What is said of white space: a break of paragraphs, or a space that alone was put in or taken out."""
    run = runs[index]
    other = next((each for each in runs[max(index - 1, 0) : index + 2] if each.kind not in (run.kind, "same")), None)
    if _BREAK in run.text:
        text = (_SPLIT_HERE if run.kind == "added" else _JOINED_HERE).text(language)
        yield MarkedSpan("strong", f" [¶ {text}] ")
    elif other is None or not other.text.strip(" "):
        yield MarkedSpan(_MARKS[run.kind], _NO_SPACE.text(language))


def _clip(text: str, *, is_first: bool, is_last: bool) -> str:
    """The words beside a change, and of the rest of its sentence those that decide what it says."""
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
    """Yield which words are shown, going away from a change."""
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
    """Return a span on one line, with what nobody sees, or takes for something else, by its number and name.

    Of words that came or went another kind of space is shown too.
    """
    return show_hidden(span.text, language, shows_spaces=span.mark in ("removed", "added"))
