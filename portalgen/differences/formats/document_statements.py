"""Changes of an attachment's text, in sentences, and the limits of this description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from portalgen.differences.document_model import DocumentDifference, DocumentTextChange, UnshownCount
from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.formats.document_words import MARKS, PARTS, READING_STATES, UNSHOWN
from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, SpanMark, spans_of_runs, statement
from portalgen.differences.word_runs import TextRun
from portalgen.documents.limits import MAX_TEXT_LENGTH
from portalgen.documents.located.model import DocumentPart, LocatedText, TextMark, TextPiece, TextPlace
from portalgen.text.bilingual import Bilingual as B

DOCUMENT_LETTERS: Final = 60_000
"""Letters described of a document's changes."""
_EXCERPT_LIMIT: Final = 1_200
"""Letters of a new document's text."""
_CHANGE_LIMIT: Final = 60
_NUMBER_LIMIT: Final = 240
"""Changes of numbers, hidden text and decisive words, shown in addition."""
_NEGATIONS: Final = frozenset(("không", "chưa", "chẳng", "đừng", "cấm", "trừ", "miễn", "not", "no", "never", "except"))
_RUN_WORDS: Final = 300
_RUN_LETTERS: Final = 2_400
_SAME_LETTERS: Final = 80
"""Approximate letters of the words shown beside a change."""
_LEAST_LETTERS: Final = 60
"""The least letters counted for a change with its place."""
_PIECE_LIMIT: Final = 30
_PIECE_LETTERS: Final = 600
_PLACE_LIMIT: Final = 20
_NAME_LIMIT: Final = 5

_UNREAD: Final = B(
    "Không hiển thị ở đây: chữ của tệp này, vì bài gửi có quá nhiều tệp; xem riêng từng trang thông tin bằng `portalgen diff --site`",
    "Not shown here: the text of this file, since the submission has too many files; use `portalgen diff --site` for one site",
)
_UNREADABLE: Final = B("Không đọc được chữ: {why}", "The text cannot be read: {why}")
_UNREADABLE_BEFORE: Final = B("Không so được chữ: bản trước {why}", "The texts cannot be compared: the former {why}")
_SAME: Final = B("Chữ trong tệp giữ nguyên", "The text of the file is the same")
_ONLY_FORM: Final = B(
    "Không hiển thị ở đây: chỉ cách trình bày hoặc thuộc tính của tệp khác",
    "Not shown here: only the form or the properties of the file differ",
)
_WORDS: Final = B("Chữ trong tệp: bỏ {removed}, thêm {added}", "Text of the file: {removed} words gone, {added} new")
_NEW: Final = B("Chữ trong tệp, {count} chữ{pages}: ", "Text of the file, {count} words{pages}: ")
_PAGES: Final = B(", {count} trang", ", {count} pages")
_INSTEAD: Final = B("Thay cho {name}", "In the place of {name}")
_CUT: Final = B(
    "Không hiển thị ở đây: tệp {which}chỉ đọc được một phần{pages}, phần còn lại không so",
    "Not shown here: {which}only a part of the file could be read{pages}; the rest is not compared",
)
_FORMER: Final = B("trước ", "of the former version ")
_READ_PAGES: Final = B(" (đến trang {read} trong {count})", " (up to page {read} of {count})")
_MORE: Final = B(
    "… và {count} chỗ khác nữa; `portalgen diff --format json` ghi thêm",
    "… and {count} more changes; `portalgen diff --format json` has more of them",
)
_REST: Final = B(
    "Không hiển thị ở đây: {count} chữ còn lại của tệp này; mở tệp ra đọc",
    "Not shown here: the other {count} words of this file; open it to read them",
)
_MORE_WORDS: Final = B(" … (còn {count} chữ)", " … ({count} more words)")
_AT_PLACES: Final = B("{count} chỗ như nhau ({places})", "{count} places alike ({places})")
_FORMERLY: Final = B(" (trước ở {place})", " (before: {place})")
_NOW_MARKED: Final = B("{place}: nay là {mark}: ", "{place}: now {mark}: ")
_NOW_SHOWN: Final = B("{place}: không còn là {mark}: ", "{place}: no longer {mark}: ")
_MORE_PIECES: Final = B("… và {count} chỗ nữa", "… and {count} more places")
_NOT_SHOWN: Final = B("Không hiển thị ở đây: {what}", "Not shown here: {what}")
_NEW_ONES: Final = B(" ({count} mới hoặc khác trước)", " ({count} new or changed)")
_FEWER: Final = B(" (trước có {count})", " (before: {count})")
_GONE: Final = B("không còn {count} {what}", "{count} {what} gone")
_REDRAWN: Final = B(
    "trang {pages} có chữ như cũ nhưng nét vẽ, phông chữ hoặc bố cục khác trước",
    "page {pages} with the same text, drawn otherwise: lines, fonts or layout",
)
_PLACES: Final = {
    "page": B("trang {}", "page {}"),
    "slide": B("trang chiếu {}", "slide {}"),
    "sheet": B("trang tính «{}»", "sheet «{}»"),
    "cell": B("ô {}", "cell {}"),
    "paragraph": B("đoạn {}", "paragraph {}"),
    "table": B("bảng {}", "table {}"),
    "line": B("dòng {}", "line {}"),
}
_ROW: Final = B("hàng {row}, cột {column}", "row {row}, column {column}")
_WHOLE_COLUMN: Final = B("cột {}", "column {}")
_CELLS: Final = " | "
_BREAK: Final = "¶"
_BETWEEN: Final = frozenset((_CELLS.strip(), _BREAK))
"""Separators between the texts of an excerpt."""
_FILE: Final = B("trong tệp", "in the file")


def describe_document_difference(
    document: DocumentDifference, language: str, letters: int = DOCUMENT_LETTERS
) -> list[DifferenceStatement]:
    """Return the important statements about a new or changed attachment, with about `letters` of its changes."""
    after = document.after
    if after is None:
        return [statement(_UNREAD.text(language))]
    statements: list[DifferenceStatement] = []
    if document.former_file:
        statements.append(statement(_INSTEAD.text(language).format(name=document.former_file)))
    if document.is_compared:
        statements += _describe_changes(document, language, letters)
    else:
        statements += _describe_text(document, after, language)
    statements += _describe_limits(document, language)
    return statements


def say_place(place: TextPlace | None, part: DocumentPart, mark: TextMark, language: str) -> str:
    """Return the position of a text: `trang 3`, `trang tính «Phí», ô B7`, `đoạn 12, chú thích, chữ trắng`."""
    where = _say_where(place, language) if place is not None else ""
    names = [where, PARTS[part].text(language), MARKS[mark].text(language)]
    return ", ".join(name for name in names if name) or _FILE.text(language)


def _say_where(place: TextPlace, language: str) -> str:
    parts = [_PLACES[name].text(language).format(value) for name in _PLACES if (value := getattr(place, name))]
    if place.cell and not place.row:
        parts[-1] = _WHOLE_COLUMN.text(language).format(place.cell)
    if place.table:
        parts.append(_ROW.text(language).format(row=place.row, column=place.column))
    return ", ".join(parts)


def cut_document_text(document: DocumentDifference, limit: int) -> str:
    """Return the beginning of the visible text of the newer version."""
    if document.after is None:
        return ""
    shown: list[str] = []
    length = 0
    for text in _list_visible(document.after):
        shown.append(text)
        length += len(text)
        if length > limit:
            break
    return cut_excerpt(f" {_BREAK} ".join(shown), limit)


def _list_visible(text: LocatedText) -> Iterator[str]:
    """Yield the visible texts of a document, with the cells of a row joined."""
    pieces = (piece for piece in text.pieces if not piece.mark and piece.part != "link")
    return (each.text for each in _join_rows(pieces))


def _count_words(text: str) -> int:
    return sum(word not in _BETWEEN for word in text.split())


def list_document_text(
    pieces: Iterable[TextPiece], language: str, mark: SpanMark = "context", limit: int = MAX_TEXT_LENGTH
) -> Iterator[DifferenceStatement]:
    """Yield each piece after its position, with a row's cells joined and hidden text marked.

    `limit` is the letters of a piece.
    """
    for each in _join_rows(pieces):
        place = _capitalize(say_place(each.place, each.part, each.mark, language))
        yield statement(f"{place}: ", MarkedSpan(mark, cut_excerpt(each.text, limit)))


def _join_rows(pieces: Iterable[TextPiece]) -> Iterator[TextPiece]:
    """Yield the pieces, with cells of a row or table joined if they have the same visibility."""

    def key(each: TextPiece) -> tuple[object, ...]:
        place = each.place
        return (place.sheet, place.table, place.row, each.part, each.mark) if place.row else (id(each),)

    for _, group in groupby(pieces, key):
        row = tuple(group)
        yield row[0] if len(row) == 1 else replace(row[0], text=_CELLS.join(each.text for each in row))


def _describe_text(document: DocumentDifference, after: LocatedText, language: str) -> Iterator[DifferenceStatement]:
    """Yield the text of a new document, or of a document with an unreadable former version."""
    if document.before is not None and not document.is_readable_before:
        yield statement(
            _UNREADABLE_BEFORE.text(language).format(why=READING_STATES[document.before.state].text(language))
        )
    if after.state != "read":
        yield statement(_UNREADABLE.text(language).format(why=READING_STATES[after.state].text(language)))
        return
    pages = _PAGES.text(language).format(count=after.pages) if after.pages and after.format == "pdf" else ""
    lead = _NEW.text(language).format(count=document.added_words, pages=pages)
    excerpt = cut_document_text(document, _EXCERPT_LIMIT)
    yield statement(lead, MarkedSpan("added", excerpt))
    if rest := sum(map(_count_words, _list_visible(after))) - _count_words(excerpt):
        yield statement(_REST.text(language).format(count=rest))
    yield from _list_pieces(document.hidden_pieces, language)
    yield from _list_pieces(document.links, language)


def _list_pieces(pieces: Sequence[TextPiece], language: str) -> Iterator[DifferenceStatement]:
    """Yield hidden text and targets of links, each at its position."""
    yield from list_document_text(pieces[:_PIECE_LIMIT], language, "added", _PIECE_LETTERS)
    if len(pieces) > _PIECE_LIMIT:
        yield statement(_MORE_PIECES.text(language).format(count=len(pieces) - _PIECE_LIMIT))


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _describe_changes(document: DocumentDifference, language: str, letters: int) -> Iterator[DifferenceStatement]:
    if not document.changes:
        is_empty = document.after is not None and document.after.state == "empty"
        text = READING_STATES["empty"] if is_empty else _SAME
        yield statement(_capitalize(text.text(language)))
        return
    counts = {"removed": document.removed_words, "added": document.added_words}
    yield statement(_WORDS.text(language).format(**counts))
    groups = list(_group_equal(document.changes))
    shown = list(_choose_shown(groups, letters))
    for group in shown:
        yield _describe_group(group, language)
    rest = sum(map(len, groups)) - sum(map(len, shown)) + document.more_changes
    if rest:
        yield statement(_MORE.text(language).format(count=rest))


_Group = Sequence[DocumentTextChange]


def _group_equal(changes: Iterable[DocumentTextChange]) -> Iterator[_Group]:
    """Group changes of the same words with the same neighbours, to be described once with all positions."""
    groups: dict[tuple[object, ...], list[DocumentTextChange]] = {}
    for each in changes:
        key = each.part, each.mark, each.former_mark, each.runs, bool((each.after or each.before or TextPlace()).cell)
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def _choose_shown(groups: Sequence[_Group], letters: int) -> Iterator[_Group]:
    """Yield all changes if they are few and short, else the most important, in their order."""
    chosen: set[int] = set()
    for is_weighty, limit in ((True, _NUMBER_LIMIT), (False, _CHANGE_LIMIT)):
        alike = [index for index, group in enumerate(groups) if _is_weighty(group[0]) is is_weighty]
        for index in alike[:limit]:
            letters -= _LEAST_LETTERS + sum(map(_measure_run, groups[index][0].runs))
            if letters >= 0 or not chosen:
                chosen.add(index)
    yield from (group for index, group in enumerate(groups) if index in chosen)


def _measure_run(run: TextRun) -> int:
    """Return the letters shown of a run."""
    return min(len(run.text), _SAME_LETTERS if run.kind == "same" else _RUN_LETTERS)


def _is_weighty(change: DocumentTextChange) -> bool:
    changed = "".join(run.text for run in change.runs if run.kind != "same")
    is_hidden = bool(change.mark or change.former_mark)
    return is_hidden or any(map(str.isdecimal, changed)) or not _NEGATIONS.isdisjoint(changed.lower().split())


def _describe_group(group: _Group, language: str) -> DifferenceStatement:
    change = group[0]
    place = say_place(change.after or change.before, change.part, change.mark, language)
    if len(group) > 1:
        places = "; ".join(
            _say_where(each.after or each.before or TextPlace(), language) for each in group[:_PLACE_LIMIT]
        )
        more = "; …" if len(group) > _PLACE_LIMIT else ""
        place = f"{_AT_PLACES.text(language).format(count=len(group), places=places + more)}"
        place = ", ".join(
            (place, *filter(None, (PARTS[change.part].text(language), MARKS[change.mark].text(language))))
        )
    elif change.before is not None and change.after is not None and change.before.cell != change.after.cell:
        place += _FORMERLY.text(language).format(place=_say_where(change.before, language))
    place = _capitalize(place)
    if all(run.kind == "same" for run in change.runs):
        return _describe_mark(change, language)
    return statement(f"{place}: ", *spans_of_runs([_cut_run(run, language) for run in change.runs], language))


def _describe_mark(change: DocumentTextChange, language: str) -> DifferenceStatement:
    """Return the statement of an unchanged cell that becomes hidden or visible."""
    text, mark = (_NOW_MARKED, change.mark) if change.mark else (_NOW_SHOWN, change.former_mark)
    place = _capitalize(say_place(change.after or change.before, change.part, "", language))
    words = "".join(run.text for run in change.runs)
    span = MarkedSpan("added", cut_excerpt(words, _PIECE_LETTERS))
    return statement(text.text(language).format(place=place, mark=MARKS[mark].text(language)), span)


def _cut_run(run: TextRun, language: str) -> TextRun:
    words = run.text.split(" ")
    if run.kind == "same" or (len(words) <= _RUN_WORDS and len(run.text) <= _RUN_LETTERS):
        return run
    shown = " ".join(words[:_RUN_WORDS])
    if len(shown) > _RUN_LETTERS:
        shown = shown[:_RUN_LETTERS].rpartition(" ")[0] or shown[:_RUN_LETTERS]
    rest = _MORE_WORDS.text(language).format(count=len(words) - shown.count(" ") - 1)
    return TextRun(run.kind, shown + rest)


def _describe_limits(document: DocumentDifference, language: str) -> Iterator[DifferenceStatement]:
    """Yield the parts of the file missing from these sentences."""
    for text, which in ((document.before, _FORMER), (document.after, None)):
        if text is not None and text.is_truncated:
            pages = _READ_PAGES.text(language).format(read=text.read_pages, count=text.pages) if text.read_pages else ""
            yield statement(
                _CUT.text(language).format(which=which.text(language) if which is not None else "", pages=pages)
            )
    what = [part for each in document.unshown for part in _say_unshown(each, language, is_new=document.is_new)]
    if document.redrawn_pages:
        numbers = ", ".join(map(str, document.redrawn_pages[:_PLACE_LIMIT]))
        more = ", …" if len(document.redrawn_pages) > _PLACE_LIMIT else ""
        what.append(_REDRAWN.text(language).format(pages=numbers + more))
    if what:
        yield statement(_NOT_SHOWN.text(language).format(what="; ".join(what)))
    elif document.is_compared and not document.changes and not any(each.new for each in document.unshown):
        yield statement(_ONLY_FORM.text(language))


def _say_unshown(each: UnshownCount, language: str, *, is_new: bool) -> Iterator[str]:
    what = UNSHOWN[each.kind].text(language)
    if not each.after:
        yield _GONE.text(language).format(count=each.before, what=what)
        return
    text = f"{each.after} {what}"
    if each.kind in _NAMED and each.names:
        text += f" ({', '.join(each.names[:_NAME_LIMIT])}{', …' if len(each.names) > _NAME_LIMIT else ''})"
    if not is_new and each.new:
        text += _NEW_ONES.text(language).format(count=each.new)
    if not is_new and each.after < each.before:
        text += _FEWER.text(language).format(count=each.before)
    yield text


_NAMED: Final[Mapping[str, bool]] = dict.fromkeys(
    ("embedded_file", "linked_picture", "remote", "program", "form", "conditional_format", "validation"), True
)
"""Kinds whose names are meaningful to users."""
