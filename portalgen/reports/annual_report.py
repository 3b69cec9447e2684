"""The annual report on a site's work (QĐ 2111, Điều 16(6)), and the Office's own for all sites together.

In the order of the Decision: first the results, as reproducible figures, then the agency's proposals, as lines to fill
in by hand. Decisions and opinions are never written automatically.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from portalgen.config.outside import without_unconfirmed
from portalgen.config.portal import Site
from portalgen.editorial.deadlines.main_content import add_settings_note
from portalgen.editorial.tables.tables import (
    OfficeReport,
    ReportBlank,
    ReportFact,
    ReportLetterhead,
    ReportTable,
)
from portalgen.locale.dates import format_day
from portalgen.reports.annual_figures import AnnualFigures, DeadlineYear, audit_years, compute_figures
from portalgen.reports.annual_tables import (
    consultation_table,
    deadline_month_table,
    deadline_table,
    freshness_table,
    kind_table,
    language_table,
    list_changes_table,
    month_table,
    question_table,
    sum_changes_table,
    year_table,
)
from portalgen.reports.report_clock import describe_last_moment
from portalgen.reports.report_content import ReportContent
from portalgen.reports.report_notes import (
    count_samples_apart,
    describe_days,
    describe_source,
    list_history_notes,
    list_report_faults,
    or_untold,
)
from portalgen.reports.site_table import site_table
from portalgen.text.bilingual import Bilingual as B

_BLANKS: Final = (
    ReportBlank("assessment", B("Đánh giá chung, tồn tại, nguyên nhân", "Assessment, shortcomings and their causes")),
    ReportBlank("technical_support", B("Đề xuất hỗ trợ kỹ thuật", "Proposals: technical support")),
    ReportBlank("training", B("Đề xuất đào tạo", "Proposals: training")),
    ReportBlank(
        "content_and_layout", B("Đề xuất điều chỉnh nội dung, giao diện", "Proposals: changes of content and layout")
    ),
    ReportBlank("other_proposals", B("Kiến nghị, đề xuất khác", "Other proposals")),
)
"""The parts required by Điều 16(6) besides the results, unknown to a program."""
_OFFICE: Final = B("Văn phòng Ủy ban nhân dân tỉnh", "the Office of the provincial People's Committee")
_COMMITTEE_ABOVE: Final = B("Ủy ban nhân dân tỉnh", "the provincial People's Committee")
_RECIPIENTS: Final = (f"{_OFFICE.vi} (qua Trung tâm Thông tin);", "…………………………;", "Lưu: VT, ……")
_OFFICE_RECIPIENTS: Final = (f"{_COMMITTEE_ABOVE.vi};", "…………………………;", "Lưu: VT, ……")
_SYMBOL: Final = "/BC-……"
_COMMITTEE: Final = "Ủy ban nhân dân"
"""A collective body: its signer signs on its behalf."""
_ON_BEHALF: Final = f"TM. {_COMMITTEE}"
_BASIS: Final = B(
    "khoản 6 Điều 16 Quy chế ban hành kèm theo Quyết định số 2111/QĐ-UBND",
    "Article 16(6) of the Regulation issued with Decision 2111/QĐ-UBND",
)
_FORM_NOTE: Final = B(
    "Mẫu trình bày theo NĐ 30/2020/NĐ-CP: văn thư kiểm tra thể thức, nơi nhận, chức danh người ký và cách ký (thay mặt, ký thay), "
    "điền số, ngày trước khi ban hành. Xóa tờ này trước khi ký.",
    "A form after NĐ 30/2020/NĐ-CP: the records officer checks it, the recipients, the signer's post and "
    "the body on whose behalf they sign, and fills in number and day. Remove this sheet before the paper "
    "is signed.",
)
_COUNTING_NOTE: Final = B(
    "Bản nháp, bài chờ giờ đăng, thông báo gỡ tin và bài mẫu (`sample: true`) không tính. Từng thời hạn: `portalgen audit deadlines`; lỗi "
    "của từng tệp: `portalgen check`.",
    "Drafts, scheduled items, notices of removal and samples (`sample: true`) do not count. Individual "
    "limits: `portalgen audit deadlines`; faults of files: `portalgen check`.",
)


def report_site_year(content: ReportContent, site: Site, year: int) -> OfficeReport:
    """Return the report of an agency to the Office; for the main site it is the Office's own report."""
    select = audit_years(content, year, (site.id,))
    figures = _two_years(content, year, (site.id,), select)
    name = B(site.name("vi").full, site.name("en").full)
    if site.id == content.portal.main_site.id:
        title = B(f"Kết quả hoạt động của {name.vi} năm {year}", f"Work of the {name.en} in {year}")
        return _report(content, "annual", title, *figures, _OFFICE, _COMMITTEE_ABOVE, _office_letterhead(site), ())
    title = B(
        f"Kết quả hoạt động của Trang thông tin điện tử {name.vi} năm {year}",
        f"Work of the website of the {name.en} in {year}",
    )
    letterhead = ReportLetterhead(
        dict(site.superior).get("vi", ""),
        name.vi,
        _SYMBOL,
        _RECIPIENTS,
        *_signatory_of(site, name.vi),
    )
    return _report(content, "annual", title, *figures, B(name.vi, f"the {name.en}"), _OFFICE, letterhead, ())


def report_portal_year(content: ReportContent, year: int) -> OfficeReport:
    """Return the Office's report on all sites together, with a row for each."""
    sites = tuple(each.id for each in content.portal.sites)
    select = audit_years(content, year, sites)
    rows = tuple(compute_figures(content, year, (each,), select(year, (each,))) for each in sites)
    title = B(
        f"Tổng hợp kết quả hoạt động của Cổng thông tin điện tử tỉnh và các trang thành phần năm {year}",
        f"Work of the provincial portal and its component sites in {year}",
    )
    letterhead = _office_letterhead(content.portal.main_site)
    figures = _two_years(content, year, sites, select)
    tables = (site_table(content.portal, rows),)
    return _report(content, "annual_all", title, *figures, _OFFICE, _COMMITTEE_ABOVE, letterhead, tables)


def _office_letterhead(main: Site) -> ReportLetterhead:
    """Return the letterhead of the Office's report, addressed to the committee above it and not to the Office."""
    return ReportLetterhead(main.agency_name("vi"), _OFFICE.vi, _SYMBOL, _OFFICE_RECIPIENTS, _post_of(main))


def _signatory_of(site: Site, agency: str) -> tuple[str, str]:
    """Return the signer's post, and the body on whose behalf they sign; below it, the post alone without the body."""
    post = _post_of(site)
    if not agency.startswith(_COMMITTEE):
        return post, ""
    return post.partition(f" {_COMMITTEE}")[0], _ON_BEHALF


def _post_of(site: Site) -> str:
    return without_unconfirmed(site.contact.responsible.get("vi", ""))


def _two_years(
    content: ReportContent,
    year: int,
    sites: tuple[str, ...],
    select: Callable[[int, tuple[str, ...]], DeadlineYear | None],
) -> tuple[AnnualFigures, AnnualFigures]:
    """Return the figures of the year and of the previous year."""
    now, before = (compute_figures(content, each, sites, select(each, sites)) for each in (year, year - 1))
    return now, before


def _report(
    content: ReportContent,
    key: str,
    title: B,
    figures: AnnualFigures,
    before: AnnualFigures,
    issuer: B,
    addressee: B,
    letterhead: ReportLetterhead,
    first_tables: tuple[ReportTable, ...],
) -> OfficeReport:
    tables = (*first_tables, *_tables(content, figures, before))
    report = OfficeReport(
        key,
        title,
        tuple(replace(each, title=_numbered(number, each.title)) for number, each in enumerate(tables, 1)),
        tuple(_facts(content, figures)),
        tuple(_notes(content, figures)),
        tuple(
            replace(each, title=_numbered(number, each.title)) for number, each in enumerate(_BLANKS, len(tables) + 1)
        ),
        letterhead,
        (_opening(content, figures, issuer, addressee),),
        describe_source(content),
        (_FORM_NOTE, describe_days(content), _COUNTING_NOTE),
    )
    return add_settings_note(report, content.main) if content.main is not None else report


def _opening(content: ReportContent, figures: AnnualFigures, issuer: B, addressee: B) -> B:
    first, last = date(figures.year, 1, 1), describe_last_moment(figures.last_day, content.at)
    return B(
        f"Thực hiện {_BASIS.vi}, {issuer.vi} báo cáo {addressee.vi} kết quả hoạt động từ ngày {format_day(first, 'vi')} đến "
        f"{last.vi} như sau:",
        f"Under {_BASIS.en}, {issuer.en} reports to {addressee.en} on the work from {format_day(first, 'en')} to "
        f"{last.en}:",
    )


def _tables(content: ReportContent, figures: AnnualFigures, before: AnnualFigures) -> Iterator[ReportTable]:
    yield month_table(figures)
    yield kind_table(content.portal, figures)
    yield language_table(figures)
    yield sum_changes_table(figures)
    yield list_changes_table(figures)
    yield deadline_table(content, figures)
    yield deadline_month_table(content, figures)
    if figures.deadlines is not None and figures.deadlines.days:
        yield freshness_table(content.portal, figures.deadlines)
    yield question_table(content.portal, figures)
    yield consultation_table(content.portal, figures)
    yield year_table(figures, before)


def _numbered(number: int, title: B) -> B:
    return B(f"{number}. {title.vi}", f"{number}. {title.en}")


def _facts(content: ReportContent, figures: AnnualFigures) -> Iterator[ReportFact]:
    yield ReportFact("first_day", B("Ngày đăng bài đầu tiên", "First item published"), figures.first_day)
    yield ReportFact("published", B("Số bài đã đăng trong kỳ", "Items published"), len(figures.published))
    yield ReportFact("gone", B("Trong đó đã gỡ", "Of these gone since"), or_untold(figures.items_gone))
    yield ReportFact(
        "proven",
        B("Trong đó có căn cứ về ngày đăng", "Of these with proof of the day"),
        sum(each.is_proven for each in figures.published),
    )
    yield ReportFact(
        "moved",
        B("Trong đó tính vào tháng khác với ngày ghi trên bài", "Of these in a month other than stated"),
        figures.moved,
    )
    yield ReportFact("undated", B("Bài thường trực, không ghi ngày", "Standing items, without a day"), figures.standing)
    yield ReportFact(
        "unknown_days",
        B("Bài không rõ ngày đăng, không thuộc tháng nào", "Items of unknown day, in no month"),
        figures.unknown_days,
    )
    yield count_samples_apart(content, figures.sites)


def _notes(content: ReportContent, figures: AnnualFigures) -> Iterator[B]:
    if figures.last_day < date(figures.year, 12, 31):
        yield B(
            f"Năm {figures.year} chưa hết: số liệu tính đến ngày {format_day(figures.last_day, 'vi')}.",
            f"{figures.year} is not over: the figures go up to {format_day(figures.last_day, 'en')}.",
        )
    yield from _activity_notes(figures)
    yield from list_report_faults(content, figures.sites)
    yield from list_history_notes(content, figures.sites, B("thời hạn, ", "limits, "))


def _activity_notes(figures: AnnualFigures) -> Iterator[B]:
    """Yield notes on an empty year, or a year in which the site began."""
    first = figures.first_day
    if figures.is_undated:
        yield B(
            "Trang chưa có bài ghi ngày: các bài đang có là bài thường trực hoặc không rõ ngày đăng, không thuộc tháng nào.",
            "There is no dated item yet: existing items are standing or of unknown day, and belong to no month.",
        )
    elif first is None or first.year > figures.year:
        began = (
            B(
                ", bài đầu tiên đăng ngày " + format_day(first, "vi"),
                ", its first item is of " + format_day(first, "en"),
            )
            if first
            else B("", "")
        )
        yield B(
            f"Năm {figures.year} trang chưa hoạt động{began.vi}: không có kết quả nào để báo cáo.",
            f"The site did not exist yet in {figures.year}{began.en}: there are no data to report.",
        )
    elif not figures.published:
        yield B(
            f"Năm {figures.year} trang có hoạt động nhưng không đăng bài nào: các số 0 dưới đây là số thật.",
            f"The site existed in {figures.year} without publishing: each 0 below is a fact.",
        )
    elif first > date(figures.year, 1, 1) and first.year == figures.year:
        yield B(
            f"Trang hoạt động từ ngày {format_day(first, 'vi')}; các tháng trước đó ghi “chưa hoạt động”, không phải 0.",
            f"The site began on {format_day(first, 'en')}; the months before are marked “not active”, and are not 0.",
        )
