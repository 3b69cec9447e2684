"""The use of `event: none` by site, and news about an event not counted by any limit (QĐ 2111, Điều 8(4)a)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import ReportColumn, ReportTable
from portalgen.frozen import frozen
from portalgen.kinds.shared_fields import NO_EVENT
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.told_events import find_told_event

_BEFORE_ADOPTION: Final = "before-adoption"


@frozen
class EventUse:
    """The event stated by a piece of news, and the event in its text."""

    page: Page
    has_end: bool
    """True if it gives the end of its event, so the supplier's limit is counted."""
    is_no_event: bool
    """True if it has `event: none`."""
    tells_event: bool
    """True if its text is about an event that took place; not checked if it has an end."""

    @property
    def is_uncounted(self) -> bool:
        """True if it is about an event and has neither its end nor `event: none`."""
        return self.tells_event and not self.is_no_event


def says_no_event(page: Page) -> bool:
    """Return True if a page has `event: none`."""
    return page.fields.get(NO_EVENT.name) == NO_EVENT.choices[0].value


def find_event_uses(content: MainContent, period: ReportPeriod, sites: Collection[str] = ()) -> Iterator[EventUse]:
    """Yield the news on main, of these sites or of all, published in `period` and since the adoption."""
    for item in content.library.items:
        page = item.original
        if page.draft or page.kind.field(NO_EVENT.name) is None or (sites and page.site not in sites):
            continue
        times = content.timeline.items.get(page.id)
        if times is not None and _BEFORE_ADOPTION in (times.submission.reason, times.publication.reason):
            continue
        published = (times.publication.at if times is not None else None) or page.date
        if period.contains(to_vietnam_time(published).date() if published is not None else None):
            has_end = "event_end" in page.fields
            yield EventUse(page, has_end, says_no_event(page), not has_end and _tells_event(content, page))


def _tells_event(content: MainContent, page: Page) -> bool:
    if page.day is None:
        return False
    body = content.read_source(page.source)[page.body_start :].decode("utf-8", "replace")
    return any(find_told_event(each, page.title, page.day) is not None for each in (body, page.summary))


def events_table(content: MainContent, period: ReportPeriod, sites: Collection[str] = ()) -> ReportTable:
    """Return a row for each site with news."""
    by_site: dict[str, list[EventUse]] = {}
    for each in find_event_uses(content, period, sites):
        by_site.setdefault(each.page.site, []).append(each)
    return ReportTable(
        "events",
        B("Tin kể sự kiện và `event: none` (Điều 8(4)a)", "News of events and `event: none` (Điều 8(4)a)"),
        (
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("news", B("Số tin", "News"), is_number=True),
            ReportColumn("with_end", B("Có event_end", "With event_end"), is_number=True),
            ReportColumn("no_event", B("Ghi event: none", "With event: none"), is_number=True),
            ReportColumn("no_event_told", B("Trong đó có kể sự kiện", "Of these, telling of an event"), is_number=True),
            ReportColumn("uncounted", B("Kể sự kiện, không ghi gì", "Telling of an event, without"), is_number=True),
            ReportColumn(
                "no_event_told_ids", B("Ghi event: none mà kể sự kiện", "event: none, telling"), is_detail=True
            ),
            ReportColumn("uncounted_ids", B("Kể sự kiện mà không ghi gì", "Telling, without either"), is_detail=True),
        ),
        tuple((site, *_cells_of(uses)) for site, uses in sorted(by_site.items())),
        (
            B(
                "Tin kể sự kiện mà không có event_end thì không có thời hạn nào được đếm cho bên cung cấp. Máy chỉ nhận ra những câu "
                "nói rõ ngày và việc (DDL223); chỉ kể tin đang có trên bản chính, đăng từ ngày bắt đầu tính.",
                "Of news that tells of an event without event_end no limit of the supplier is counted. Only sentences that name the "
                "day and the act are recognized (DDL223); only news that main holds, published since the adoption, counts.",
            ),
        ),
        B("Không có tin nào đăng trong khoảng này.", "No news was published within these days."),
    )


def _cells_of(uses: Collection[EventUse]) -> tuple[int | tuple[str, ...], ...]:
    none = [each for each in uses if each.is_no_event]
    told = tuple(each.page.id for each in none if each.tells_event)
    uncounted = tuple(each.page.id for each in uses if each.is_uncounted)
    return len(uses), sum(each.has_end for each in uses), len(none), len(told), len(uncounted), told, uncounted
