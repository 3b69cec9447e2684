"""What became of the blocks of a text, in sentences: where it is, what was done, and the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from portalgen.differences.bodies import KIND_LABELS, BlockChange, say_block
from portalgen.differences.excerpts import quote_shortened, shorten_text
from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, SpanMark, spans_of_runs, statement
from portalgen.differences.formats.value_statements import describe_value
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.bilingual import Bilingual as B

_TEXT_LIMIT: Final = 3_000
_ROW_LIMIT: Final = 12
_STATEMENT_LIMIT: Final = 100
"""Changes of one page that are told."""
_PART_LIMIT: Final = 60
"""Blocks of one change that are told."""
_FEWEST_REPETITIONS: Final = 4
_SHOWN_REPETITIONS: Final = 1

_IN_SECTION: Final = B("Mục «{section}»", "Section «{section}»")
_AFTER: Final = B("sau «{text}»", "after «{text}»")
_AT_START: Final = B("ở đầu bài", "at the beginning")
_MORE: Final = B("… và {count} thay đổi nữa trong bài này", "… and {count} more changes on this page")
_MORE_ROWS: Final = B("… và {count} hàng nữa", "… and {count} more rows")
_MORE_PARTS: Final = B("… và {count} phần nữa", "… and {count} more parts")
_REPEATED: Final = B("cùng một cách sửa ở {count} chỗ: ", "the same change at {count} places: ")
_REPEATED_SHOWN: Final = B("; ví dụ ở ngay dưới đây", "; an example follows")
_VERBS: Final = {
    "added": B("thêm {what}", "{what} added"),
    "removed": B("bỏ {what}", "{what} removed"),
    "changed": B("sửa {what}", "{what} changed"),
    "split": B("tách {what} thành {count}", "{what} split into {count}"),
    "joined": B("nối {count} đoạn thành một", "{count} paragraphs joined to one"),
}
_MOVED: Final = {
    "up": B("chuyển {what} {text} lên trên", "{what} {text} moved up"),
    "down": B("chuyển {what} {text} xuống dưới", "{what} {text} moved down"),
}
_FROM_TO: Final = B(": trước ở {before}, nay ở {after}", ": before {before}, now {after}")
_BEGINNING: Final = B("đầu bài", "the beginning")
_BEHIND: Final = B("sau «{text}»", "after «{text}»")
_OF_SECTION: Final = B(" (mục «{section}»)", " (section «{section}»)")


def describe_blocks(changes: Sequence[BlockChange], language: str) -> tuple[DifferenceStatement, ...]:
    """Return what became of the text of a page; changes that repeat are told once."""
    repeated = _find_repeated(changes)
    shown: Counter[tuple[str, str]] = Counter()
    statements = [
        statement(
            _REPEATED.text(language).format(count=count),
            *_spans_of_replacement(replacement),
            _REPEATED_SHOWN.text(language),
        )
        for replacement, count in repeated.items()
    ]
    for change in changes:
        replacements = _replacements_of(change)
        if replacements and all(each in repeated for each in replacements) and not change.values:
            shown.update(replacements)
            if min(shown[each] for each in replacements) > _SHOWN_REPETITIONS:
                continue
        statements.append(describe_block(change, language))
    if len(statements) > _STATEMENT_LIMIT:
        rest = statement(_MORE.text(language).format(count=len(statements) - _STATEMENT_LIMIT))
        return (*statements[:_STATEMENT_LIMIT], rest)
    return tuple(statements)


def _find_repeated(changes: Iterable[BlockChange]) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for change in changes:
        counts.update(_replacements_of(change))
    return {each: count for each, count in counts.most_common() if count >= _FEWEST_REPETITIONS}


def _replacements_of(change: BlockChange) -> list[tuple[str, str]]:
    """(removed, added) of each change of words in a block that stayed at its place."""
    if change.change != "changed":
        return []
    replacements = []
    runs = [*change.runs]
    while runs:
        run = runs.pop(0)
        if run.kind == "same":
            continue
        other = runs.pop(0) if runs and run.kind == "removed" and runs[0].kind == "added" else None
        removed, added = (run.text, other.text if other else "") if run.kind == "removed" else ("", run.text)
        replacements.append((removed.strip(), added.strip()))
    return replacements


def _spans_of_replacement(replacement: tuple[str, str]) -> Iterator[MarkedSpan]:
    removed, added = replacement
    if removed:
        yield MarkedSpan("removed", removed)
    if added:
        yield MarkedSpan("added", added)


def describe_block(change: BlockChange, language: str) -> DifferenceStatement:
    """Return what became of one block, or of several in a row."""
    if change.change == "moved":
        return _describe_moved(change, language)
    if change.change in ("added", "removed"):
        return _describe_whole(change, language)
    what = _name_kinds(change.before if change.change != "joined" else change.after, language)
    text = _VERBS[change.change].text(language)
    count = len(change.after if change.change == "split" else change.before)
    lead = _begin(change, text.format(what=what, count=count), language)
    details = [describe_value(value, language) for value in change.values]
    runs = list(spans_of_runs(change.runs, language))
    if not runs:
        subject = quote_shortened(say_block((change.after or change.before)[0]))
        if len(details) == 1:
            return statement(f"{lead} {subject}: ", *details[0].spans, details=details[0].details)
        return statement(f"{lead} {subject}", details=details)
    return statement(f"{lead}: ", *runs, details=details)


def _say_place(change: BlockChange, language: str) -> str:
    """Where it is: its heading; of what is new or gone, also what it follows."""
    parts = []
    if change.section:
        parts.append(_IN_SECTION.text(language).format(section=shorten_text(change.section)))
    if change.change in ("added", "removed"):
        if not change.follows:
            parts.append(_AT_START.text(language))
        elif change.follows != shorten_text(change.section):
            parts.append(_AFTER.text(language).format(text=change.follows))
    return ", ".join(parts)


def _begin(change: BlockChange, text: str, language: str) -> str:
    """The place, and what was done there."""
    place = _say_place(change, language)
    return _capitalize(f"{place}: {text}" if place else text)


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name_kinds(blocks: Sequence[BodyBlock], language: str) -> str:
    """`đoạn`, or `3 đoạn, 1 bảng`."""
    if len(blocks) == 1:
        return KIND_LABELS[blocks[0].kind].text(language)
    counts = Counter(block.kind for block in blocks)
    return ", ".join(f"{count} {_plural(KIND_LABELS[kind], count, language)}" for kind, count in counts.items())


def _plural(label: B, count: int, language: str) -> str:
    text = label.text(language)
    if language == "vi" or count == 1:
        return text
    first, _, rest = text.partition(" in ")
    first = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return f"{first} in {rest}" if rest else first


def _describe_whole(change: BlockChange, language: str) -> DifferenceStatement:
    blocks = change.after or change.before
    mark: SpanMark = "added" if change.change == "added" else "removed"
    what = _name_kinds(blocks, language)
    lead = _begin(change, _VERBS[change.change].text(language).format(what=what), language)
    if len(blocks) == 1 and not blocks[0].rows:
        return statement(f"{lead}: ", MarkedSpan(mark, _say_whole(blocks[0])))
    details = [detail for block in blocks[:_PART_LIMIT] for detail in _details_of(block, mark, language)]
    if len(blocks) > _PART_LIMIT:
        details.append(statement(_MORE_PARTS.text(language).format(count=len(blocks) - _PART_LIMIT)))
    return statement(lead, details=details)


def _details_of(block: BodyBlock, mark: SpanMark, language: str) -> Iterator[DifferenceStatement]:
    if not block.rows:
        yield statement(MarkedSpan(mark, _say_whole(block)))
        return
    if block.text:
        yield statement(MarkedSpan(mark, block.text))
    for row in block.rows[:_ROW_LIMIT]:
        yield statement(MarkedSpan(mark, shorten_text(" | ".join(row), _TEXT_LIMIT)))
    if len(block.rows) > _ROW_LIMIT:
        yield statement(_MORE_ROWS.text(language).format(count=len(block.rows) - _ROW_LIMIT))


def _say_whole(block: BodyBlock) -> str:
    """All of a block's words; of a picture or a shortcode with the values that it has."""
    text = shorten_text(say_block(block), _TEXT_LIMIT)
    values = [each.value for each in block.values if each.value != block.text]
    return f"{text} ({', '.join(values)})" if values else text


def _describe_moved(change: BlockChange, language: str) -> DifferenceStatement:
    text = _MOVED[change.direction or "down"].text(language)
    lead = text.format(what=_name_kinds(change.after, language), text=quote_shortened(say_block(change.after[0])))
    sections = change.section_before != change.section
    places = [
        _say_former(follows, section if sections else "", language)
        for follows, section in ((change.followed, change.section_before), (change.follows, change.section))
    ]
    lead = _capitalize(lead)
    runs = list(spans_of_runs(change.runs, language))
    details = [statement(*runs)] if runs else []
    details += [describe_value(value, language) for value in change.values]
    return statement(lead + _FROM_TO.text(language).format(before=places[0], after=places[1]), details=details)


def _say_former(follows: str, section: str, language: str) -> str:
    place = _BEHIND.text(language).format(text=follows) if follows else _BEGINNING.text(language)
    return place + (_OF_SECTION.text(language).format(section=shorten_text(section)) if section else "")
