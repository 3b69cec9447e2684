"""Notices to readers on published pages, and the ones removed or rewritten by a submission."""

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
    """A missing or changed notice to readers."""

    location: Location
    """Location in the front matter of the page; empty if the notice is gone."""
    description: LocalizedText
    """The submission's change to the notice, as a clause."""


@frozen
class PageOfRevokedNotices:
    """A page with missing or changed notices."""

    page: Page
    notices: tuple[RevokedNotice, ...]


_STATES: Final = {
    "withdrawn": (
        LocalizedText("bỏ thông báo thu hồi", "removes the notice of withdrawal"),
        LocalizedText("đổi thông báo thu hồi", "changes the notice of withdrawal"),
    ),
    "superseded_by": (
        LocalizedText("bỏ lời chỉ tới bài thay thế", "removes the link to its replacement"),
        LocalizedText("đổi lời chỉ tới bài thay thế", "changes the link to its replacement"),
    ),
}
"""By front matter key: the descriptions of dropping and of changing the notice."""
_TOMBSTONE: Final = {
    "title": LocalizedText("đổi tiêu đề của thông báo gỡ tin", "changes the title of the removal notice"),
    "date": LocalizedText("đổi ngày của bài trong thông báo gỡ tin", "changes the page's date in the removal notice"),
}
_REMOVAL: Final = {
    "at": LocalizedText("đổi ngày của thông báo gỡ tin", "changes the day of the removal notice"),
    "reason": LocalizedText("đổi lý do của thông báo gỡ tin", "changes the reason of the removal notice"),
}


def find_revoked_notices(context: LintContext) -> Iterator[PageOfRevokedNotices]:
    """Yield the published pages with other notices to readers than main.

    Skips pages that are gone or have errors (reported by IDN208 and the build), items removed by the submission,
    because the removal notice replaces all other notices, and restored items (reported by CHG206, CHG207 and CHG210).
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
    """Yield the change notes that were deleted, rewritten or moved to another day."""
    added = [(index, each) for index, each in enumerate(now) if each not in before]
    for note in before:
        if note in now:
            continue
        index, key = next(
            ((index, key) for index, each in added for key in ("at", "note") if each[key] == note[key]), (-1, "")
        )
        yield RevokedNotice(("change_notes", index) if key else (), _describe_note(key, note["at"]))


def _describe_note(kept: str, day: date) -> LocalizedText:
    """Describe the change to the note of `day`; `kept` is its key shared with a new note, else empty."""
    vi = {"at": "viết lại mục", "note": "đổi ngày của mục"}.get(kept, "bỏ mục")
    en = {"at": "rewrites the change note", "note": "changes the day of the change note"}.get(
        kept, "removes the change note"
    )
    return LocalizedText(f"{vi} đính chính ngày {format_day(day, 'vi')}", f"{en} of {format_day(day, 'en')}")


def _is_explained(context: LintContext, previous: PreviousPage, page: Page, key: str) -> bool:
    """Return True if a new change note gives the reason, or another notice replaces this one."""
    before = previous.fields[key]
    since = before["at"] if isinstance(before, Mapping) else None
    others = (each for each in _STATES if each != key)
    return any(gives_reason(each, since) for each in list_new_notes(previous, page, context.at)) or any(
        each in page.fields and each not in previous.fields and key not in page.fields for each in others
    )
