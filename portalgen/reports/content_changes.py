"""Later changes of published items: announced corrections, withdrawals and removals, and silent losses."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind, label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.reports.arrival_times import find_day_of_change
from portalgen.reports.former_items import list_items_gone
from portalgen.reports.former_pages import read_last_items
from portalgen.reports.report_content import ReportContent
from portalgen.text.bilingual import Bilingual as B

ChangeSort = Literal["corrected", "withdrawn", "removed", "lost"]

CHANGE_WORDS: Final = MappingProxyType[ChangeSort, B](
    {
        "corrected": B("Đính chính", "Correction"),
        "withdrawn": B("Thu hồi", "Withdrawal"),
        "removed": B("Gỡ bài, có thông báo", "Removal, with a notice"),
        "lost": B("Mất, không có thông báo", "Lost, without a notice"),
    }
)


@frozen
class ContentChange:
    """A later change of a published item."""

    sort: ChangeSort
    item: str
    title: str
    kind: Kind
    day: date
    reason: str = ""
    """A value of `WITHDRAWAL_REASONS`; "" if none is given."""

    @property
    def reason_label(self) -> B | None:
        """The reason in words."""
        return label_of_choice(WITHDRAWAL_REASONS, self.reason) if self.reason else None


def list_changes(content: ReportContent, sites: Collection[str]) -> Iterator[ContentChange]:
    """Yield the changes of items of `sites` up to the clock, without samples.

    Silent losses, and announcements on items removed since, are known only from a history.
    """
    for site in sites:
        former = tuple(list_items_gone(content, site))
        kinds = {each.item.id: each.item.original.kind for each in former}
        last = read_last_items(content, former)
        for item in content.items_by_site.get(site, ()):
            if item.id not in content.sample_ids:
                yield from _changes_of(content, item, kinds.get(item.id, item.original.kind))
        for gone in last.values():  # earlier announcements stay unchanged
            yield from _changes_of(content, gone, gone.original.kind)
        for each in former:
            if each.notice is None and each.gone_since <= content.at:
                page = each.item.original
                yield _change("lost", page, page.kind, to_vietnam_time(each.gone_since).date())


def _changes_of(content: ReportContent, item: Item, kind: Kind) -> Iterator[ContentChange]:
    """Yield the changes of an item; `kind` is its kind before a notice replaced it."""
    page, at = item.original, content.at
    sources = [each.source for each in item.pages]
    if page.draft or page.is_index:
        return
    if page.kind.is_tombstone:
        removal = page.fields.get("removed")
        if removal is not None and removal["at"] <= at:
            yield _change("removed", page, kind, find_day_of_change(content, sources, removal["at"]), removal["reason"])
        return
    withdrawal = page.fields.get("withdrawn")
    withdrawn_at = withdrawal["at"] if withdrawal is not None else None
    if withdrawal is not None and withdrawal["at"] <= at:
        yield _change(
            "withdrawn", page, kind, find_day_of_change(content, sources, withdrawal["at"]), withdrawal["reason"]
        )
    moments = {note["at"] for each in item.pages for note in each.fields.get("change_notes", ())}
    for moment in sorted(moments - {withdrawn_at}):  # the note beside a withdrawal describes it
        if moment <= at:
            yield _change("corrected", page, kind, find_day_of_change(content, sources, moment))


def _change(sort: ChangeSort, page: Page, kind: Kind, day: date, reason: str = "") -> ContentChange:
    return ContentChange(sort, page.id, page.title, kind, day, reason or "")
