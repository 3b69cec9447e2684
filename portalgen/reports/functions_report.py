"""The report on functions: each duty against the address that fulfils it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportColumn,
    ReportFact,
    ReportTable,
)
from portalgen.reports.coverage_report import capitalize_first
from portalgen.reports.function_finders import FunctionState
from portalgen.reports.functions import Certainty, FunctionCoverage, Functions
from portalgen.text.bilingual import Bilingual as B

FUNCTION_STATES: Final[Mapping[FunctionState, CodedValue]] = MappingProxyType(
    {
        "present": CodedValue("present", B("có", "present"), "good"),
        "partly": CodedValue("partly", B("có một phần", "in part"), "doubtful"),
        "sample": CodedValue("sample", B("chỉ có bài mẫu", "only samples"), "bad"),
        "unconfirmed": CodedValue("unconfirmed", B("chờ Văn phòng xác nhận", "awaits confirmation"), "doubtful"),
        "absent": CodedValue("absent", B("chưa có", "missing"), "bad"),
        "unchecked": CodedValue("unchecked", B("chưa đối chiếu", "not compared"), "doubtful"),
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
    "trình không tự xem được; phải có người xem.",
    "“Present” says that it was found at the address below, and not that it is good. “Not compared” says that the program "
    "cannot look at it: people have to.",
)
_PROVISIONAL_NOTE: Final = B(
    "Tạm tính: phụ lục của TT 22/2023 chưa có trong tay, nên các mục này ghi theo TT 32/2017 (văn bản trước đó), TT 24/2011 và "
    "nguồn thứ cấp. Đối chiếu nguyên văn rồi mới dùng để báo cáo.",
    "Provisional: the annexes of TT 22/2023 were not at hand, so that these follow TT 32/2017 (its forerunner), TT 24/2011 and "
    "secondary sources. Compare the text before this is reported.",
)


def report_functions(found: Functions) -> OfficeReport:
    """Return the report."""
    name = B(found.site.name("vi").short, found.site.name("en").short)
    counts = {state: sum(each.finding.state == state for each in found.every) for state in FUNCTION_STATES}
    return OfficeReport(
        "functions",
        B(f"Chức năng, nội dung và địa chỉ đáp ứng: {name.vi}", f"Functions, content and where they are: {name.en}"),
        (
            _tabulate("functions", B("Chức năng (Điều 3 Quy chế)", "Functions (Article 3)"), found.functions),
            _tabulate("content", B("Nội dung (Điều 7 Quy chế)", "Content (Article 7)"), found.content),
            _tabulate(
                "provisional",
                B(
                    "Yêu cầu của văn bản khác (tạm tính, chưa đối chiếu nguyên văn phụ lục TT 22/2023)",
                    "What other instruments ask for (provisional, not compared with the annexes of TT 22/2023)",
                ),
                found.provisional,
                (_PROVISIONAL_NOTE,),
            ),
        ),
        (
            ReportFact("at", B("Tính đến", "As of"), found.at),
            ReportFact("site", B("Trang", "Site"), f"{found.site.id} ({found.site.host})"),
            *(ReportFact(state, FUNCTION_STATES[state].label, count) for state, count in counts.items()),
        ),
        (_MEANING,),
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
