"""Checks the requirements that the texts of a notice and its item must meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.front_matter_text import clean_line
from portalgen.content.model import Item, Library
from portalgen.content.notice_edits import tombstone_kind
from portalgen.diagnostics.sentences import find_closest, help_of, sentence_of
from portalgen.editorial.records.reason_privacy import find_private_words
from portalgen.errors import UsageError
from portalgen.pipeline.notices.model import NoticeAction, NoticeRequest


def require_public_words(request: NoticeRequest) -> None:
    """Raise UsageError if a text cannot be published: it is empty, has personal data or bears a mark of secrecy."""
    options = {
        "--note": request.note,
        "--title": request.title,
        **{f"--note-in {code}": text for code, text in request.notes_in.items()},
        **{f"--title-in {code}": text for code, text in request.titles_in.items()},
    }
    for option, text in options.items():
        for found in find_private_words(text, option):
            raise UsageError(
                f"{option}: {found.code}: {sentence_of(found, 'vi')}; {help_of(found, 'vi')}",
                f"{option}: {found.code}: {sentence_of(found, 'en')}; {help_of(found, 'en')}",
            )
    if not clean_line(request.note):
        raise UsageError(
            "--note còn trống; hãy ghi một câu nói rõ đã sửa gì, hoặc vì sao",
            "--note is empty; give the change or its reason in one sentence",
        )


def find_item(library: Library, request: NoticeRequest) -> Item:
    """Return the requested item. Raises UsageError if it does not exist or its page has an error."""
    wanted = request.id.removeprefix("id:")
    path = PurePosixPath(wanted.replace("\\", "/")).as_posix()
    for item in library.items:
        if item.id == wanted or any(page.source == path for page in item.pages):
            return item
    fault = next((each for each in library.faulty_pages if wanted in (each.id, each.source)), None)
    if fault is not None:
        raise UsageError(
            f"bài `{wanted}` đang có lỗi ở {fault.cause}; hãy chạy `portalgen check` và sửa trước",
            f"the item `{wanted}` has an error at {fault.cause}; run `portalgen check` and fix it first",
        )
    closest = find_closest(wanted, [each.id for each in library.items])
    vi, en = (f"; có phải là `{closest}`?", f"; did you mean `{closest}`?") if closest else ("", "")
    raise UsageError(
        f"không có bài nào mang mã `{wanted}`{vi or '; mã là giá trị của `id` ở đầu tệp'}",
        f"there is no item with the id `{wanted}`{en or '; it is the value of `id` at the top of a file'}",
    )


def language_of_note(request: NoticeRequest, item: Item) -> str:
    """Return the language of the note."""
    return request.language or item.original.language


def require_allowed(request: NoticeRequest, portal: Portal, library: Library, item: Item) -> None:
    """Raise UsageError if the item already has such a notice, or if this kind of notice does not suit it."""
    original = item.original
    languages = [each.language for each in item.pages]
    if original.kind.is_tombstone:
        raise UsageError(
            f"bài `{item.id}` đã được gỡ rồi ({original.source}); không còn gì để làm",
            f"the item `{item.id}` was already removed ({original.source}); there is nothing left to do",
        )
    for language in (request.language, *request.notes_in, *request.titles_in):
        if language and language not in languages:
            known = ", ".join(languages)
            raise UsageError(
                f"bài `{item.id}` không có bản `{language}`; bài có: {known}",
                f"the item `{item.id}` is not in `{language}`; it is in: {known}",
            )
    _CHECKS[request.action](request, portal, library, item)


def _require_note_field(request: NoticeRequest, _portal: Portal, _library: Library, item: Item) -> None:
    page = item.page(language_of_note(request, item)) or item.original
    if page.kind.field("change_notes") is None:
        raise UsageError(
            f"loại `{page.kind.name}` không ghi đính chính",
            f"pages of the kind `{page.kind.name}` have no notes of changes",
        )
    note = clean_line(request.note)
    if any(each["note"] == note for each in page.fields.get("change_notes", ())):
        raise UsageError(f"{page.source} đã có đúng câu đính chính này", f"{page.source} already has this note")


def _require_withdrawable(request: NoticeRequest, _portal: Portal, library: Library, item: Item) -> None:
    original = item.original
    if original.kind.field("withdrawn") is None:
        raise UsageError(
            f"{original.source} là lời dẫn của chuyên mục hay trang chủ, không thu hồi được; hãy sửa lời dẫn đó",
            f"{original.source} is the text above a section or home, which cannot be withdrawn; edit it",
        )
    if "withdrawn" in original.fields:
        raise UsageError(
            f"bài `{item.id}` đã được thu hồi rồi ({original.source}); cần nói thêm thì dùng `portalgen correct {item.id} --note …`",
            f"the item `{item.id}` is already withdrawn ({original.source}); to say more, use "
            f"`portalgen correct {item.id} --note …`",
        )
    if request.superseded_by:
        _require_successor(request.superseded_by, library, item)


def _require_successor(successor: str, library: Library, item: Item) -> None:
    """Raise UsageError if `successor` is unsuitable as the successor of the item."""
    items = {each.id: each for each in library.items}
    other = items.get(successor)
    if successor == item.id or other is None:
        closest = find_closest(successor, [each for each in items if each != item.id])
        vi, en = (f"; có phải là `{closest}`?", f"; did you mean `{closest}`?") if closest else ("", "")
        raise UsageError(
            f"--superseded-by: `{successor}` không phải là mã của một bài khác{vi}",
            f"--superseded-by: `{successor}` is not the id of another item{en}",
        )
    fields = other.original.fields
    if other.original.kind.is_tombstone or "withdrawn" in fields or "superseded_by" in fields or other.original.draft:
        raise UsageError(
            f"--superseded-by: bài `{successor}` chính nó đã bị thu hồi, thay thế, gỡ hoặc còn là bản nháp; hãy chỉ tới bài đang có giá trị",
            f"--superseded-by: the item `{successor}` itself is withdrawn, superseded, removed or a draft; name a "
            "valid item",
        )


def _require_removable(request: NoticeRequest, portal: Portal, _library: Library, item: Item) -> None:
    if item.original.is_index:
        raise UsageError(
            f"{item.original.source} là lời dẫn của chuyên mục hay trang chủ: địa chỉ của danh sách vẫn phải trả lời; hãy sửa lời dẫn đó",
            f"{item.original.source} is the text above a section or home, whose address must keep answering; edit "
            "it instead",
        )
    if tombstone_kind(portal.kinds) is None:
        raise UsageError(
            "cổng này không có loại bài thông báo gỡ tin", "this portal has no kind for notices of removal"
        )
    missing = [each.language for each in item.pages[1:] if each.language not in request.titles_in]
    if request.title and missing:
        raise UsageError(
            f"đã đổi tiêu đề bằng --title thì phải đổi cả ở bản khác: thêm --title-in {missing[0]} 'tiêu đề'",
            f"with --title, the other languages need a title too: add --title-in {missing[0]} 'title'",
        )


_CHECKS: Final[Mapping[NoticeAction, Callable[[NoticeRequest, Portal, Library, Item], None]]] = {
    "correct": _require_note_field,
    "withdraw": _require_withdrawable,
    "remove": _require_removable,
}
