"""The report on coverage: a single site item by item, or many sites side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
from portalgen.law.duties import CONTENT_DUTIES, Duty
from portalgen.reports.coverage import (
    Coverage,
    CoverageState,
    DutyCoverage,
    EnglishCoverage,
    SectionCoverage,
    SiteCoverage,
    combine_states,
)
from portalgen.reports.coverage_labels import COVERAGE_STATES, ENGLISH_NAMES
from portalgen.reports.faulty_pages import list_faulty_notes
from portalgen.text.bilingual import Bilingual as B

_SIGNS: Final[Mapping[CoverageState, B]] = MappingProxyType(
    {
        "met": B("✓", "✓"),
        "unchecked": B("?", "?"),
        "partly": B("½", "½"),
        "stale": B("cũ", "old"),
        "sample": B("M", "S"),
        "missing": B("✗", "✗"),
        "none": B("–", "–"),
        "not_applicable": B("/", "/"),
    }
)
"""The states in the matrix, short enough for 21 columns side by side."""
_BINDING: Final[Mapping[bool, CodedValue]] = MappingProxyType(
    {
        True: CodedValue("required", B("phải có", "required")),
        False: CodedValue("if_any", B("nếu có", "if it exists")),
    }
)
_SECTION_BASIS: Final = B("cấu hình nhóm trang (profiles.yaml)", "the profile (profiles.yaml)")
_OWN_SECTION: Final = B("chuyên mục riêng của trang", "the site's own section")
_UNDECLARED: Final = B("trang không khai chuyên mục này", "the site does not declare this section")

_GROUPS: Final = ("main", "department", "commune")

_WHO_NOTE: Final = B(
    "Điều 7 nói về Cổng thông tin điện tử tỉnh (Điều 1 khoản 1): với cổng chính, khoản 1 đến 20 là phải có. Với trang thành "
    "phần, chỉ khoản 1 và 2 gọi tên; các khoản khác Quy chế không nói, nên ghi “nếu có”: không có thì không tính là thiếu.",
    "Article 7 is about the provincial portal (Article 1(1)): items 1 to 20 are required of the main "
    "portal. Only items 1 and 2 mention component sites; the remaining items are due there only if they "
    "exist, and their absence is no fault.",
)
_COUNT_NOTE: Final = B(
    "Chỉ tính bài người đọc đang thấy và còn giá trị; bài mẫu đếm riêng và không được coi là đã có. “Đã có” nghĩa là có ít nhất "
    "một bài đúng loại, không có nghĩa là đã đủ. “Chưa đối chiếu” nghĩa là có bài, nhưng phải có người đọc mới biết bài có đúng "
    "nội dung mà khoản ấy đòi hỏi hay không.",
    "Only visible items still in force count; samples are counted separately and meet no duty. “Met” "
    "means an item of the right kind exists, not that it is enough. “Not compared” means there are items,"
    " and people have to judge if they match the duty.",
)
_PROFILE_NOTE: Final = B(
    "Phải có: chuyên mục mà văn bản gọi tên, và chuyên mục trong cấu hình của nhóm trang.",
    "Sections named by an instrument or the profile are required.",
)
_ENGLISH_NOTE: Final = B(
    "Tối thiểu bằng tiếng Anh theo NĐ 42/2022 Điều 7 (đã hết hiệu lực từ 01/07/2026, thay bằng NĐ 224/2026; theo nguồn thứ "
    "cấp, chưa đối chiếu nguyên văn). Không rõ có buộc trang thành phần hay không, nên với các trang ấy ghi là nếu có.",
    "The minimum in English by NĐ 42/2022, Article 7 (ended on 01/07/2026, replaced by NĐ 224/2026; from "
    "a secondary source, not compared with the text). It is unknown if it binds component sites: due "
    "there only if it exists.",
)
_STALE_NOTE: Final = B(
    "Giới hạn ngày để báo đã cũ là thông lệ ghi trong site-config/legal/duties.yaml, không phải số của luật.",
    "The days until content is stale are a house practice (site-config/legal/duties.yaml), not a law's.",
)


def report_coverage(coverage: Coverage) -> OfficeReport:
    """Return the report: in detail of a single site, else of many side by side."""
    facts = (
        ReportFact("at", B("Tính đến", "As of"), coverage.at),
        ReportFact("sites", B("Số trang", "Sites"), len(coverage.sites)),
    )
    if len(coverage.sites) == 1:
        return _report_site(coverage.sites[0], facts)
    return OfficeReport(
        "coverage",
        B("Độ phủ nội dung theo Điều 7 Quy chế", "Coverage of the content of Article 7 of the Regulation"),
        (_tabulate_sites(coverage.sites), _tabulate_matrix(coverage.sites), _tabulate_items(coverage.sites)),
        (*facts, *_summarize(coverage.sites)),
        (*_list_faulty_sites(coverage.sites), _WHO_NOTE, _COUNT_NOTE, _STALE_NOTE),
    )


def _list_faulty_sites(sites: tuple[SiteCoverage, ...]) -> tuple[B, ...]:
    """Return how many files could not be read, by site."""
    faulty = [each for each in sites if each.faulty_pages]
    listed = ", ".join(f"{each.site.id} ({each.faulty_pages})" for each in faulty)
    return tuple(
        B(f"{each.vi} Các trang: {listed}.", f"{each.en} Sites: {listed}.")
        for each in list_faulty_notes(sum(each.faulty_pages for each in faulty))
    )


def _summarize(sites: tuple[SiteCoverage, ...]) -> Iterator[ReportFact]:
    complete = sum(not each.unmet for each in sites)
    yield ReportFact(
        "complete", B("Trang không thiếu khoản phải có nào", "Sites without missing required items"), complete
    )
    yield ReportFact("incomplete", B("Trang còn thiếu", "Sites with missing items"), len(sites) - complete)


# Many sites


def _tabulate_sites(sites: tuple[SiteCoverage, ...]) -> ReportTable:
    return ReportTable(
        "sites",
        B("Từng trang", "Each site"),
        (
            ReportColumn("name", B("Trang", "Site")),
            ReportColumn("site", B("Mã", "Id"), is_data=True),
            ReportColumn("group", B("Nhóm", "Group"), is_data=True),
            ReportColumn("met", B("Phải có: đã có", "Required: met"), is_number=True),
            ReportColumn("unchecked", B("Phải có: chưa đối chiếu", "Required: not compared"), is_number=True),
            ReportColumn("unmet", B("Phải có: chưa đủ", "Required: not met"), is_number=True),
            ReportColumn("items", B("Các khoản chưa đủ", "Items not met")),
            ReportColumn("voluntary", B("Nếu có: đã đăng", "If it exists: met"), is_number=True),
            ReportColumn("english", B("Tiếng Anh", "English")),
            ReportColumn("empty_sections", B("Chuyên mục chưa có bài", "Sections without items"), is_number=True),
            ReportColumn("newest", B("Bài mới nhất", "Newest item")),
            *(ReportColumn(f"item_{_number(each)}", _heading(each), is_data=True) for each in CONTENT_DUTIES),
        ),
        tuple(_site_row(each) for each in sorted(sites, key=_office_order)),
    )


def _tabulate_matrix(sites: tuple[SiteCoverage, ...]) -> ReportTable:
    """Return sites by items in signs; CSV and JSON have them in words as columns of the previous table."""
    legend = {
        code: "; ".join(f"{_SIGNS[each].text(code)} = {COVERAGE_STATES[each].label.text(code)}" for each in _SIGNS)
        for code in ("vi", "en")
    }
    return ReportTable(
        "matrix",
        B("Bảng trang × khoản của Điều 7", "Sites by items of Article 7"),
        (
            ReportColumn("site", B("Trang", "Site")),
            *(
                ReportColumn(f"item_{_number(each)}", B(_number(each), _number(each)), is_number=True)
                for each in CONTENT_DUTIES
            ),
        ),
        tuple(
            (
                _site_name(coverage),
                *(
                    CodedValue(each.state, _SIGNS[each.state], COVERAGE_STATES[each.state].tone)
                    for each in coverage.duties
                ),
            )
            for coverage in sorted(sites, key=_office_order)
        ),
        (B(f"Ký hiệu: {legend['vi']}.", f"Signs: {legend['en']}."),),
    )


def _office_order(coverage: SiteCoverage) -> tuple[int, str]:
    """The main portal, the departments, the communes."""
    return _GROUPS.index(coverage.site.group), coverage.site.id


def _site_row(coverage: SiteCoverage) -> tuple[CellValue, ...]:
    english = combine_states(each.state for each in coverage.english)
    return (
        _site_name(coverage),
        coverage.site.id,
        coverage.site.group,
        len(coverage.met_duties),
        len(coverage.unchecked_duties),
        len(coverage.unmet),
        _list_unmet(coverage.unmet),
        sum(each.state == "met" for each in coverage.duties if not each.is_required),
        COVERAGE_STATES[english],
        sum(each.is_required and each.evidence.count == 0 for each in coverage.sections),
        coverage.newest,
        *(COVERAGE_STATES[each.state] for each in coverage.duties),
    )


def _list_unmet(duties: Iterable[DutyCoverage]) -> CellValue:
    """Return a line for each state, with the numbers of its items."""
    by_state: dict[CoverageState, list[int]] = {}
    for each in duties:
        by_state.setdefault(each.state, []).append(int(_number(each.duty)))
    listed = ((COVERAGE_STATES[state].label, format_numbers(numbers)) for state, numbers in by_state.items())
    return tuple(B(f"{label.vi}: {numbers}", f"{label.en}: {numbers}") for label, numbers in listed)


def format_numbers(numbers: Iterable[int]) -> str:
    """Return rising numbers with three or more in a row as a range: `1-8, 10, 11`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return ", ".join(text for each in parts for text in each)


def _tabulate_items(sites: tuple[SiteCoverage, ...]) -> ReportTable:
    counted = tuple(COVERAGE_STATES)
    return ReportTable(
        "items",
        B("Từng khoản của Điều 7: bao nhiêu trang", "Each item of Article 7: how many sites"),
        (
            ReportColumn("item", B("Khoản", "Item")),
            *(ReportColumn(each, COVERAGE_STATES[each].label, is_number=True) for each in counted),
        ),
        tuple(
            (
                _heading(duty),
                *(sum(each.duties[number].state == state for each in sites) for state in counted),
            )
            for number, duty in enumerate(CONTENT_DUTIES)
        ),
        chart=ReportChart(("met", "missing")),
    )


# One site


def _report_site(coverage: SiteCoverage, facts: tuple[ReportFact, ...]) -> OfficeReport:
    name = _site_name(coverage)
    return OfficeReport(
        "coverage",
        B(f"Độ phủ nội dung: {name.vi}", f"Coverage of content: {name.en}"),
        (
            _tabulate_duties(coverage.duties),
            _tabulate_sections(coverage.sections),
            _tabulate_english(coverage.english),
        ),
        (
            facts[0],
            ReportFact("site", B("Trang", "Site"), f"{coverage.site.id} ({coverage.site.host})"),
            ReportFact("required", B("Khoản phải có", "Items required"), len(coverage.required)),
            ReportFact("met", B("Đã có", "Met"), len(coverage.met_duties)),
            ReportFact("unchecked", B("Chưa đối chiếu", "Not compared"), len(coverage.unchecked_duties)),
            ReportFact("unmet", B("Chưa đủ", "Not met"), len(coverage.unmet)),
            ReportFact("unmet_items", B("Các khoản chưa đủ", "Items not met"), _list_unmet(coverage.unmet)),
        ),
        (*list_faulty_notes(coverage.faulty_pages), _WHO_NOTE, _COUNT_NOTE, _STALE_NOTE),
    )


def _tabulate_duties(duties: tuple[DutyCoverage, ...]) -> ReportTable:
    return ReportTable(
        "duties",
        B("21 khoản của Điều 7", "The 21 items of Article 7"),
        (
            ReportColumn("item", B("Nội dung", "Content")),
            ReportColumn("duty", B("Mã", "Id"), is_data=True),
            ReportColumn("quote", B("Nguyên văn", "In the words of the Regulation"), is_data=True),
            ReportColumn("binding", B("Yêu cầu", "Due")),
            ReportColumn("state", B("Kết quả", "Result")),
            *_EVIDENCE_COLUMNS,
        ),
        tuple(row for each in duties for row in _duty_rows(each)),
    )


_EVIDENCE_COLUMNS: Final = (
    ReportColumn("count", B("Số bài", "Items"), is_number=True),
    ReportColumn("samples", B("Bài mẫu", "Samples"), is_number=True),
    ReportColumn("newest", B("Mới nhất", "Newest")),
    ReportColumn("url", B("Địa chỉ", "Address"), is_detail=True),
    ReportColumn("notes", B("Ghi chú", "Notes"), is_detail=True),
)


def _duty_rows(coverage: DutyCoverage) -> Iterator[tuple[CellValue, ...]]:
    """Yield a row for an item, and for each of its parts if it has several."""
    single = len(coverage.parts) == 1
    only = coverage.parts[0]
    yield (
        _heading(coverage.duty),
        coverage.duty.id,
        coverage.duty.quote,
        _BINDING[coverage.is_required],
        COVERAGE_STATES[coverage.state],
        only.evidence.count if single else None,
        only.evidence.samples if single else None,
        coverage.newest,
        only.evidence.url if single else None,
        only.notes if single else None,
    )
    for each in coverage.parts if not single else ():
        yield (
            B(f"– {each.part.names.vi}", f"– {each.part.names.en}"),
            each.part.id,
            each.part.quote,
            _BINDING[coverage.is_required],
            COVERAGE_STATES[each.state],
            each.evidence.count,
            each.evidence.samples,
            each.evidence.newest,
            each.evidence.url,
            each.notes,
        )


def _tabulate_sections(sections: tuple[SectionCoverage, ...]) -> ReportTable:
    return ReportTable(
        "sections",
        B("Chuyên mục", "Sections"),
        (
            ReportColumn("section", B("Chuyên mục", "Section")),
            ReportColumn("path", B("Đường dẫn", "Path"), is_data=True),
            ReportColumn("basis", B("Căn cứ", "Basis")),
            ReportColumn("binding", B("Yêu cầu", "Due")),
            ReportColumn("state", B("Kết quả", "Result")),
            *_EVIDENCE_COLUMNS,
        ),
        tuple(
            (
                each.names,
                each.path,
                each.basis or (_SECTION_BASIS if each.is_required else _OWN_SECTION),
                _BINDING[each.is_required],
                COVERAGE_STATES[each.state],
                each.evidence.count,
                each.evidence.samples,
                each.evidence.newest,
                each.evidence.url,
                (*(() if each.is_declared else (_UNDECLARED,)), *each.evidence.notes),
            )
            for each in sections
        ),
        (_PROFILE_NOTE,),
    )


def _tabulate_english(english: tuple[EnglishCoverage, ...]) -> ReportTable:
    return ReportTable(
        "english",
        B("Tối thiểu bằng tiếng Anh", "The minimum in English"),
        (
            ReportColumn("content", B("Nội dung", "Content")),
            ReportColumn("key", B("Mã", "Id"), is_data=True),
            ReportColumn("binding", B("Yêu cầu", "Due")),
            ReportColumn("state", B("Kết quả", "Result")),
            *_EVIDENCE_COLUMNS,
        ),
        tuple(
            (
                ENGLISH_NAMES[each.key],
                each.key,
                _BINDING[each.is_required],
                COVERAGE_STATES[each.state],
                each.evidence.count,
                each.evidence.samples,
                each.evidence.newest,
                each.evidence.url,
                each.notes,
            )
            for each in english
        ),
        (_ENGLISH_NOTE,),
    )


def _heading(duty: Duty) -> B:
    number = _number(duty)
    return B(f"{number}. {capitalize_first(duty.names.vi)}", f"{number}. {capitalize_first(duty.names.en)}")


def _number(duty: Duty) -> str:
    return duty.id.partition(".")[2]


def capitalize_first(text: str) -> str:
    """Return `text` as a heading begins."""
    return text[:1].upper() + text[1:]


def _site_name(coverage: SiteCoverage) -> B:
    return B(coverage.site.name("vi").short, coverage.site.name("en").short)
