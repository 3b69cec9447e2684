"""Sentences that all reports on a site's work have: what was left out of their figures, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from portalgen.content.model import FaultyPage
from portalgen.editorial.tables.tables import CodedValue, ReportFact
from portalgen.lint.findings import site_of_path
from portalgen.locale.dates import format_month
from portalgen.reports.faulty_pages import list_faulty_notes
from portalgen.reports.former_items import list_items_gone
from portalgen.reports.former_pages import read_last_items
from portalgen.reports.published_items import count_future_dates, count_samples, find_day_of_faulty
from portalgen.reports.report_content import ReportContent
from portalgen.text.bilingual import Bilingual as B

_NAMED_FAULTY: Final = 10
"""As many as people read in a paper; the check of the content names all."""
_NOTHING_MORE: Final = B("", "")
UNTOLD: Final = CodedValue("untold", B("không tính được", "cannot be told"), "doubtful", is_absence=True)
"""In place of a figure that nobody could look at: it is not 0."""
_DAY_NOTE: Final = B(
    "Từ mốc bắt đầu tính, bài thuộc ngày có trên kho; trước mốc đó thì thuộc ngày ghi trên bài. Ngày ban hành, ngày ký của "
    "văn bản không phải là ngày đăng.",
    "Since the start of counting an item is of the day on which it came to the repository, before it of the day that it bears. "
    "The day on which a document was issued or signed is no day of publication.",
)


def or_untold(figure: int | None) -> int | CodedValue:
    """Return a figure, or that it cannot be told where it is None."""
    return UNTOLD if figure is None else figure


def list_report_faults(content: ReportContent, sites: Collection[str]) -> Iterator[B]:
    """Yield what is wrong with items, and what the figures make of it: pages with faults, and days to come."""
    faulty = {
        each.id or each.source: each
        for each in reversed(content.library.faulty_pages)
        if site_of_path(each.source) in sites
    }
    yield from list_faulty_notes(len(faulty))
    if faulty:
        yield _name_faulty(content, sorted(faulty.values(), key=lambda each: each.source))
    future = count_future_dates(content, sites)
    if future:
        yield _future_note(content, future)


def _name_faulty(content: ReportContent, faulty: Sequence[FaultyPage]) -> B:
    """Return which files they are, and the months that lack them as far as their days are known."""
    names = [_name_with_month(each.source, find_day_of_faulty(content, each)) for each in faulty[:_NAMED_FAULTY]]
    more = len(faulty) - len(names)
    return B(
        f"Các tệp ấy: {'; '.join(each.vi for each in names)}{f'; và {more} tệp khác' if more else ''}. Tháng nào có bài ở đây thì số "
        "liệu của tháng ấy còn thiếu.",
        f"They are: {'; '.join(each.en for each in names)}{f'; and others: {more}' if more else ''}. The figures of their months lack "
        "them.",
    )


def _name_with_month(source: str, day: date | None) -> B:
    if day is None:
        return B(f"{source} (không rõ tháng)", f"{source} (month unknown)")
    return B(f"{source} ({format_month(day, 'vi')})", f"{source} ({format_month(day, 'en')})")


def _future_note(content: ReportContent, count: int) -> B:
    if content.main is None:
        return B(
            f"{count} bài ghi ngày ở tương lai mà không hẹn giờ đăng nên không tính; sửa ngày của bài.",
            f"Items with a day to come that wait for no hour: {count}. They are not counted; mend their days.",
        )
    return B(
        f"{count} bài ghi ngày ở tương lai mà không hẹn giờ đăng: tính vào ngày có trên kho; sửa ngày của bài.",
        f"Items with a day to come that wait for no hour: {count}. They count on the day on which they came to the repository; mend "
        "their days.",
    )


def list_history_notes(content: ReportContent, sites: Collection[str], more: B = _NOTHING_MORE) -> Iterator[B]:
    """Yield what the history cannot tell: without one what is gone, and `more` than that; else what it has unreadable."""
    reason = content.without_history
    if reason is not None:
        yield B(
            f"Không có số liệu về {more.vi}bài đã gỡ, đã mất và đính chính của những bài ấy, vì {reason.vi}.",
            f"There are no figures on {more.en}items that are gone and their corrections: {reason.en}.",
        )
        return
    gone = [each for site in sites for each in list_items_gone(content, site)]
    unread = len(gone) - len(read_last_items(content, gone))
    if unread:
        yield B(
            f"{unread} bài đã gỡ, đã mất không đọc lại được, nên đính chính, thu hồi của những bài ấy trước khi gỡ không được tính.",
            f"Items that are gone and could not be read again, whose earlier corrections and withdrawals are not counted: {unread}.",
        )


def count_samples_apart(content: ReportContent, sites: Collection[str]) -> ReportFact:
    """Return the one line that speaks of samples."""
    label = B("Bài mẫu, không tính vào số liệu nào", "Samples, in no figure")
    return ReportFact("samples", label, count_samples(content, sites))


def describe_days(content: ReportContent) -> B:
    """Return from where the days of publication are."""
    reason = content.without_history
    if reason is None:
        return _DAY_NOTE
    return B(
        f"Ngày đăng lấy theo ngày ghi trên bài, vì {reason.vi}. Bài đã gỡ trước đây không tính được. Ngày ban hành, ngày ký của "
        "văn bản không phải là ngày đăng.",
        f"Days are those that the items bear: {reason.en}. What was removed before cannot be counted. The day on which a document "
        "was issued or signed is no day of publication.",
    )


def describe_source(content: ReportContent) -> tuple[ReportFact, ...]:
    """Return from which state of the repository the figures are."""
    tip = content.main.tip if content.main is not None else None
    return (
        ReportFact("at", B("Lập vào lúc", "As of"), content.at),
        ReportFact("tip", B("Lần lưu mới nhất tính đến lúc ấy", "Newest commit at that time"), tip),
    )
