"""Sentences of all reports on a site's work about omissions in their figures, with reasons."""

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
"""In place of an unknown figure, which differs from 0."""
_DAY_NOTE: Final = B(
    "Từ mốc bắt đầu tính, bài thuộc ngày có trên kho; trước mốc đó thì thuộc ngày ghi trên bài. Ngày ban hành, ngày ký của "
    "văn bản không phải là ngày đăng.",
    "Since the start of counting an item belongs to the day of its arrival in the repository, before it "
    "to its own day. A document's day of issue or signing is not a day of publication.",
)


def or_untold(figure: int | None) -> int | CodedValue:
    """Return a figure, or the value for an unknown figure if it is None."""
    return UNTOLD if figure is None else figure


def list_report_faults(content: ReportContent, sites: Collection[str]) -> Iterator[B]:
    """Yield problems of items and their effect on the figures: pages with faults, and future days."""
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
    """Return the faulty files, and the affected months as far as their days are known."""
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
            f"Items with a future day that are not scheduled: {count}. They are not counted; fix their days.",
        )
    return B(
        f"{count} bài ghi ngày ở tương lai mà không hẹn giờ đăng: tính vào ngày có trên kho; sửa ngày của bài.",
        f"Items with a future day that are not scheduled: {count}. They count on the day of their arrival in "
        "the repository; fix their days.",
    )


def list_history_notes(content: ReportContent, sites: Collection[str], more: B = _NOTHING_MORE) -> Iterator[B]:
    """Yield the gaps of the history: without a history, removed items and `more`; else its unreadable items."""
    reason = content.without_history
    if reason is not None:
        yield B(
            f"Không có số liệu về {more.vi}bài đã gỡ, đã mất và đính chính của những bài ấy, vì {reason.vi}.",
            f"There are no figures on {more.en}removed items and their corrections: {reason.en}.",
        )
        return
    gone = [each for site in sites for each in list_items_gone(content, site)]
    unread = len(gone) - len(read_last_items(content, gone))
    if unread:
        yield B(
            f"{unread} bài đã gỡ, đã mất không đọc lại được, nên đính chính, thu hồi của những bài ấy trước khi gỡ không được tính.",
            f"Removed items that could not be read again, without their earlier corrections and withdrawals: {unread}.",
        )


def count_samples_apart(content: ReportContent, sites: Collection[str]) -> ReportFact:
    """Return the only line about samples."""
    label = B("Bài mẫu, không tính vào số liệu nào", "Samples, in no figure")
    return ReportFact("samples", label, count_samples(content, sites))


def describe_days(content: ReportContent) -> B:
    """Return the source of the publication days."""
    reason = content.without_history
    if reason is None:
        return _DAY_NOTE
    return B(
        f"Ngày đăng lấy theo ngày ghi trên bài, vì {reason.vi}. Bài đã gỡ trước đây không tính được. Ngày ban hành, ngày ký của "
        "văn bản không phải là ngày đăng.",
        f"Days are taken from the items: {reason.en}. Earlier removals cannot be counted. A document's day of "
        "issue or signing is not a day of publication.",
    )


def describe_source(content: ReportContent) -> tuple[ReportFact, ...]:
    """Return the state of the repository behind the figures."""
    tip = content.main.tip if content.main is not None else None
    return (
        ReportFact("at", B("Lập vào lúc", "As of"), content.at),
        ReportFact("tip", B("Lần lưu mới nhất tính đến lúc ấy", "Newest commit at that time"), tip),
    )
