"""The tables of an annual report: what was published, changed, kept in time, answered and asked for opinion in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from portalgen.config.portal import Portal
from portalgen.editorial.deadlines.deadline_audit import AuditedClock
from portalgen.editorial.deadlines.deadline_report import CLOCK_COUNT_COLUMNS, count_clocks
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.tables.period import period_of_month
from portalgen.editorial.tables.tables import CellValue, CodedValue, ReportChart, ReportColumn, ReportTable, Share
from portalgen.kinds.opinion_fields import RESPONSES
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.words import PARTY_WORDS
from portalgen.locale.language_names import name_language
from portalgen.reports.annual_figures import MONTHS, AnnualFigures, DeadlineYear, MonthState, TranslationCounts
from portalgen.reports.content_changes import CHANGE_WORDS
from portalgen.reports.report_content import ReportContent
from portalgen.text.bilingual import Bilingual as B

_MONTH_STATES: Final = MappingProxyType[MonthState, CodedValue](
    {
        "active": CodedValue("active", B("hoạt động", "active")),
        "not_active": CodedValue("not_active", B("chưa hoạt động", "not active"), "doubtful"),
        "to_come": CodedValue("to_come", B("chưa tới", "to come")),
    }
)
_SHORT_STATES: Final = MappingProxyType[MonthState, CodedValue](
    {"not_active": CodedValue("not_active", B("×", "×")), "to_come": CodedValue("to_come", B("…", "…"))}
)
"""The same in a narrow cell; its table says what they mean."""
_MONTH_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTIES: Final = ("supplier", "board")
_NO_REASON: Final = B("không ghi", "not given")


def _number(key: str, vi: str, en: str) -> ReportColumn:
    return ReportColumn(key, B(vi, en), is_number=True)


def _count_by_month(days: Iterable[date | None]) -> Counter[int]:
    return Counter(each.month for each in days if each is not None)


def month_table(figures: AnnualFigures) -> ReportTable:
    """Return a row for each month, with what was published and what was changed."""
    published = _count_by_month(each.day for each in figures.published)
    changes = Counter((each.sort, each.day.month) for each in figures.changes)
    rows = []
    for month in MONTHS:
        state = figures.state_of_month(month)
        counts: tuple[CellValue, ...] = (
            published[month],
            changes["corrected", month],
            changes["withdrawn", month],
            changes["removed", month] + changes["lost", month],
        )
        is_counted = state == "active" or any(counts)
        rows.append((month, _MONTH_STATES[state], *(counts if is_counted else (None,) * len(counts))))
    return ReportTable(
        "months",
        B("Bài đăng theo tháng", "Items by month"),
        (
            _number("month", "Tháng", "Month"),
            ReportColumn("state", B("Trang", "Site")),
            _number("published", "Bài đăng", "Published"),
            _number("corrected", "Đính chính", "Corrected"),
            _number("withdrawn", "Thu hồi", "Withdrawn"),
            _number("removed", "Gỡ, mất", "Removed, lost"),
        ),
        tuple(rows),
        chart=ReportChart(("published",)),
    )


def kind_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return a row for each kind of which anything was published, with its items by month."""
    counts = Counter(
        (each.item.original.kind.name, each.day.month) for each in figures.published if each.day is not None
    )
    totals = Counter(name for name, _ in counts.elements())
    rows = [
        (kind.label, *(_month_cell(figures, month, counts[kind.name, month]) for month in MONTHS), totals[kind.name])
        for kind in portal.kinds.values()
        if totals[kind.name]
    ]
    if rows:
        by_month = _count_by_month(each.day for each in figures.published)
        rows.append(
            (B("Cộng", "Total"), *(_month_cell(figures, month, by_month[month]) for month in MONTHS), by_month.total())
        )
    return ReportTable(
        "kinds",
        B("Bài đăng theo loại và tháng", "Items by kind and month"),
        (
            ReportColumn("kind", B("Loại bài", "Kind")),
            *(_number(f"month_{month}", f"T{month}", _MONTH_NAMES[month - 1]) for month in MONTHS),
            _number("total", "Cả năm", "Year"),
        ),
        tuple(rows),
        (
            B(
                "×: tháng trang chưa hoạt động; …: tháng chưa tới.",
                "×: a month before the site began; …: one still to come.",
            ),
        ),
        B("Trong năm không có bài nào được đăng.", "Nothing was published in the year."),
    )


def _month_cell(figures: AnnualFigures, month: int, count: int) -> CellValue:
    state = figures.state_of_month(month)
    return count if count or state == "active" else _SHORT_STATES[state]


def language_table(figures: AnnualFigures) -> ReportTable:
    """Return how many items are translated, of the year and of all that readers see."""
    scopes = (
        (B("bài đăng trong năm", "items of the year"), figures.translations),
        (B("mọi bài đang hiện", "all items that are shown"), figures.standing_translations),
    )
    return ReportTable(
        "languages",
        B("Bản dịch", "Translations"),
        (
            ReportColumn("language", B("Ngôn ngữ", "Language")),
            ReportColumn("scope", B("Tính trên", "Of")),
            _number("items", "Số bài", "Items"),
            _number("translated", "Có bản dịch", "Translated"),
            _number("without", "Chưa có", "Without"),
            _number("outdated", "Bản dịch đã cũ", "Out of date"),
            _number("share", "Tỷ lệ có bản dịch", "Share translated"),
        ),
        tuple(_language_row(scope, each) for scope, counts in scopes for each in counts),
        (
            B(
                "Bản dịch đã cũ là bản làm từ một bản gốc mà nay đã đổi. Tính theo nội dung lúc lập báo cáo.",
                "Out of date is what was translated from an original that has changed since. As of the time of the report.",
            ),
        ),
        B("Không có bài, hoặc trang chỉ có một ngôn ngữ.", "There are no items, or the site has one language."),
    )


def _language_row(scope: B, counts: TranslationCounts) -> tuple[CellValue, ...]:
    return (
        CodedValue(counts.language, name_language(counts.language)),
        scope,
        counts.items,
        counts.translated,
        counts.items - counts.translated,
        counts.outdated,
        Share(counts.translated, counts.items),
    )


def sum_changes_table(figures: AnnualFigures) -> ReportTable:
    """Return how many changes of published items there were, by sort and reason."""
    counts = Counter((each.sort, each.reason_label) for each in figures.changes)
    order = list(CHANGE_WORDS)
    rows = sorted(counts.items(), key=lambda each: (order.index(each[0][0]), each[0][1].vi if each[0][1] else ""))
    return ReportTable(
        "changes",
        B("Đính chính, thu hồi, gỡ bài", "Corrections, withdrawals, removals"),
        (
            ReportColumn("sort", B("Việc", "What")),
            ReportColumn("reason", B("Lý do được công bố", "Published reason")),
            _number("count", "Số lần", "Times"),
        ),
        tuple(
            (CodedValue(sort, CHANGE_WORDS[sort], "bad" if sort == "lost" else ""), _reason(sort, reason), count)
            for (sort, reason), count in rows
        ),
        empty=B("Trong năm không có đính chính, thu hồi, gỡ bài nào.", "There were none in the year."),
    )


def _reason(sort: str, reason: B | None) -> CellValue:
    """A correction says in its own words what was changed: it needs no class of reason."""
    return reason or (None if sort == "corrected" else _NO_REASON)


def list_changes_table(figures: AnnualFigures) -> ReportTable:
    """Return the changes one by one."""
    return ReportTable(
        "change_items",
        B("Từng bài được đính chính, thu hồi, gỡ", "Items corrected, withdrawn, removed"),
        (
            ReportColumn("title", B("Bài", "Item")),
            ReportColumn("kind", B("Loại", "Kind")),
            ReportColumn("sort", B("Việc", "What")),
            ReportColumn("day", B("Ngày", "Day")),
            ReportColumn("reason", B("Lý do", "Reason")),
            ReportColumn("id", B("Mã bài", "Id"), is_data=True),
        ),
        tuple(
            (
                each.title,
                each.kind.label,
                CodedValue(each.sort, CHANGE_WORDS[each.sort]),
                each.day,
                _reason(each.sort, each.reason_label),
                each.item,
            )
            for each in figures.changes
        ),
        empty=B("Không có bài nào.", "There is none."),
    )


_DEADLINE_NOTE: Final = B(
    "Thời hạn thuộc năm của ngày cuối cùng còn trong hạn; từng bài có ở `portalgen audit deadlines`. Bài quá hạn mà chưa xong "
    "cũng tính là trễ.",
    "A limit is of the year of its last permitted day; `portalgen audit deadlines` has them one by one. What is overdue and "
    "not done is late.",
)


def deadline_table(content: ReportContent, figures: AnnualFigures) -> ReportTable:
    """Return how the limits of the year were kept, by whose they are; without a history it says why there is nothing."""
    deadlines = figures.deadlines
    rows: list[tuple[CellValue, ...]] = []
    notes = [_DEADLINE_NOTE]
    for party in _PARTIES:
        clocks = [each for each in deadlines.clocks if each.clock.deadline.party == party] if deadlines else []
        if clocks:
            rows.append((CodedValue(party, PARTY_WORDS[clocks[0].clock.deadline.party]), *count_clocks(clocks)))
    if deadlines is not None and deadlines.before_adoption:
        notes.append(
            B(
                f"{deadlines.before_adoption} thời hạn ở trước mốc bắt đầu tính (evidence_starts) nên không kết luận.",
                f"{deadlines.before_adoption} limits are from before the start of counting (evidence_starts).",
            )
        )
    return ReportTable(
        "deadlines",
        B("Thời hạn cung cấp và cập nhật (Điều 8(4), Điều 9)", "Limits of supply and publication (Điều 8(4), 9)"),
        (ReportColumn("party", B("Thời hạn của", "Whose limit")), *CLOCK_COUNT_COLUMNS),
        tuple(rows),
        tuple(notes),
        _no_deadlines(content),
    )


def _no_deadlines(content: ReportContent) -> B:
    reason = content.without_history
    if reason is None:
        return B("Trong năm không có thời hạn nào phải tính.", "No limit ended in the year.")
    return B(f"Không tính được: {reason.vi}.", f"Cannot be told: {reason.en}.")


def deadline_month_table(content: ReportContent, figures: AnnualFigures) -> ReportTable:
    """Return the limits by month; months before the start of counting have no figures."""
    months: dict[int, list[AuditedClock]] = {month: [] for month in MONTHS}
    for each in figures.deadlines.clocks if figures.deadlines is not None else ():
        assert each.day is not None, "what has no day belongs to no year"
        months[each.day.month].append(each)
    rows = (
        tuple((month, *_month_counts(content.main, figures, month, clocks)) for month, clocks in months.items())
        if content.main is not None and any(months.values())
        else ()
    )
    return ReportTable(
        "deadline_months",
        B("Thời hạn theo tháng", "Limits by month"),
        (_number("month", "Tháng", "Month"), ReportColumn("state", B("Xét", "Counted")), *CLOCK_COUNT_COLUMNS),
        rows,
        empty=_no_deadlines(content),
        chart=ReportChart(("on_time", "late")),
    )


_COUNTED: Final = CodedValue("counted", B("có", "yes"))
_NOT_COUNTED: Final = CodedValue("not_counted", B("trước mốc tính", "before counting began"), "doubtful")


def _month_counts(
    main: MainContent, figures: AnnualFigures, month: int, clocks: list[AuditedClock]
) -> tuple[CellValue, ...]:
    starts = main.legal.evidence_starts
    last = period_of_month(figures.year, month).last
    assert last is not None
    state = figures.state_of_month(month)
    if clocks:
        return (_COUNTED, *count_clocks(clocks))
    if isinstance(starts, datetime) and last < to_vietnam_time(starts).date():
        return (_NOT_COUNTED, *(None for _ in CLOCK_COUNT_COLUMNS))
    if state != "active":
        return (_MONTH_STATES[state], *(None for _ in CLOCK_COUNT_COLUMNS))
    return (_COUNTED, *count_clocks(clocks))


def freshness_table(deadlines: DeadlineYear) -> ReportTable:
    """Return on how many working days there was new information, by site."""
    days: dict[str, Counter[str]] = {}
    for each in deadlines.days:
        days.setdefault(each.site, Counter())[each.verdict] += 1
    return ReportTable(
        "freshness",
        B("Ngày làm việc có thông tin mới (Điều 11(1))", "Working days with new information (Điều 11(1))"),
        (
            ReportColumn("site", B("Trang", "Site")),
            _number("days", "Ngày làm việc", "Working days"),
            _number("fresh", "Đạt", "Met"),
            _number("not_fresh", "Không đạt", "Not met"),
            _number("unproven", "Chưa kết luận", "No conclusion"),
            _number("rate", "Tỷ lệ đạt", "Met, share"),
        ),
        tuple(_fresh_row(site, counts) for site, counts in sorted(days.items())),
    )


def _fresh_row(site: str, counts: Counter[str]) -> tuple[CellValue, ...]:
    total = counts.total()
    unproven = total - counts["fresh"] - counts["not_fresh"]
    return (site, total, counts["fresh"], counts["not_fresh"], unproven, Share(counts["fresh"], total))


def question_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return what became of the questions and reflections that were received."""
    return ReportTable(
        "questions",
        B(
            "Câu hỏi, phản ánh, kiến nghị nhận trong năm (Điều 7(17), 7(19))",
            "Questions and reflections (Điều 7(17), 7(19))",
        ),
        (
            ReportColumn("kind", B("Loại", "Kind")),
            _number("received", "Đã nhận", "Received"),
            _number("in_time", "Trả lời đúng hạn", "Answered in time"),
            _number("late", "Trả lời trễ", "Answered late"),
            _number("without_due", "Trả lời, không ghi hạn", "Answered, no limit given"),
            _number("pending", "Đang xử lý", "Being answered"),
            _number("overdue", "Quá hạn", "Overdue"),
        ),
        tuple(
            (
                portal.kinds[name].label,
                each.received,
                each.in_time,
                each.late,
                each.without_due,
                each.pending,
                each.overdue,
            )
            for name, each in figures.questions.items()
            if each.received
        ),
        (
            B(
                "Hạn trả lời là hạn ghi trong bài (`due`); không có số ngày chung nào được áp đặt.",
                "The limit is what each item gives (`due`); no general number of days is applied.",
            ),
        ),
        B("Trong năm không có câu hỏi, phản ánh nào được ghi nhận.", "None was recorded in the year."),
    )


def consultation_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return the consultations that began in the year, and what became of the opinions."""
    return ReportTable(
        "consultations",
        B("Lấy ý kiến (Điều 7(16), 7(18))", "Consultations (Điều 7(16), 7(18))"),
        (
            ReportColumn("kind", B("Loại", "Kind")),
            _number("opened", "Đã mở", "Opened"),
            _number("over", "Đã kết thúc", "Over"),
            _number("reported", "Có báo cáo tiếp thu", "With an adoption report"),
            _number("opinions", "Ý kiến nhận", "Opinions"),
            *(ReportColumn(each.value, each.label, is_number=True) for each in RESPONSES),
            _number("unanswered", "Chưa trả lời", "Not answered yet"),
        ),
        tuple(
            (
                portal.kinds[name].label,
                each.opened,
                each.over,
                each.reported,
                each.opinions,
                *(each.responses.get(response.value, 0) for response in RESPONSES),
                each.responses.get("", 0),
            )
            for name, each in figures.consultations.items()
            if each.opened
        ),
        empty=B("Trong năm không mở lấy ý kiến nào.", "None was opened in the year."),
    )


_MEASURES: Final[tuple[tuple[str, B, Callable[[AnnualFigures], int | None]], ...]] = (
    ("published", B("Bài đăng", "Items published"), lambda each: len(each.published)),
    ("translated", B("Bài trong năm có bản dịch", "Items of the year with a translation"), lambda each: sum(one.translated for one in each.translations)),
    ("corrected", B("Đính chính", "Corrections"), lambda each: each.count_changes("corrected")),
    ("withdrawn", B("Thu hồi", "Withdrawals"), lambda each: each.count_changes("withdrawn")),
    ("removed", B("Gỡ, mất", "Removed, lost"), lambda each: each.count_changes("removed", "lost")),
    ("on_time", B("Thời hạn đúng", "Limits kept"), lambda each: _count_verdict(each, "on_time")),
    ("late", B("Thời hạn trễ", "Limits missed"), lambda each: _count_verdict(each, "late")),
    ("questions", B("Câu hỏi, phản ánh đã nhận", "Questions received"), lambda each: sum(one.received for one in each.questions.values())),
    ("in_time", B("Trả lời đúng hạn", "Answered in time"), lambda each: sum(one.in_time for one in each.questions.values())),
    ("consultations", B("Lấy ý kiến đã mở", "Consultations opened"), lambda each: sum(one.opened for one in each.consultations.values())),
    ("opinions", B("Ý kiến nhận", "Opinions received"), lambda each: sum(one.opinions for one in each.consultations.values())),
)  # fmt: skip
"""(key, name, figure) of what one year is held against another by; a figure that cannot be told is None."""
_UNTOLD: Final = CodedValue("untold", B("không tính được", "cannot be told"), "doubtful")


def _count_verdict(figures: AnnualFigures, verdict: str) -> int | None:
    if figures.deadlines is None:
        return None
    return sum(each.verdict == verdict and not each.is_waived for each in figures.deadlines.clocks)


def year_table(figures: AnnualFigures, before: AnnualFigures) -> ReportTable:
    """Return the year beside the one before it."""
    return ReportTable(
        "comparison",
        B("So với năm trước", "Beside the year before"),
        (
            ReportColumn("measure", B("Chỉ số", "Measure")),
            _number("before", f"Năm {before.year}", str(before.year)),
            _number("now", f"Năm {figures.year}", str(figures.year)),
            _number("difference", "Tăng, giảm", "Difference"),
            ReportColumn("key", B("Mã", "Key"), is_data=True),
        ),
        tuple(_measure_row(key, name, measure(before), measure(figures), before) for key, name, measure in _MEASURES),
        tuple(_year_notes(figures, before)),
    )


def _measure_row(key: str, name: B, then: int | None, now: int | None, before: AnnualFigures) -> tuple[CellValue, ...]:
    """A year in which there was no site has no figures, and nothing is held against it."""
    first = _MONTH_STATES["not_active"] if not before.is_active else _UNTOLD if then is None else then
    difference = now - then if before.is_active and now is not None and then is not None else None
    return (name, first, _UNTOLD if now is None else now, difference, key)


def _year_notes(figures: AnnualFigures, before: AnnualFigures) -> Iterator[B]:
    if figures.last_day < date(figures.year, 12, 31) and before.is_active:
        yield B(
            f"Năm {figures.year} chưa hết, năm {before.year} là cả năm: chênh lệch chưa nói lên kết quả.",
            f"{figures.year} is not over and {before.year} is a whole year: the difference says little yet.",
        )
