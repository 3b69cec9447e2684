"""What differs between two versions of a document: words at their places, cells by their addresses, and what is no text."""

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
"""Changes of one document that are kept; those beyond are counted."""
_CONTEXT_WORDS: Final = 20
"""Words beside a change that are kept; forms show fewer."""
_CONTEXT_LETTERS: Final = 400
_NEAR_WORDS: Final = 8
"""So many words that stayed, between two changes, are read with them."""
_STEPS: Final = 600_000
_STEPS_PER_LETTER: Final = 6
"""A long text may be looked through as often as a short one."""

_Stream = tuple[DocumentPart, TextMark]
_Runs = Sequence[TextRun]


def compare_documents(before: LocatedText, after: LocatedText) -> DocumentDifference:
    """Return what differs between two versions; what the newer one holds, where one of them cannot be read."""
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
    """The pieces of both; of PDFs of which one was not read to its end, up to the page that was read of both."""
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
    """What differs outside of cells: the texts of one part and mark are read as one text, whatever breaks it."""
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
    """Which piece a letter of the joined text belongs to."""

    def __init__(self, pieces: Sequence[TextPiece]) -> None:
        self._places = [each.place for each in pieces]
        self._starts: list[int] = []
        at = 0
        for each in pieces:
            self._starts.append(at)
            at += len(each.text) + 1

    def place(self, at: int) -> TextPlace | None:
        """The place of the letter with this number; None where there is no text."""
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
    """Where each run begins in the former and in the newer text."""
    starts, at = [], [0, 0]
    for run in runs:
        starts.append((at[0], at[1]))
        for side, kind in enumerate(_KINDS):
            at[side] += len(run.text) if run.kind in ("same", kind) else 0
    return starts


def _place_of(
    runs: _Runs, starts: Sequence[tuple[int, int]], changed: Sequence[int], kind: str, side: int, offsets: _Offsets
) -> TextPlace | None:
    """The place of the first words of this kind; where there are none, that of what stands there instead."""
    index = next((each for each in changed if runs[each].kind == kind), changed[0])
    run = runs[index]
    blank = len(run.text) - len(run.text.lstrip()) if run.kind == kind else 0
    return offsets.place(starts[index][side] + blank)


def _group_runs(runs: _Runs) -> Iterator[tuple[int, int]]:
    """Stretches of runs that are told together: they begin and end with a change of words."""
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
    """Return what is more than text in the newer version or was in the former one, by kinds; `look` is left out."""
    counts = []
    for kind in dict.fromkeys(each.kind for each in (*after, *before) if each.kind != "look"):
        first = Counter(each.digest for each in before if each.kind == kind)
        second = Counter(each.digest for each in after if each.kind == kind)
        names = tuple(dict.fromkeys(each.name for each in after if each.kind == kind and each.name))
        counts.append(UnshownCount(kind, first.total(), second.total(), (second - first).total(), names))
    return tuple(counts)


def _find_redrawn(before: LocatedText, after: LocatedText) -> Iterator[int]:
    """The pages of a PDF that have the same text and the same pictures, and are drawn otherwise."""
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
    """Return what is to know of a document that is new."""
    words = sum(_count_words(each.text) for each in after.pieces)
    return DocumentDifference(None, after, unshown=count_unshown((), after.unshown), added_words=words)
