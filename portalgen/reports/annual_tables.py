"""Tables of an annual report: publications, changes, time limits, answers and consultations of a year."""

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
from portalgen.reports.report_content import ReportContent, short_name
from portalgen.reports.report_notes import UNTOLD
from portalgen.text.bilingual import Bilingual as B

_MONTH_STATES: Final = MappingProxyType[MonthState, CodedValue](
    {
        "active": CodedValue("active", B("hoạt động", "active")),
        "not_active": CodedValue("not_active", B("chưa hoạt động", "not active"), "doubtful", is_absence=True),
        "undated": CodedValue("undated", B("chưa có bài ghi ngày", "no item with a day"), "doubtful", is_absence=True),
        "to_come": CodedValue("to_come", B("chưa tới", "to come"), is_absence=True),
    }
)
_SHORT_STATES: Final = MappingProxyType[MonthState, CodedValue](
    {
        "not_active": CodedValue("not_active", B("×", "×"), is_absence=True),
        "undated": CodedValue("undated", B("×", "×"), is_absence=True),
        "to_come": CodedValue("to_come", B("…", "…"), is_absence=True),
    }
)
"""The same for a narrow cell; a note of the table explains the signs."""
_SIGNS: Final = B(
    "×: tháng trang chưa hoạt động; …: tháng chưa tới.", "×: a month before the site began; …: a future month."
)
_MONTH_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTIES: Final = ("supplier", "board", "")
"""In the order of the table; the last has no stated party."""
_TOTAL: Final = B("Cộng", "Total")
_NO_REASON: Final = B("không ghi", "not given")


def _number(key: str, vi: str, en: str) -> ReportColumn:
    return ReportColumn(key, B(vi, en), is_number=True)


def _count_by_month(days: Iterable[date | None]) -> Counter[int]:
    return Counter(each.month for each in days if each is not None)


def month_table(figures: AnnualFigures) -> ReportTable:
    """Return a row for each month, with its publications and changes."""
    published = _count_by_month(each.day for each in figures.published)
    gone = _count_by_month(each.day for each in figures.published if each.former is not None)
    changes = Counter((each.sort, each.day.month) for each in figures.changes)
    counts = {
        month: (
            published[month],
            gone[month] if figures.has_history else UNTOLD,
            changes["corrected", month],
            changes["withdrawn", month],
            changes["removed", month] + changes["lost", month] if figures.has_history else UNTOLD,
        )
        for month in MONTHS
    }
    rows: list[tuple[CellValue, ...]] = []
    for month, each in counts.items():
        state = figures.state_of_month(month)
        is_counted = state == "active" or any(one for one in each if one is not UNTOLD)
        rows.append((month, _MONTH_STATES[state], *(each if is_counted else (None,) * len(each))))
    return ReportTable(
        "months",
        B("Bài đăng theo tháng", "Items by month"),
        (
            ReportColumn("month", B("Tháng", "Month")),
            ReportColumn("state", B("Trang", "Site")),
            _number("published", "Bài đăng", "Published"),
            _number("gone", "trong đó đã gỡ", "of these gone"),
            _number("corrected", "Đính chính", "Corrected"),
            _number("withdrawn", "Thu hồi", "Withdrawn"),
            _number("removed", "Gỡ, mất", "Removed, lost"),
        ),
        tuple(rows),
        (
            B(
                "Số bài đăng và số lần đính chính, thu hồi, gỡ bài trong từng tháng. Bài đã gỡ sau khi đăng vẫn tính vào tháng đã đăng.",
                "Items published, and corrections, withdrawals and removals, by month. Items removed later stay in "
                "the month of their publication.",
            ),
        ),
        chart=ReportChart(("published",)),
        totals=(_TOTAL, None, *(_sum(row[place] for row in rows) for place in range(2, len(rows[0])))),
    )


def _sum(cells: Iterable[CellValue]) -> int | None:
    """Return the sum of the figures; None without figures."""
    figures = [each for each in cells if isinstance(each, int)]
    return sum(figures) if figures else None


def kind_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return a row for each kind with publications, with its items by month."""
    counts = Counter(
        (each.item.original.kind.name, each.day.month) for each in figures.published if each.day is not None
    )
    totals = Counter(name for name, _ in counts.elements())
    states = tuple(figures.state_of_month(month) for month in MONTHS)
    rows = tuple(
        (
            kind.label,
            *(_month_cell(figures, month, counts[kind.name, month]) for month in MONTHS),
            totals[kind.name],
            kind.name,
            states,
        )
        for kind in portal.kinds.values()
        if totals[kind.name]
    )
    by_month = _count_by_month(each.day for each in figures.published)
    return ReportTable(
        "kinds",
        B("Bài đăng theo loại và tháng", "Items by kind and month"),
        (
            ReportColumn("kind", B("Loại bài", "Kind")),
            *(_number(f"month_{month}", f"T{month}", _MONTH_NAMES[month - 1]) for month in MONTHS),
            _number("total", "Cả năm", "Year"),
            ReportColumn("name", B("Mã loại", "Name"), is_data=True),
            ReportColumn("states", B("Tình trạng từng tháng", "State of each month"), is_data=True),
        ),
        rows,
        (
            B("Số bài đăng của từng loại trong từng tháng.", "Items of each kind in each month."),
            *((_SIGNS,) if rows and any(each in _SHORT_STATES for each in states) else ()),
        ),
        B("Trong năm không có bài nào được đăng.", "No items were published in the year."),
        totals=(
            _TOTAL,
            *(_month_cell(figures, month, by_month[month]) for month in MONTHS),
            by_month.total(),
            "",
            states,
        ),
    )


def _month_cell(figures: AnnualFigures, month: int, count: int) -> CellValue:
    state = figures.state_of_month(month)
    return count if count or state == "active" else _SHORT_STATES[state]


def language_table(figures: AnnualFigures) -> ReportTable:
    """Return how many items are translated, for the year and for all visible items."""
    scopes = (
        (CodedValue("year", B("bài đăng trong năm", "items of the year")), figures.translations),
        (CodedValue("shown", B("mọi bài đang hiện", "all visible items")), figures.standing_translations),
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
            B("Số bài có bản dịch sang từng ngôn ngữ.", "How many items are translated into each language."),
            B(
                "Bản dịch đã cũ là bản làm từ một bản gốc mà nay đã đổi. Tính theo nội dung lúc lập báo cáo.",
                "Out of date: translated from an original changed since. As of the time of the report.",
            ),
        ),
        B("Không có bài, hoặc trang chỉ có một ngôn ngữ.", "There are no items, or the site has one language."),
    )


def _language_row(scope: CodedValue, counts: TranslationCounts) -> tuple[CellValue, ...]:
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
        (
            B(
                "Số lần bài đã đăng được đính chính, thu hồi hoặc gỡ, theo lý do đã công bố. “Mất, không có thông báo” là bài "
                "không còn mà người đọc không được báo.",
                "How often items were corrected, withdrawn or removed, by the published reason. Lost: gone without a "
                "notice to readers.",
            ),
        ),
        empty=B("Trong năm không có đính chính, thu hồi, gỡ bài nào.", "There were none in the year.")
        if figures.has_history
        else B(
            "Không thấy đính chính, thu hồi, gỡ bài nào ở các bài đang có; bài đã gỡ, đã mất không tính được.",
            "There are none for present items; for removed items they are unknown.",
        ),
    )


def _reason(sort: str, reason: B | None) -> CellValue:
    """Return the reason; a correction states its change in its own words, without a class of reason."""
    return reason or (None if sort == "corrected" else _NO_REASON)


def list_changes_table(figures: AnnualFigures) -> ReportTable:
    """Return the changes individually."""
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
        (B("Tên từng bài thuộc bảng trên.", "The individual items of the table above."),),
        empty=B("Không có bài nào.", "There is none.")
        if figures.has_history
        else B("Không thấy bài nào trong các bài đang có.", "There are none for present items."),
    )


_DEADLINE_NOTES: Final = (
    B(
        "Số thời hạn kết thúc trong kỳ báo cáo và kết quả thực hiện, theo bên chịu trách nhiệm.",
        "The limits that ended in the period and how they were kept, by responsible party.",
    ),
    B(
        "Thời hạn thuộc tháng, năm của ngày cuối cùng còn trong hạn. Bài quá hạn mà chưa xong cũng tính là trễ. Tỷ lệ đúng hạn = đúng "
        "hạn / (đúng hạn + trễ hạn + chưa rõ); không có thời hạn nào kết luận được là đúng hay trễ thì không có tỷ lệ.",
        "A limit belongs to the month and year of its last permitted day. An overdue limit not yet met is "
        "late. Share = on time / (on time + late + unproven); if none could be judged on time or late, there "
        "is no share.",
    ),
)


def deadline_table(content: ReportContent, figures: AnnualFigures) -> ReportTable:
    """Return how the limits of the year were kept, by party; without a history, the reason for the missing figures."""
    clocks = figures.deadlines.clocks if figures.deadlines is not None else ()
    by_party: dict[str, list[AuditedClock]] = {party: [] for party in _PARTIES}
    for each in clocks:
        by_party.setdefault(each.clock.deadline.party, []).append(each)
    return ReportTable(
        "deadlines",
        B("Thời hạn cung cấp và cập nhật (Điều 8(4), Điều 9)", "Limits of supply and publication (Điều 8(4), 9)"),
        (ReportColumn("party", B("Thời hạn của", "Whose limit")), *CLOCK_COUNT_COLUMNS),
        tuple(
            (CodedValue(party, PARTY_WORDS[party]), *count_clocks(chosen))
            for party, chosen in by_party.items()
            if chosen
        ),
        (*_DEADLINE_NOTES, *_left_out_notes(figures.deadlines)),
        _no_deadlines(content),
        totals=(_TOTAL, *count_clocks(clocks)),
    )


def _left_out_notes(deadlines: DeadlineYear | None) -> Iterator[B]:
    if deadlines is not None and deadlines.before_adoption:
        yield B(
            f"{deadlines.before_adoption} thời hạn ở trước mốc bắt đầu tính nên không kết luận.",
            f"Limits from before the start of counting, not judged: {deadlines.before_adoption}.",
        )
    if deadlines is not None and deadlines.to_come:
        yield B(
            f"{deadlines.to_come} thời hạn có ngày cuối sau ngày lập báo cáo nên chưa tính.",
            f"Limits that end after the day of this report and are not counted yet: {deadlines.to_come}.",
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
        (ReportColumn("month", B("Tháng", "Month")), ReportColumn("state", B("Xét", "Counted")), *CLOCK_COUNT_COLUMNS),
        rows,
        (
            B(
                "Các thời hạn của bảng trên, theo tháng của ngày cuối.",
                "The limits of the table above, by month of the last day.",
            ),
        ),
        empty=_no_deadlines(content),
        totals=(_TOTAL, None, *count_clocks(figures.deadlines.clocks)) if figures.deadlines is not None else (),
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


def freshness_table(portal: Portal, deadlines: DeadlineYear) -> ReportTable:
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
        tuple(_fresh_row(portal, site, counts) for site, counts in sorted(days.items())),
        (
            B(
                "Số ngày làm việc có đủ thông tin mới. Tỷ lệ đạt = đạt / ngày làm việc; không có ngày nào kết luận được thì không "
                "có tỷ lệ.",
                "Working days with enough new information. Share = met / working days; if none could be judged, there"
                " is no share.",
            ),
        ),
    )


def _fresh_row(portal: Portal, site: str, counts: Counter[str]) -> tuple[CellValue, ...]:
    total = counts.total()
    unproven = total - counts["fresh"] - counts["not_fresh"]
    rate = Share(counts["fresh"], total if unproven < total else 0)
    name = CodedValue(site, short_name(portal, site))
    return (name, total, counts["fresh"], counts["not_fresh"], unproven, rate)


def question_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return the received questions and reflections by outcome."""
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
                "Số câu hỏi, phản ánh, kiến nghị nhận trong năm và kết quả trả lời.",
                "Questions and reflections received in the year, and how they were answered.",
            ),
            B(
                "Hạn trả lời là hạn ghi trong từng bài: thông lệ của cơ quan, chưa có văn bản nào ấn định số ngày.",
                "The limit is stated by each item: the agency's house practice, as no instrument sets a number of "
                "days.",
            ),
        ),
        B("Trong năm không có câu hỏi, phản ánh nào được ghi nhận.", "None was recorded in the year."),
    )


def consultation_table(portal: Portal, figures: AnnualFigures) -> ReportTable:
    """Return the consultations that began in the year, and the treatment of the opinions."""
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
        (
            B(
                "Số lần lấy ý kiến mở trong năm, số ý kiến nhận và kết quả tiếp thu.",
                "Consultations opened in the year, the opinions received and their treatment.",
            ),
        ),
        empty=B("Trong năm không mở lấy ý kiến nào.", "None was opened in the year."),
    )


_MEASURES: Final[tuple[tuple[str, B, Callable[[AnnualFigures], int | None]], ...]] = (
    ("published", B("Bài đăng", "Items published"), lambda each: len(each.published)),
    ("translated", B("Bài trong năm có bản dịch", "Items of the year with a translation"), lambda each: sum(one.translated for one in each.translations)),
    ("corrected", B("Đính chính", "Corrections"), lambda each: each.count_changes("corrected")),
    ("withdrawn", B("Thu hồi", "Withdrawals"), lambda each: each.count_changes("withdrawn")),
    ("removed", B("Gỡ, mất", "Removed, lost"), lambda each: each.count_losses()),
    ("on_time", B("Thời hạn đúng", "Limits kept"), lambda each: _count_verdict(each, "on_time")),
    ("late", B("Thời hạn trễ", "Limits missed"), lambda each: _count_verdict(each, "late")),
    ("questions", B("Câu hỏi, phản ánh đã nhận", "Questions received"), lambda each: sum(one.received for one in each.questions.values())),
    ("in_time", B("Trả lời đúng hạn", "Answered in time"), lambda each: sum(one.in_time for one in each.questions.values())),
    ("consultations", B("Lấy ý kiến đã mở", "Consultations opened"), lambda each: sum(one.opened for one in each.consultations.values())),
    ("opinions", B("Ý kiến nhận", "Opinions received"), lambda each: sum(one.opinions for one in each.consultations.values())),
)  # fmt: skip
"""(key, name, figure) for comparing a year with another; an unknown figure is None."""


def _count_verdict(figures: AnnualFigures, verdict: str) -> int | None:
    if figures.deadlines is None or not figures.deadlines.is_counted:
        return None
    return sum(each.verdict == verdict and not each.is_waived for each in figures.deadlines.clocks)


def year_table(figures: AnnualFigures, before: AnnualFigures) -> ReportTable:
    """Return the year beside the previous year."""
    return ReportTable(
        "comparison",
        B("So với năm trước", "Beside the year before"),
        (
            ReportColumn("measure", B("Chỉ số", "Measure")),
            _number("before", f"Năm {before.year}", str(before.year)),
            _number("now", f"Năm {figures.year}", str(figures.year)),
            _number("difference", "Tăng, giảm", "Difference"),
            ReportColumn("key", B("Mã", "Key"), is_data=True),
            ReportColumn("before_state", B("Tình trạng năm trước", "State of the year before"), is_data=True),
            ReportColumn("now_state", B("Tình trạng năm nay", "State of the year"), is_data=True),
        ),
        tuple(_measure_row(key, name, measure, figures, before) for key, name, measure in _MEASURES),
        tuple(_year_notes(figures, before)),
    )


def _measure_row(
    key: str, name: B, measure: Callable[[AnnualFigures], int | None], figures: AnnualFigures, before: AnnualFigures
) -> tuple[CellValue, ...]:
    """Return a row of figures; a year without the site has none, and is not compared."""
    then, now = _measured(measure, before), _measured(measure, figures)
    difference = now - then if isinstance(now, int) and isinstance(then, int) else None
    states = (each.code if isinstance(each, CodedValue) else _COUNTED.code for each in (then, now))
    return (name, then, now, difference, key, *states)


def _measured(measure: Callable[[AnnualFigures], int | None], figures: AnnualFigures) -> int | CodedValue:
    """Return the figure of a year, or the reason for its absence; figures of a site without dated items count."""
    value = measure(figures)
    if value is None:
        return UNTOLD
    return value if value or figures.is_active else _MONTH_STATES["undated" if figures.is_undated else "not_active"]


def _year_notes(figures: AnnualFigures, before: AnnualFigures) -> Iterator[B]:
    yield B(
        "Các số liệu chính của năm bên cạnh năm trước.", "The main figures of the year beside those of the year before."
    )
    if figures.last_day < date(figures.year, 12, 31) and before.is_active:
        yield B(
            f"Năm {figures.year} chưa hết, năm {before.year} là cả năm: chênh lệch chưa nói lên kết quả.",
            f"{figures.year} is not over and {before.year} is a whole year: the difference says little yet.",
        )
