"""The comparison of a register with publications, as a report: each document, documents not registered, and rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.deadlines.clock_words import evidence_text, last_day_text
from portalgen.editorial.deadlines.completeness import (
    NOT_DUE,
    PUBLISHED,
    CheckedEntry,
    CompletenessAudit,
    EntryOutcome,
    PublishedItem,
)
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.register import Register
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportColumn,
    ReportFact,
    ReportTable,
    Share,
)
from portalgen.text.bilingual import Bilingual as B

_OUTCOMES: Final[Mapping[EntryOutcome, CodedValue]] = MappingProxyType(
    {
        "on_time": CodedValue("on_time", B("đăng đúng hạn", "published in time"), "good"),
        "late": CodedValue("late", B("đăng trễ hạn", "published late"), "bad"),
        "waived": CodedValue("waived", B("đăng trễ, được miễn áp dụng", "published late, waived"), "doubtful"),
        "unproven": CodedValue("unproven", B("đã đăng, chưa rõ có đúng hạn", "published, time not proven"), "doubtful"),
        "no_limit": CodedValue(
            "no_limit", B("đã đăng, không có thời hạn bằng số", "published, no limit in numbers"), "good"
        ),
        "overdue": CodedValue("overdue", B("có trên bản chính nhưng chưa đăng", "on main, not published"), "bad"),
        "running": CodedValue("running", B("chưa đăng, còn hạn", "not published, limit not over"), ""),
        "not_found": CodedValue("not_found", B("không tìm thấy", "not found"), "bad"),
        "unreadable": CodedValue("unreadable", B("dòng không đọc được", "row cannot be read"), "doubtful"),
        "repeated": CodedValue("repeated", B("trùng với dòng ở trên", "repeats a row above"), "doubtful"),
    }
)
_ENTRY_COLUMNS: Final = (
    ReportColumn("number", B("Số, ký hiệu", "Number")),
    ReportColumn("arrived", B("Ngày đến", "Received")),
    ReportColumn("outcome", B("Kết quả", "Outcome")),
    ReportColumn("published", B("Đăng lúc", "Published")),
    ReportColumn("stated", B("Ngày nhận ghi trong bài", "Received, as the item says")),
    ReportColumn("line", B("Dòng", "Line"), is_number=True),
    ReportColumn("arrival_number", B("Số đến", "Arrival number"), is_detail=True),
    ReportColumn("issued", B("Ngày ban hành", "Issued"), is_detail=True),
    ReportColumn("issuer", B("Cơ quan ban hành", "Issuer"), is_detail=True),
    ReportColumn("abstract", B("Trích yếu", "Abstract"), is_detail=True),
    ReportColumn("item", B("Bài", "Item"), is_detail=True),
    ReportColumn("last_day", B("Hạn cuối theo sổ", "Last day by the register"), is_detail=True),
    ReportColumn("evidence", B("Chứng cứ đăng", "Evidence of publication"), is_detail=True),
    ReportColumn("problem", B("Lưu ý", "Note"), is_detail=True),
    ReportColumn("id", B("Mã bài", "Id"), is_data=True),
    ReportColumn("path", B("Tệp", "File"), is_data=True),
    ReportColumn("received_differs", B("Ngày nhận khác sổ", "Received differs"), is_data=True),
    ReportColumn("due", B("Quá hạn từ lúc", "Too late from"), is_data=True),
)
_ITEM_COLUMNS: Final = (
    ReportColumn("number", B("Số, ký hiệu", "Number")),
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("received", B("Ngày nhận ghi trong bài", "Received, as it says")),
    ReportColumn("published", B("Đăng lúc", "Published")),
    ReportColumn("id", B("Mã bài", "Id"), is_data=True),
    ReportColumn("path", B("Tệp", "File"), is_data=True),
)
_NOTES: Final = (
    B(
        "Tỷ lệ chỉ nói về những văn bản có trong sổ này. Không có sổ để đối chiếu thì tỷ lệ 100 % không chứng minh được gì.",
        "The rates are of the documents in this register. Without a register a rate of 100 % proves nothing.",
    ),
    B(
        "Văn bản đến hạn = văn bản đã đăng hoặc đã hết hạn đăng; dòng không đọc được, dòng trùng và văn bản còn hạn không tính. Ngày nhận "
        "trong bài khác sổ thì thời hạn tính theo sổ.",
        "Documents are due if they were published or have passed their limit; unreadable rows, repeated rows and running limits are left out. Where an "
        "item states another day of receipt, the register's counts.",
    ),
)


def report_completeness(
    content: MainContent, register: Register, audit: CompletenessAudit, period: ReportPeriod
) -> OfficeReport:
    """Return the report."""
    return OfficeReport(
        "completeness",
        B("Đối chiếu sổ văn bản với bài đã đăng", "The register compared with the publications"),
        (
            ReportTable(
                "entries",
                B("Từng văn bản trong sổ", "Documents of the register"),
                _ENTRY_COLUMNS,
                tuple(_entry_row(each, register) for each in audit.entries),
                empty=B("Sổ không có văn bản nào trong khoảng này.", "The register has no document within these days."),
            ),
            _months_table(audit),
            ReportTable(
                "unregistered",
                B("Bài đã đăng mà sổ không có", "Published without an entry"),
                _ITEM_COLUMNS,
                tuple(_item_row(each) for each in audit.unregistered),
            ),
        ),
        tuple(_facts(content, register, audit, period)),
        (*_NOTES, *_register_notes(register, audit)),
    )


def _facts(
    content: MainContent, register: Register, audit: CompletenessAudit, period: ReportPeriod
) -> Iterator[ReportFact]:
    counts = Counter(each.outcome for each in audit.entries)
    due, published = _due_of(audit.entries), sum(counts[each] for each in PUBLISHED)
    yield ReportFact("tip", B("Bản chính đến", "Main up to"), content.tip)
    yield ReportFact("at", B("Xét vào lúc", "As of"), content.at)
    yield ReportFact("period", B("Ngày đến trong khoảng", "Received within"), period.words)
    yield ReportFact("encoding", B("Bảng mã của sổ", "Encoding of the register"), register.encoding)
    yield ReportFact("entries", B("Văn bản trong sổ", "Documents in the register"), len(audit.entries))
    yield ReportFact("due", B("Văn bản đến hạn", "Documents that are due"), due)
    yield ReportFact("published", B("Đã đăng", "Published"), published)
    yield ReportFact("published_rate", B("Tỷ lệ đã đăng", "Published, share"), Share(published, due))
    in_time = counts["on_time"] + counts["no_limit"]
    yield ReportFact("on_time_rate", B("Tỷ lệ đăng đúng hạn", "Published in time, share"), Share(in_time, due))
    yield ReportFact(
        "unreadable", B("Dòng không đọc được, chưa tính", "Rows that cannot be read, not counted"), audit.unreadable
    )
    repeated = counts["repeated"]
    yield ReportFact("repeated", B("Dòng trùng, không tính", "Repeated rows, not counted"), repeated)
    if register.has("arrived"):
        yield ReportFact(
            "without_arrival", B("Sổ để trống ngày đến", "Day of receipt left empty"), audit.without_arrival
        )
    differing = sum(each.differs for each in audit.entries)
    yield ReportFact("received_differs", B("Ngày nhận khác sổ", "Received differs from the register"), differing)
    yield ReportFact("unregistered", B("Đăng mà sổ không có", "Published without an entry"), len(audit.unregistered))


def _due_of(entries: Iterable[CheckedEntry]) -> int:
    return sum(each.outcome not in NOT_DUE for each in entries)


def _register_notes(register: Register, audit: CompletenessAudit) -> Iterator[B]:
    if audit.unreadable:
        yield B(
            f"Tỷ lệ chưa đầy đủ: {audit.unreadable} dòng trong sổ không đọc được nên chưa được tính; sửa các dòng đó rồi chạy lại.",
            f"The rates are incomplete: {audit.unreadable} rows of the register cannot be read and are not counted; mend them and "
            "run again.",
        )
    if register.has("arrived") and audit.without_arrival:
        yield B(
            f"{audit.without_arrival} văn bản không có ngày đến trong sổ: thời hạn tính từ ngày nhận ghi trong bài, chưa có bài thì "
            "từ ngày ban hành.",
            f"The register leaves the day of receipt of {audit.without_arrival} documents empty: their limits run from the day that "
            "the item states, and without an item from the day of issue.",
        )
    if register.repeated_headings:
        listed = ", ".join(f"`{each}`" for each in register.repeated_headings)
        yield B(
            f"Cột trùng ý nghĩa với một cột đứng trước nên không dùng: {listed}.",
            f"Columns that mean the same as an earlier one, and are not used: {listed}.",
        )
    if register.ignored_headings:
        listed = ", ".join(f"`{each}`" for each in register.ignored_headings)
        yield B(f"Cột không dùng đến: {listed}.", f"Columns that are not used: {listed}.")
    if not register.has("arrived"):
        yield B(
            "Sổ không có cột ngày đến, nên không đối chiếu được ngày nhận.",
            "The register has no column of days of receipt, so that these are not compared.",
        )
    if not register.has("public"):
        yield B(
            "Sổ không có cột `Đăng cổng`, nên mọi văn bản trong sổ đều được coi là phải đăng.",
            "The register has no column `To be published`, so that every document counts as one that has to be.",
        )
    if audit.not_public:
        yield B(
            f"{audit.not_public} văn bản sổ ghi là không phải đăng, không tính.",
            f"{audit.not_public} documents need not be published, by the register, and are left out.",
        )


def _entry_row(checked: CheckedEntry, register: Register) -> tuple[CellValue, ...]:
    entry, item = checked.entry, checked.item
    publication = item.publication if item is not None else None
    return (
        entry.number,
        entry.arrived,
        _OUTCOMES[checked.outcome],
        publication.at if publication is not None else None,
        item.received if item is not None else None,
        entry.line,
        entry.arrival_number,
        entry.issued,
        entry.issuer,
        entry.abstract,
        f"{item.page.title} ({item.page.id})" if item is not None else None,
        last_day_text(checked.due),
        evidence_text(publication),
        (*_row_problems(checked, register), *_problems(checked)),
        item.page.id if item is not None else None,
        item.page.source if item is not None else None,
        checked.differs,
        checked.due.due if checked.due is not None else None,
    )


def _row_problems(checked: CheckedEntry, register: Register) -> Iterator[B]:
    """Yield the problems of the row itself."""
    entry = checked.entry
    if checked.earlier_line:
        yield B(
            f"trùng với dòng {checked.earlier_line} của sổ", f"the same as line {checked.earlier_line} of the register"
        )
    if entry.bad_date:
        yield B(
            f"ngày `{entry.bad_date}` không đọc được; ghi ngày/tháng/năm, ví dụ 20/11/2026",
            f"the date `{entry.bad_date}` cannot be read; write day/month/year, such as 20/11/2026",
        )
    if not entry.number:
        yield B("dòng không có số, ký hiệu", "the row has no number")
    if entry.bad_date or entry.arrived is not None:
        return
    if entry.issued is None:
        yield B("dòng không có ngày nào", "the row has no day")
    elif register.has("arrived"):
        yield B("sổ để trống ngày đến", "the register leaves the day of receipt empty")


def _problems(checked: CheckedEntry) -> Iterator[B]:
    item = checked.item
    if item is not None and item.is_gone:
        yield B("bài đã bị gỡ khỏi bản chính", "the item was removed from main")
    if checked.differs and item is not None:
        yield (
            B("ngày nhận trong bài khác ngày đến trong sổ", "the item states another day of receipt than the register")
            if item.received is not None
            else B("bài không ghi ngày nhận", "the item states no day of receipt")
        )
    if checked.others:
        listed = ", ".join(checked.others)
        yield B(f"bài khác cùng số: {listed}", f"other items with this number: {listed}")


def _item_row(item: PublishedItem) -> tuple[CellValue, ...]:
    publication = item.publication
    return (
        str(item.page.fields["number"]),
        item.page.title,
        item.page.site,
        item.received,
        publication.at if publication is not None else None,
        item.page.id,
        item.page.source,
    )


def _months_table(audit: CompletenessAudit) -> ReportTable:
    groups: dict[str, list[CheckedEntry]] = {}
    for each in audit.entries:
        day = each.entry.arrived or each.entry.issued
        groups.setdefault(f"{day:%Y-%m}" if day is not None else "", []).append(each)
    return ReportTable(
        "months",
        B("Theo tháng của ngày đến", "By month of receipt"),
        (
            ReportColumn("month", B("Tháng", "Month")),
            ReportColumn("entries", B("Trong sổ", "In the register"), is_number=True),
            ReportColumn("due", B("Đến hạn", "Due"), is_number=True),
            *(ReportColumn(each, _OUTCOMES[each].label, is_number=True) for each in _COUNTED),
            ReportColumn("published_rate", B("Tỷ lệ đã đăng", "Published, share"), is_number=True),
            ReportColumn("on_time_rate", B("Tỷ lệ đúng hạn", "In time, share"), is_number=True),
        ),
        tuple(_month_row(month, entries) for month, entries in sorted(groups.items())),
    )


_COUNTED: Final[tuple[EntryOutcome, ...]] = ("on_time", "late", "unproven", "not_found", "overdue")


def _month_row(month: str, entries: list[CheckedEntry]) -> tuple[CellValue, ...]:
    counts = Counter(each.outcome for each in entries)
    due = _due_of(entries)
    return (
        month or B("không rõ tháng", "month not known"),
        len(entries),
        due,
        *(counts[each] for each in _COUNTED),
        Share(sum(counts[each] for each in PUBLISHED), due),
        Share(counts["on_time"] + counts["no_limit"], due),
    )
