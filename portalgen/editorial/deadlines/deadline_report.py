"""The audit of deadlines as a report: every clock with its evidence, totals by month, site and unit, and Điều 11(1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.editorial.deadlines.changes_table import ReportedChange, changes_table, select_changes
from portalgen.editorial.deadlines.clock_words import (
    delay_text,
    evidence_text,
    last_day_text,
    limit_text,
    party_value,
    reading_lines,
    standing_value,
    start_text,
    trace_lines,
    verdict_value,
    waiver_text,
)
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, DeadlineAudit
from portalgen.editorial.deadlines.event_counts import events_table
from portalgen.editorial.deadlines.freshness_words import describe_freshness
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.offer_report import list_offers_of, offers_table
from portalgen.editorial.offers.received_offers import ReceivedOffer
from portalgen.editorial.receipts.chain_words import CHAIN_WORDS, describe_gaps
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportChart,
    ReportColumn,
    ReportFact,
    ReportTable,
    Share,
)
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.instruments import join_citations
from portalgen.law.words import PARTY_WORDS
from portalgen.locale.dates import format_exact_moment, format_time, format_windows
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.freshness import FreshDay, FreshnessVerdict

_CLOCK_COLUMNS: Final = (
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("party", B("Thời hạn của", "Whose limit")),
    ReportColumn("verdict", B("Kết luận", "Verdict")),
    ReportColumn("last_day", B("Hạn cuối", "Last day")),
    ReportColumn("done", B("Xong lúc", "Done")),
    ReportColumn("id", B("Mã bài", "Id"), is_detail=True),
    ReportColumn("path", B("Tệp", "File"), is_detail=True),
    ReportColumn("agency", B("Đơn vị cung cấp", "Supplying agency"), is_detail=True),
    ReportColumn("delay", B("Mức trễ", "Late by"), is_detail=True),
    ReportColumn("waiver", B("Miễn áp dụng", "Waiver"), is_detail=True),
    ReportColumn("limit", B("Thời hạn", "Limit"), is_detail=True),
    ReportColumn("basis", B("Căn cứ", "Legal basis"), is_detail=True),
    ReportColumn("start", B("Tính từ", "Counted from"), is_detail=True),
    ReportColumn("submitted", B("Gửi duyệt", "Handed in"), is_detail=True),
    ReportColumn("published", B("Xuất bản", "Published"), is_detail=True),
    ReportColumn("gone", B("Bản chính", "On main"), is_detail=True),
    ReportColumn("readings", B("Các mốc từng ghi", "Values that stood on main"), is_detail=True),
    ReportColumn("trace", B("Cách tính", "How it is counted"), is_detail=True),
    ReportColumn("standing", B("Mã tình trạng", "Standing"), is_data=True),
    ReportColumn("class", B("Loại thời hạn", "Class"), is_data=True),
    ReportColumn("start_value", B("Mốc", "Start"), is_data=True),
    ReportColumn("last_day_value", B("Ngày cuối", "Last day (date)"), is_data=True),
    ReportColumn("due", B("Quá hạn từ lúc", "Too late from"), is_data=True),
    ReportColumn("certain", B("Chắc chắn", "Certain"), is_data=True),
    ReportColumn("done_strength", B("Mức chứng minh", "Worth of the time"), is_data=True),
    ReportColumn("done_reason", B("Mã căn cứ", "Reason"), is_data=True),
    ReportColumn("done_commit", B("Lần lưu", "Commit"), is_data=True),
    ReportColumn("waived", B("Được miễn", "Waived"), is_data=True),
)
_GONE: Final = B("bài không còn", "no longer there")
_FAULTY: Final = B("bài có lỗi, xét theo bản trước", "has errors, judged by its earlier state")

CLOCK_COUNT_COLUMNS: Final = (
    ReportColumn("on_time", B("Đúng hạn", "On time"), is_number=True),
    ReportColumn("taken_down", B("Đúng hạn, đã gỡ", "On time, taken down"), is_number=True),
    ReportColumn("late", B("Trễ hạn", "Late"), is_number=True),
    ReportColumn("waived", B("Được miễn", "Waived"), is_number=True),
    ReportColumn("unproven", B("Chưa rõ", "Unproven"), is_number=True),
    ReportColumn("running", B("Còn hạn", "Running"), is_number=True),
    ReportColumn("rate", B("Tỷ lệ đúng hạn", "On time, share"), is_number=True),
)
_NO_MONTH: Final = B("không rõ tháng", "month not known")

_FRESH_COLUMNS: Final = (
    ReportColumn("day", B("Ngày làm việc", "Working day")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("verdict", B("Kết luận", "Verdict")),
    ReportColumn("updates", B("Lần cập nhật", "Updates"), is_number=True),
    ReportColumn("times", B("Vào lúc", "At")),
    ReportColumn("empty", B("Khung giờ không có tin", "Hours without news")),
    ReportColumn("proven_updates", B("Lần chứng minh được", "Proven updates"), is_data=True),
)
_FRESHNESS: Final[Mapping[FreshnessVerdict, CodedValue]] = MappingProxyType(
    {
        "fresh": CodedValue("fresh", B("đạt", "met"), "good"),
        "unproven": CodedValue("unproven", B("chưa đủ dữ liệu để kết luận", "not enough data to conclude"), "doubtful"),
        "hours_unconfirmed": CodedValue(
            "hours_unconfirmed",
            B("đủ số lần; khung giờ chưa được xác nhận", "enough updates; hours not confirmed"),
            "doubtful",
        ),
        "not_fresh": CodedValue("not_fresh", B("không đạt", "not met"), "bad"),
    }
)

_NO_FRESH_SITES: Final = B(
    "Không có ngày làm việc nào, hoặc không có trang nào phải theo quy định này.",
    "There is no working day, or no site that has to be fresh.",
)

_NOTES: Final = (
    B(
        "Đúng hạn chỉ khi đúng hạn theo mọi mốc từng ghi trên bản chính; trễ hạn chỉ khi trễ theo mọi mốc; còn lại là chưa đủ "
        "dữ liệu để kết luận. Bài quá hạn mà chưa xong cũng tính là trễ.",
        "On time only if on time under every value that stood on main, late only if late under every one, else there is not "
        "enough data. An overdue and unfinished act is late.",
    ),
    B(
        "Tháng là tháng của ngày cuối cùng còn trong hạn, theo giờ Việt Nam. Tỷ lệ đúng hạn = đúng hạn / (đúng hạn + trễ hạn + "
        "chưa rõ), tính cả bài đúng hạn, đã gỡ; bài được miễn và bài còn hạn không tính vào.",
        "A month is that of the last permitted day, in Vietnam's time. Share = on time / (on time + late + unproven), with what "
        "was on time and taken down; what was waived and what still runs is left out of it.",
    ),
    B(
        "Bài được miễn là bài trễ có mục miễn áp dụng còn hiệu lực vào ngày cuối của hạn, vào ngày làm xong hoặc vào ngày kiểm "
        "tra.",
        "Waived is what is late and has a waiver that was in force on the last day, on the day of the act, or is today.",
    ),
)


def report_deadlines(
    content: MainContent,
    audit: DeadlineAudit,
    period: ReportPeriod,
    language: str,
    sites: Collection[str] = (),
    changes: Sequence[ReportedChange] = (),
) -> OfficeReport:
    """Return the report; traces are in `language`. Offers are those received in `period`, by or from `sites`.

    `changes` are all changes of the settings since the adoption. The report begins with those that landed in `period`
    or turned a verdict shown.
    """
    shown_changes = select_changes(changes, period, {each.clock.page.id for each in audit.clocks})
    return OfficeReport(
        "deadlines",
        B(
            "Thời hạn cung cấp và cập nhật thông tin (Điều 8(4), Điều 9)",
            "Limits of supply and publication (Điều 8(4), 9)",
        ),
        (
            *((changes_table(shown_changes),) if shown_changes else ()),
            clocks_table(audit.clocks, content, language),
            _totals_table(audit),
            _agencies_table(audit),
            _fresh_months_table(audit),
            _freshness_table(content, audit),
            offers_table(content, _offers_within(content, period, sites)),
            events_table(content, period, sites),
        ),
        (
            ReportFact("tip", B("Bản chính đến", "Main up to"), content.tip),
            ReportFact("at", B("Xét vào lúc", "As of"), content.at),
            ReportFact("times", B("Thời điểm lấy từ", "Times are those of"), _describe_times(content)),
            ReportFact("period", B("Hạn cuối trong khoảng", "Last day within"), period.words),
            ReportFact("clocks", B("Số thời hạn", "Limits"), len(audit.clocks)),
            ReportFact(
                "without_limit", B("Không có thời hạn bằng số", "Without a limit in numbers"), audit.without_limit
            ),
            ReportFact("before_adoption", B("Trước ngày bắt đầu tính", "Before the adoption"), audit.before_adoption),
            ReportFact(
                "settings_changes",
                B(
                    "Số lần đổi cấu hình về thời hạn từ khi bắt đầu tính",
                    "Changes of settings of limits since the adoption",
                ),
                len(changes),
            ),
        ),
        (*_NOTES, *_fault_notes(content, audit.unread)),
        main_table="clocks",
    )


def _describe_times(content: MainContent) -> B:
    """Return the source of times: Git alone, or the server's receipts, with their beginning."""
    since, log = content.timeline.rules.receipts_since, content.evidence.receipts
    if since is None:
        return B(
            "ngày ghi trong Git, do máy của người lưu ghi; quy định chưa đòi biên nhận của máy chủ kho",
            "the dates in Git, as the machines of those who saved wrote them; the policy asks for no receipts of the server",
        )
    vi, en = format_exact_moment(since, "vi"), format_exact_moment(since, "en")
    if log.state == "whole":
        return B(
            f"biên nhận của máy chủ kho từ {vi}; trước đó là ngày ghi trong Git",
            f"the server's receipts since {en}; before that the dates in Git",
        )
    return B(
        f"ngày ghi trong Git trước {vi}; từ đó không thời điểm nào chứng minh được, vì không đọc được biên nhận",
        f"the dates in Git before {en}; since then no time is proven, because receipts cannot be read",
    )


def _offers_within(content: MainContent, period: ReportPeriod, sites: Collection[str]) -> Iterator[ReceivedOffer]:
    for each in list_offers_of(content, sites):
        if each.receipt.at is not None and period.contains(to_vietnam_time(each.receipt.at).date()):
            yield each


def clocks_table(clocks: Iterable[AuditedClock], content: MainContent, language: str) -> ReportTable:
    """Return a row for each of these clocks, with the count of days to its last day."""
    return ReportTable(
        "clocks",
        B("Từng thời hạn", "Limit by limit"),
        _CLOCK_COLUMNS,
        tuple(_clock_row(each, content, language) for each in clocks),
        empty=B("Không có thời hạn nào ở đây.", "There is no limit here."),
    )


def _fault_notes(content: MainContent, unread: tuple[str, ...]) -> Iterator[B]:
    if content.timeline.rules.receipts_since is not None and content.evidence.receipts.state != "whole":
        yield CHAIN_WORDS[content.evidence.receipts.state]
    if content.evidence.receipts.gaps:
        yield describe_gaps(content.evidence.receipts.gaps)
    moved = content.timeline.rules.find_later_start()
    if moved is not None:
        before, after = moved
        yield B(
            f"Mốc bắt đầu tính (evidence_starts) đã bị dời từ {before.value} sang {after.value} lúc "
            f"{format_exact_moment(after.at, 'vi')}: bài trong khoảng giữa không còn bị xét.",
            f"The start of counting (evidence_starts) was moved from {before.value} to {after.value} at "
            f"{format_exact_moment(after.at, 'en')}: the time between is no longer judged.",
        )
    if unread:
        listed = ", ".join(unread[:3]) + ("…" if len(unread) > 3 else "")
        yield B(
            f"{len(unread)} tệp bài có lỗi nên không xét được: {listed}; xem `portalgen check`.",
            f"{len(unread)} pages have errors, so they are not judged: {listed}; see `portalgen check`.",
        )
    if content.faults:
        yield B(
            f"{len(content.faults)} mục cấu hình có lỗi nên không được áp dụng; xem `portalgen lint`.",
            f"{len(content.faults)} settings have errors and do not count; see `portalgen lint`.",
        )


def _clock_row(audited: AuditedClock, content: MainContent, language: str) -> tuple[CellValue, ...]:
    clock, times = audited.clock, audited.times
    page, due, stop = clock.page, clock.due, clock.stop
    return (
        page.title,
        page.site,
        party_value(clock),
        verdict_value(audited),
        last_day_text(due),
        stop.at if stop is not None else None,
        page.id,
        page.source,
        audited.agency,
        delay_text(clock, content.at),
        waiver_text(audited),
        limit_text(clock),
        join_citations(clock.deadline.basis),
        start_text(clock),
        evidence_text(times.submission if times is not None else None),
        evidence_text(times.publication if times is not None else None),
        _GONE if audited.is_gone else _FAULTY if audited.is_faulty else None,
        reading_lines(clock),
        trace_lines(due, language),
        standing_value(clock),
        clock.deadline.id,
        clock.start,
        due.last_day if due is not None else None,
        due.due if due is not None else None,
        due.is_certain if due is not None and due.due is not None else None,
        stop.strength if stop is not None else None,
        stop.reason if stop is not None else None,
        stop.commit or None if stop is not None else None,
        audited.is_waived,
    )


def count_clocks(clocks: Iterable[AuditedClock]) -> tuple[CellValue, ...]:
    """Return the cells of `CLOCK_COUNT_COLUMNS`. There is no rate if no clock was judged on time or late."""
    counts: Counter[str] = Counter()
    for each in clocks:
        is_down = each.clock.standing == "taken_down"
        counts["waived" if each.is_waived else "taken_down" if is_down else each.verdict] += 1
    on_time = counts["on_time"] + counts["taken_down"]
    judged = on_time + counts["late"]
    whole = judged + counts["unproven"] if judged else 0
    names = ("on_time", "taken_down", "late", "waived", "unproven", "running")
    return (*(counts[each] for each in names), Share(on_time, whole))


def _grouped(
    clocks: Iterable[AuditedClock], key: Callable[[AuditedClock], tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], list[AuditedClock]]]:
    groups: dict[tuple[str, ...], list[AuditedClock]] = {}
    for each in clocks:
        groups.setdefault(key(each), []).append(each)
    yield from sorted(groups.items())


def _month_of(audited: AuditedClock) -> str:
    return f"{audited.day:%Y-%m}" if audited.day is not None else ""


def list_counted_clocks(clocks: Iterable[AuditedClock]) -> list[AuditedClock]:
    """Return the clocks counted in totals, without those that have no limit or precede the adoption."""
    return [each for each in clocks if each.verdict != "none" and each.clock.standing != "before_adoption"]


def _totals_table(audit: DeadlineAudit) -> ReportTable:
    def key(each: AuditedClock) -> tuple[str, ...]:
        return _month_of(each), each.clock.page.site, each.clock.deadline.party

    rows = tuple(
        (month or _NO_MONTH, site, CodedValue(party, PARTY_WORDS[each[0].clock.deadline.party]), *count_clocks(each))
        for (month, site, party), each in _grouped(list_counted_clocks(audit.clocks), key)
    )
    return ReportTable(
        "months",
        B("Theo tháng và trang", "By month and site"),
        (
            ReportColumn("month", B("Tháng", "Month")),
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("party", B("Thời hạn của", "Whose limit")),
            *CLOCK_COUNT_COLUMNS,
        ),
        rows,
        chart=ReportChart(("on_time", "late"), labels=("month", "site", "party")),
    )


def _agencies_table(audit: DeadlineAudit) -> ReportTable:
    """Return late submissions by unit (QĐ 2111, Điều 8(4))."""

    def key(each: AuditedClock) -> tuple[str, ...]:
        return _month_of(each), each.agency

    clocks = [each for each in list_counted_clocks(audit.clocks) if each.clock.deadline.party == "supplier"]
    rows = tuple((month or _NO_MONTH, agency, *count_clocks(each)) for (month, agency), each in _grouped(clocks, key))
    return ReportTable(
        "agencies",
        B("Đơn vị cung cấp thông tin (Điều 8(4))", "Supplying agencies (Điều 8(4))"),
        (
            ReportColumn("month", B("Tháng", "Month")),
            ReportColumn("agency", B("Đơn vị", "Agency")),
            *CLOCK_COUNT_COLUMNS,
        ),
        rows,
        (
            B(
                "Đơn vị là cơ quan ghi trong bài (`agency`), nếu không ghi thì là cơ quan của trang.",
                "An agency is the item's own (`agency`), else that of its site.",
            ),
        ),
    )


def _fresh_months_table(audit: DeadlineAudit) -> ReportTable:
    groups: dict[tuple[str, str], Counter[str]] = {}
    for each in audit.days:
        groups.setdefault((f"{each.day:%Y-%m}", each.site), Counter())[each.verdict] += 1
    rows: tuple[tuple[CellValue, ...], ...] = tuple(
        (*key, counts.total(), *(counts[each] for each in _FRESHNESS), Share(counts["fresh"], counts.total()))
        for key, counts in sorted(groups.items())
    )
    return ReportTable(
        "freshness_months",
        B("Thông tin mới theo tháng (Điều 11(1))", "New information by month (Điều 11(1))"),
        (
            ReportColumn("month", B("Tháng", "Month")),
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("days", B("Ngày làm việc", "Working days"), is_number=True),
            ReportColumn("fresh", B("Đạt", "Met"), is_number=True),
            ReportColumn("unproven", B("Chưa rõ", "Unproven"), is_number=True),
            ReportColumn("hours_unconfirmed", B("Giờ chưa xác nhận", "Hours not confirmed"), is_number=True),
            ReportColumn("not_fresh", B("Không đạt", "Not met"), is_number=True),
            ReportColumn("rate", B("Tỷ lệ đạt", "Met, share"), is_number=True),
        ),
        rows,
        empty=_NO_FRESH_SITES,
    )


def _freshness_table(content: MainContent, audit: DeadlineAudit) -> ReportTable:
    return ReportTable(
        "freshness",
        B("Thông tin mới mỗi ngày làm việc (Điều 11(1))", "New information each working day (Điều 11(1))"),
        _FRESH_COLUMNS,
        tuple(_fresh_row(each) for each in audit.days),
        tuple(describe_freshness(content.legal.freshness)),
        _NO_FRESH_SITES,
    )


def _fresh_row(day: FreshDay) -> tuple[CellValue, ...]:
    return (
        day.day,
        day.site,
        _FRESHNESS[day.verdict],
        len(day.updates),
        ", ".join(format_time(each, "vi") for each in day.updates),
        format_windows(day.empty_windows),
        len(day.proven_updates),
    )
