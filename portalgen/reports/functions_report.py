"""The report on functions: each duty with the address that fulfils it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportChart,
    ReportColumn,
    ReportFact,
    ReportTable,
)
from portalgen.reports.coverage_labels import COVERAGE_STATES
from portalgen.reports.coverage_report import capitalize_first
from portalgen.reports.faulty_pages import list_faulty_notes
from portalgen.reports.function_finders import FunctionState
from portalgen.reports.functions import Certainty, FunctionCoverage, Functions
from portalgen.text.bilingual import Bilingual as B

FUNCTION_STATES: Final[Mapping[FunctionState, CodedValue]] = MappingProxyType(
    {
        "present": CodedValue("present", B("có", "present"), "good"),
        "partly": CodedValue("partly", B("có một phần", "in part"), "doubtful"),
        "stale": COVERAGE_STATES["stale"],
        "sample": COVERAGE_STATES["sample"],
        "unconfirmed": CodedValue("unconfirmed", B("chờ Văn phòng xác nhận", "awaits confirmation"), "doubtful"),
        "absent": CodedValue("absent", B("chưa có", "missing"), "bad"),
        "unchecked": COVERAGE_STATES["unchecked"],
        "none": COVERAGE_STATES["none"],
        "not_applicable": COVERAGE_STATES["not_applicable"],
    }
)
_CERTAINTY: Final[Mapping[Certainty, CodedValue]] = MappingProxyType(
    {
        "text": CodedValue("text", B("đã đọc nguyên văn", "the text was read")),
        "provisional": CodedValue(
            "provisional",
            B(
                "tạm tính, chưa đối chiếu nguyên văn phụ lục TT 22/2023",
                "provisional, not compared with the annexes of TT 22/2023",
            ),
            "doubtful",
        ),
    }
)
_MEANING: Final = B(
    "“Có” nghĩa là tìm thấy ở địa chỉ ghi bên dưới, không có nghĩa là đã đạt về chất lượng. “Chưa đối chiếu” nghĩa là chương "
    "trình không tự xem được, dù có địa chỉ ghi bên dưới; phải có người xem. Phần nội dung (Điều 7) lấy nguyên kết quả của "
    "`portalgen report coverage`.",
    "“Present” means it was found at the address below, not that it is good. “Not compared” means the "
    "program cannot check it, though it may give an address: people have to. Statements on content "
    "(Article 7) are from `portalgen report coverage`.",
)
_PROVISIONAL_NOTE: Final = B(
    "Tạm tính: phụ lục của TT 22/2023 chưa có trong tay, nên các mục này ghi theo TT 32/2017 (văn bản trước đó), TT 24/2011 và "
    "nguồn thứ cấp. Đối chiếu nguyên văn rồi mới dùng để báo cáo.",
    "Provisional: the annexes of TT 22/2023 were not available, so these follow TT 32/2017 (its "
    "forerunner), TT 24/2011 and secondary sources. Compare the text before reporting this.",
)


_COMPONENT_NOTE: Final = B(
    "Điều 3 khoản 1, 2, 3 và 5 nói về Cổng thông tin điện tử tỉnh; với Trang thông tin điện tử thành phần chỉ có khoản 4.",
    "Clauses 1, 2, 3 and 5 of Article 3 are about the provincial portal; of component sites only clause 4 speaks.",
)


def report_functions(found: Functions) -> OfficeReport:
    """Return the report."""
    name = B(found.site.name("vi").short, found.site.name("en").short)
    counts = {state: sum(each.finding.state == state for each in found.every) for state in FUNCTION_STATES}
    return OfficeReport(
        "functions",
        B(f"Chức năng, nội dung và địa chỉ đáp ứng: {name.vi}", f"Functions, content and their addresses: {name.en}"),
        (
            _tabulate(
                "functions",
                B("Chức năng (Điều 3 Quy chế)", "Functions (Article 3)"),
                found.functions,
                (_COMPONENT_NOTE,) if found.is_component else (),
            ),
            _tabulate("content", B("Nội dung (Điều 7 Quy chế)", "Content (Article 7)"), found.content),
            _tabulate(
                "provisional",
                B(
                    "Yêu cầu của văn bản khác (tạm tính, chưa đối chiếu nguyên văn phụ lục TT 22/2023)",
                    "Requirements of other instruments (provisional, not compared with the annexes of TT 22/2023)",
                ),
                found.provisional,
                (_PROVISIONAL_NOTE,),
            ),
            _tabulate_states(counts),
        ),
        (
            ReportFact("at", B("Tính đến", "As of"), found.at),
            ReportFact("site", B("Trang", "Site"), f"{found.site.id} ({found.site.host})"),
            *(ReportFact(state, FUNCTION_STATES[state].label, count) for state, count in counts.items()),
        ),
        (*list_faulty_notes(found.faulty_pages), _MEANING),
    )


def _tabulate_states(counts: Mapping[FunctionState, int]) -> ReportTable:
    return ReportTable(
        "states",
        B("Tổng hợp theo kết quả", "By result"),
        (
            ReportColumn("state", B("Kết quả", "Result")),
            ReportColumn("count", B("Số yêu cầu", "Duties"), is_number=True),
        ),
        tuple((FUNCTION_STATES[state], count) for state, count in counts.items()),
        chart=ReportChart(("count",)),
    )


def _tabulate(key: str, title: B, rows: tuple[FunctionCoverage, ...], notes: tuple[B, ...] = ()) -> ReportTable:
    return ReportTable(
        key,
        title,
        (
            ReportColumn("duty", B("Yêu cầu", "Duty")),
            ReportColumn("id", B("Mã", "Id"), is_data=True),
            ReportColumn("basis", B("Căn cứ", "Basis")),
            ReportColumn("state", B("Kết quả", "Result")),
            ReportColumn("urls", B("Địa chỉ", "Address"), is_detail=True),
            ReportColumn("notes", B("Ghi chú", "Notes"), is_detail=True),
            ReportColumn("quote", B("Nguyên văn", "In the words of the Regulation"), is_data=True),
            ReportColumn("certainty", B("Mức tin cậy", "Certainty"), is_data=True),
        ),
        tuple(map(_row, rows)),
        notes,
    )


def _row(each: FunctionCoverage) -> tuple[CellValue, ...]:
    return (
        B(capitalize_first(each.names.vi), capitalize_first(each.names.en)),
        each.id,
        each.basis,
        FUNCTION_STATES[each.finding.state],
        each.finding.urls,
        each.finding.notes,
        each.quote,
        _CERTAINTY[each.certainty],
    )
