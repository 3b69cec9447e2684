"""Differences between two versions of a document: words by position, cells by address, and content other than text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from portalgen.differences.alignment import WorkBudget
from portalgen.differences.document_cells import compare_cells, group_sheets
from portalgen.differences.document_model import READABLE_STATES, DocumentDifference, DocumentTextChange, UnshownCount
from portalgen.differences.tokens import is_lexical, tokenize
from portalgen.differences.word_runs import TextRun, compare_texts
from portalgen.documents.located.model import DocumentPart, LocatedText, TextMark, TextPiece, TextPlace, UnshownPart
from portalgen.text.normalization import nfc

_CHANGE_LIMIT: Final = 2_000
"""Changes kept of a document; further changes are counted."""
_CONTEXT_WORDS: Final = 20
"""Words kept beside a change; forms show fewer."""
_CONTEXT_LETTERS: Final = 400
_NEAR_WORDS: Final = 8
"""The most unchanged words between two changes read with them."""
_STEPS: Final = 600_000
_STEPS_PER_LETTER: Final = 6
"""Comparison steps per letter, so long texts may be searched as often as short texts."""

_Stream = tuple[DocumentPart, TextMark]
_Runs = Sequence[TextRun]


def compare_documents(before: LocatedText, after: LocatedText) -> DocumentDifference:
    """Return the differences between two versions, or the newer version's content if either is unreadable."""
    if before.state not in READABLE_STATES or after.state not in READABLE_STATES:
        return replace(describe_new_document(after), before=before)
    first, second = _join_read_pages(before, after)
    changes = sorted(_compare_streams(first, second), key=lambda each: _order(each.after or each.before))
    budget = WorkBudget(_STEPS + _STEPS_PER_LETTER * (len(first) + len(second)))
    changes += compare_cells(group_sheets(first), group_sheets(second), budget)
    runs = Counter[str]()
    for run in (run for each in changes for run in each.runs):
        runs[run.kind] += _count_words(run.text) if run.kind != "same" else 0
    return DocumentDifference(
        before=before,
        after=after,
        changes=tuple(changes[:_CHANGE_LIMIT]),
        more_changes=max(len(changes) - _CHANGE_LIMIT, 0),
        unshown=count_unshown(before.unshown, after.unshown),
        removed_words=runs["removed"],
        added_words=runs["added"],
        redrawn_pages=tuple(_find_redrawn(before, after)),
    )


def _count_words(text: str) -> int:
    """Return how many words and numbers a text has."""
    return sum(map(is_lexical, tokenize(text).words))


def _join_read_pages(before: LocatedText, after: LocatedText) -> tuple[tuple[TextPiece, ...], tuple[TextPiece, ...]]:
    """Return the pieces of both; if either PDF was read only partly, up to the last page read of both."""
    first, second = _normalize(before), _normalize(after)
    if not (before.is_truncated or after.is_truncated) or not (before.read_pages and after.read_pages):
        return first, second
    last = min(each.read_pages if each.read_pages < each.pages else 1 << 30 for each in (before, after))
    return tuple(each for each in first if each.place.page <= last), tuple(
        each for each in second if each.place.page <= last
    )


def _normalize(document: LocatedText) -> tuple[TextPiece, ...]:
    return tuple(
        each if each.text.isascii() else TextPiece(nfc(each.text), each.place, each.part, each.mark)
        for each in document.pieces
    )


def _order(place: TextPlace | None) -> tuple[int, ...]:
    if place is None:
        return (0,)
    return place.page, place.slide, place.paragraph, place.table, place.row, place.column, place.line


def _compare_streams(first: Sequence[TextPiece], second: Sequence[TextPiece]) -> Iterator[DocumentTextChange]:
    """Yield differences outside cells: the texts of a part and mark are compared as a continuous text."""
    before, after = _group_streams(first), _group_streams(second)
    for stream in dict.fromkeys((*after, *before)):
        yield from _compare_stream(before.get(stream, []), after.get(stream, []), stream)


def _group_streams(pieces: Sequence[TextPiece]) -> dict[_Stream, list[TextPiece]]:
    streams: dict[_Stream, list[TextPiece]] = {}
    for each in pieces:
        if not each.place.cell or each.part != "body":
            streams.setdefault((each.part, each.mark), []).append(each)
    return streams


class _Offsets:
    """Maps letters of the joined text to pieces."""

    def __init__(self, pieces: Sequence[TextPiece]) -> None:
        self._places = [each.place for each in pieces]
        self._starts: list[int] = []
        at = 0
        for each in pieces:
            self._starts.append(at)
            at += len(each.text) + 1

    def place(self, at: int) -> TextPlace | None:
        """Return the position of the letter with this number; None without text."""
        return self._places[max(bisect_right(self._starts, at) - 1, 0)] if self._places else None


def _compare_stream(
    before: Sequence[TextPiece], after: Sequence[TextPiece], stream: _Stream
) -> Iterator[DocumentTextChange]:
    texts = [" ".join(each.text for each in pieces) for pieces in (before, after)]
    if texts[0] == texts[1]:
        return
    budget = WorkBudget(_STEPS + _STEPS_PER_LETTER * (len(texts[0]) + len(texts[1])))
    runs = compare_texts(texts[0], texts[1], budget)
    offsets = _Offsets(before), _Offsets(after)
    starts = _start_of_runs(runs)
    for begin, end in _group_runs(runs):
        changed = [index for index in range(begin, end) if runs[index].kind != "same"]
        places = [_place_of(runs, starts, changed, kind, side, offsets[side]) for side, kind in enumerate(_KINDS)]
        shown = (*_context(runs, begin - 1, is_left=True), *runs[begin:end], *_context(runs, end, is_left=False))
        yield DocumentTextChange(places[0], places[1], *stream, runs=tuple(shown))


_KINDS: Final = ("removed", "added")


def _start_of_runs(runs: _Runs) -> list[tuple[int, int]]:
    """Return the start of each run in the former and in the newer text."""
    starts, at = [], [0, 0]
    for run in runs:
        starts.append((at[0], at[1]))
        for side, kind in enumerate(_KINDS):
            at[side] += len(run.text) if run.kind in ("same", kind) else 0
    return starts


def _place_of(
    runs: _Runs, starts: Sequence[tuple[int, int]], changed: Sequence[int], kind: str, side: int, offsets: _Offsets
) -> TextPlace | None:
    """Return the position of the first words of this kind; without any, of the text at that point."""
    index = next((each for each in changed if runs[each].kind == kind), changed[0])
    run = runs[index]
    blank = len(run.text) - len(run.text.lstrip()) if run.kind == kind else 0
    return offsets.place(starts[index][side] + blank)


def _group_runs(runs: _Runs) -> Iterator[tuple[int, int]]:
    """Yield stretches of runs described together: they begin and end with a change of words."""
    begin = end = -1
    for index, run in enumerate(runs):
        if run.kind == "same" or not run.text.strip():
            continue
        if end >= 0 and _gap(runs[end:index]) > _NEAR_WORDS:
            yield begin, end
            begin = -1
        begin, end = (index if begin < 0 else begin), index + 1
    if end >= 0:
        yield begin, end


def _gap(runs: _Runs) -> int:
    return sum(len(run.text.split()) for run in runs if run.kind == "same")


def _context(runs: _Runs, index: int, *, is_left: bool) -> tuple[TextRun, ...]:
    """The words beside a change."""
    if not 0 <= index < len(runs) or runs[index].kind != "same":
        return ()
    text = runs[index].text
    words = (text[-_CONTEXT_LETTERS:] if is_left else text[:_CONTEXT_LETTERS]).split(" ")
    shown = words[-_CONTEXT_WORDS - 1 :] if is_left else words[: _CONTEXT_WORDS + 1]
    return (TextRun("same", " ".join(shown)),)


def count_unshown(before: Sequence[UnshownPart], after: Sequence[UnshownPart]) -> tuple[UnshownCount, ...]:
    """Return the content other than text in either version, by kinds, without `look`."""
    counts = []
    for kind in dict.fromkeys(each.kind for each in (*after, *before) if each.kind != "look"):
        first = Counter(each.digest for each in before if each.kind == kind)
        second = Counter(each.digest for each in after if each.kind == kind)
        names = tuple(dict.fromkeys(each.name for each in after if each.kind == kind and each.name))
        counts.append(UnshownCount(kind, first.total(), second.total(), (second - first).total(), names))
    return tuple(counts)


def _find_redrawn(before: LocatedText, after: LocatedText) -> Iterator[int]:
    """Yield the pages of a PDF with the same text and the same pictures, but a different drawing."""
    first, second = ({each.name: each.digest for each in one.unshown if each.kind == "look"} for one in (before, after))
    texts = [_text_of_pages(before), _text_of_pages(after)]
    for name, digest in second.items():
        if name in first and first[name] != digest and texts[0].get(name) == texts[1].get(name):
            yield int(name)


def _text_of_pages(document: LocatedText) -> dict[str, list[tuple[str, str, str]]]:
    texts: dict[str, list[tuple[str, str, str]]] = {}
    for each in document.pieces:
        texts.setdefault(str(each.place.page), []).append((each.text, each.part, each.mark))
    return texts


def describe_new_document(after: LocatedText) -> DocumentDifference:
    """Return the description of a new document."""
    words = sum(_count_words(each.text) for each in after.pieces)
    return DocumentDifference(None, after, unshown=count_unshown((), after.unshown), added_words=words)
