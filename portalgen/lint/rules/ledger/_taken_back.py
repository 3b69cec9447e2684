"""What readers were told of published pages, and what of it a submission takes back or rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.new_notes import gives_reason, list_new_notes
from portalgen.locale.dates import format_day


@frozen
class RevokedNotice:
    """Something that readers were told and that is not there as it was."""

    location: Location
    """In the front matter of the page; empty where it is gone."""
    description: LocalizedText
    """What the submission does to it, as a clause."""


@frozen
class PageOfRevokedNotices:
    """A page of which notices are not there as they were."""

    page: Page
    notices: tuple[RevokedNotice, ...]


_STATES: Final = {
    "withdrawn": (
        LocalizedText("bỏ thông báo thu hồi", "drops the notice that the page is withdrawn"),
        LocalizedText("đổi thông báo thu hồi", "changes the notice that the page is withdrawn"),
    ),
    "superseded_by": (
        LocalizedText("bỏ lời chỉ tới bài thay thế", "drops the link to what took its place"),
        LocalizedText("đổi lời chỉ tới bài thay thế", "changes the link to what took its place"),
    ),
}
"""By key of the front matter: what it is to drop it, and to change it."""
_TOMBSTONE: Final = {
    "title": LocalizedText("đổi tiêu đề của thông báo gỡ tin", "changes the title of the removal notice"),
    "date": LocalizedText("đổi ngày của bài trong thông báo gỡ tin", "changes the page's date in the removal notice"),
}
_REMOVAL: Final = {
    "at": LocalizedText("đổi ngày của thông báo gỡ tin", "changes the day of the removal notice"),
    "reason": LocalizedText("đổi lý do của thông báo gỡ tin", "changes the reason of the removal notice"),
}


def find_revoked_notices(context: LintContext) -> Iterator[PageOfRevokedNotices]:
    """Yield the pages that readers know and of which they are no longer told what main tells them.

    Left out are pages that are gone or have errors (IDN208 and the build report them), items that a submission removes, whose
    notice takes the place of all others, and removed items that come back (CHG206, CHG207 and CHG210 report them).
    """
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id) if previous.had_address(context.at) else None
        page = item.page(previous.language) if item is not None else None
        if item is None or page is None or page.kind.is_tombstone != previous.is_tombstone:
            continue
        found = (
            _find_in_tombstone(previous, page)
            if previous.is_tombstone
            else _find_in_page(context, previous, item, page)
        )
        notices = tuple(found)
        if notices:
            yield PageOfRevokedNotices(page, notices)


def _find_in_tombstone(previous: PreviousPage, page: Page) -> Iterator[RevokedNotice]:
    now = {"title": page.title, "date": page.date}
    for key, description in _TOMBSTONE.items():
        if key in previous.fields and previous.fields[key] != now[key]:
            yield RevokedNotice((key,), description)
    before, after = previous.fields.get("removed", {}), page.fields.get("removed", {})
    for key, description in _REMOVAL.items():
        if key in before and before[key] != after.get(key):
            yield RevokedNotice(("removed", key), description)


def _find_in_page(context: LintContext, previous: PreviousPage, item: Item, page: Page) -> Iterator[RevokedNotice]:
    yield from _find_in_notes(previous.fields.get("change_notes", ()), page.fields.get("change_notes", ()))
    for key, (dropped, changed) in _STATES.items():
        before, now = previous.fields.get(key), item.original.fields.get(key)
        if before is None or before == now or _is_explained(context, previous, item.original, key):
            continue
        yield RevokedNotice((key,) if now is not None else (), dropped if now is None else changed)


def _find_in_notes(
    before: tuple[Mapping[str, Any], ...], now: tuple[Mapping[str, Any], ...]
) -> Iterator[RevokedNotice]:
    """Yield the notes that are gone, rewritten or of another day."""
    added = [(index, each) for index, each in enumerate(now) if each not in before]
    for note in before:
        if note in now:
            continue
        index, key = next(
            ((index, key) for index, each in added for key in ("at", "note") if each[key] == note[key]), (-1, "")
        )
        yield RevokedNotice(("change_notes", index) if key else (), _describe_note(key, note["at"]))


def _describe_note(kept: str, day: date) -> LocalizedText:
    """Return what became of a note of a day, by the key that another note of the page shares with it."""
    vi = {"at": "viết lại mục", "note": "đổi ngày của mục"}.get(kept, "bỏ mục")
    en = {"at": "rewrites the change note", "note": "changes the day of the change note"}.get(
        kept, "drops the change note"
    )
    return LocalizedText(f"{vi} đính chính ngày {format_day(day, 'vi')}", f"{en} of {format_day(day, 'en')}")


def _is_explained(context: LintContext, previous: PreviousPage, page: Page, key: str) -> bool:
    """Whether a new note says why, or another notice takes the place of this one."""
    before = previous.fields[key]
    since = before["at"] if isinstance(before, Mapping) else None
    others = (each for each in _STATES if each != key)
    return any(gives_reason(each, since) for each in list_new_notes(previous, page, context.at)) or any(
        each in page.fields and each not in previous.fields and key not in page.fields for each in others
    )
