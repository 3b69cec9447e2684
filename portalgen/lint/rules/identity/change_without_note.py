"""Bài đã đăng đổi nội dung mà không ghi đính chính. / A published page says something else, and does not tell.

Vì sao: Người đã đọc bài không biết nội dung đã khác; tính chính xác của thông tin (Điều 6) gồm cả việc nói rõ đã sửa gì.
Why: Whoever read the page does not learn that it says something else now.

Cách sửa: Chạy `portalgen correct`, hoặc thêm một mục vào `change_notes` (lúc sửa và đã sửa điều gì). Chỉ sửa lỗi gõ thì
không cần; nói với người duyệt.
Fix: Run `portalgen correct`, or add an entry to `change_notes` (when, and what). Slips of the pen need none; tell those who
approve.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 01/12/2026 tại hội trường.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 05/12/2026 tại hội trường.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    ---

    Lớp khai giảng ngày 01/12/2026 tại hội trường.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    summary: Lịch tập huấn của Sở.
    date: 2026-11-20
    origin: own
    change_notes:
      - {at: 2026-11-24, note: Đổi ngày khai giảng từ 01/12 sang 05/12/2026.}
    ---

    Lớp khai giảng ngày 05/12/2026 tại hội trường.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.front_matter import split_source
from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._facts import ChangedFact, find_changed_facts
from portalgen.render.markdown.outline import Outline, outline_of
from portalgen.text.sentences import SentenceChange, find_sentence_changes, split_sentences

_SHOWN: Final = 160
"""Characters of a sentence that the message repeats."""
_NOTICES: Final = ("withdrawn", "superseded_by")
"""Keys by which readers are told what became of an item."""
_CONTEXT: Final = 40
"""Characters before the first difference that stay, where a sentence is longer."""


def check(context: LintContext) -> Iterator[Violation]:
    """IDN210 once for each published page whose sentences or facts changed, with the first of them before and after."""
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id) if previous.was_shown(context.at) and not previous.is_removed else None
        page = item.page(previous.language) if item is not None else None
        if (
            page is None
            or page.draft
            or page.kind.name != previous.kind
            or page.source != (previous.renamed_to or previous.path)
        ):
            continue
        if len(page.fields.get("change_notes", ())) > previous.note_count or not _can_tell(page):
            continue
        if item is not None and _is_told_otherwise(context, item):
            continue
        yield from _check_page(context, page, previous)


def _can_tell(page: Page) -> bool:
    return any(field.name == "change_notes" for field in page.kind.fields)


def _check_page(context: LintContext, page: Page, previous: PreviousPage) -> Iterator[Violation]:
    data = context.read_source(page.source)
    parts = split_source(data)
    if parts is None:
        return
    outline = outline_of(data[parts.body_start :].decode("utf-8", "replace"), page.source, page.body_line)
    before = _list_sentences(previous.title, previous.summary, outline_of(previous.body, previous.path, 1))
    after = _list_sentences(page.title, page.summary, outline)
    changes = find_sentence_changes(before, after)
    facts = tuple(find_changed_facts(previous, page))
    if not changes and not facts:
        return
    more = len(changes) + len(facts) - 1
    place = (
        _find_place(context, page, outline, changes[0].after) if changes else _place_of_fact(context, page, facts[0])
    )
    yield violation(
        "IDN210",
        place,
        id=page.id,
        change=_describe(changes[0]) if changes else facts[0].describe(),
        more=LocalizedText(f" (và {more} chỗ khác)", f" (and {more} more)") if more else "",
        day=to_vietnam_time(context.at).date().isoformat(),
    )


def _is_told_otherwise(context: LintContext, item: Item) -> bool:
    """Whether the submission withdraws the item, or says what takes its place: readers are told by a notice."""
    original = item.original
    previous = next(
        (
            each
            for each in (context.previous_pages or {}).values()
            if (each.id, each.language) == (item.id, original.language)
        ),
        None,
    )
    return previous is not None and any(key in original.fields and key not in previous.fields for key in _NOTICES)


def _place_of_fact(context: LintContext, page: Page, fact: ChangedFact) -> Place:
    return context.place(page, fact.field.name if fact.now is not None else "title")


def _describe(change: SentenceChange) -> LocalizedText:
    old, new = _cut_alike(change)
    if not new:
        return LocalizedText(f"bỏ câu `{old}`", f"leaves out `{old}`")
    if not old:
        return LocalizedText(f"thêm câu `{new}`", f"adds `{new}`")
    return LocalizedText(f"đổi câu `{old}` thành `{new}`", f"changes `{old}` to `{new}`")


def _list_sentences(title: str, summary: str, outline: Outline) -> tuple[str, ...]:
    blocks = (title, summary, *(each.text for each in outline.texts))
    return tuple(sentence for block in blocks for sentence in split_sentences(block))


def _find_place(context: LintContext, page: Page, outline: Outline, sentence: str) -> Place:
    """Where the new sentence stands; the title where one was taken away."""
    if sentence and sentence in split_sentences(page.summary):
        return context.place(page, "summary")
    for part in outline.texts:
        if sentence and sentence in split_sentences(part.text):
            return part.place
    return context.place(page, "title")


def _cut_alike(change: SentenceChange) -> tuple[str, str]:
    """Both sentences around their first difference, where they are too long for a message."""
    old, new = change.before, change.after
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    start = max(same - _CONTEXT, 0) if max(len(old), len(new)) > _SHOWN else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return f"{'…' if start and shown else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"


RULE: Final = PortalRule("IDN210", check)
