"""The annual report on a site's work (QĐ 2111, Điều 16(6)), and the Office's own that puts all sites together.

In the order of the Decision: first the results, as figures that anybody can count again, then what the agency proposes,
as lines that it fills in by hand. Nothing that people decide or think is written for them.
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
from portalgen.law.states import day_words
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
from portalgen.reports.faulty_pages import list_faulty_notes
from portalgen.reports.report_content import ReportContent
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
"""What Điều 16(6) asks for beside the results, and no program knows."""
_OFFICE: Final = "Văn phòng Ủy ban nhân dân tỉnh"
_RECIPIENTS: Final = (f"{_OFFICE} (qua Trung tâm Thông tin);", "…………………………;", "Lưu: VT, ……")
_OFFICE_RECIPIENTS: Final = ("Ủy ban nhân dân tỉnh;", "…………………………;", "Lưu: VT, ……")
_SYMBOL: Final = "/BC-……"
_FORM_NOTE: Final = B(
    "Các câu ở đây nhắc người soạn, xóa trước khi ký. Mẫu trình bày theo NĐ 30/2020/NĐ-CP: văn thư kiểm tra thể thức, điền số, "
    "ngày, nơi nhận và người ký trước khi ban hành.",
    "These sentences are for whoever prepares the paper: delete them before it is signed. A form after NĐ 30/2020/NĐ-CP: the "
    "records officer checks it and fills in number, day, recipients and who signs.",
)
_STANDING_NOTE: Final = B(
    "Bài được tính vào ngày mà lịch sử của bản chính chứng minh là đã đăng; không có gì chứng minh thì vào ngày ghi trên bài. "
    "Bản nháp, bài chờ giờ đăng và thông báo gỡ tin không tính là bài đăng.",
    "An item counts on the day on which main's history proves it published, else on the day that it bears. Drafts, what "
    "waits for its hour and notices of removal are no published items.",
)


def report_site_year(content: ReportContent, site: Site, year: int) -> OfficeReport:
    """Return the report that an agency sends to the Office."""
    select = audit_years(content, year, (site.id,))
    name = site.name("vi").full
    return _report(
        content,
        "annual",
        B(
            f"Kết quả hoạt động của Trang thông tin điện tử {name} năm {year}",
            f"Work of the website of {site.name('en').full} in {year}",
        ),
        *_two_years(content, year, (site.id,), select),
        ReportLetterhead(
            dict(site.superior).get("vi", ""),
            name,
            _SYMBOL,
            _RECIPIENTS,
            without_unconfirmed(site.contact.responsible.get("vi", "")),
        ),
        (),
    )


def report_portal_year(content: ReportContent, year: int) -> OfficeReport:
    """Return the Office's report on all sites together, with a row for each."""
    sites = tuple(each.id for each in content.portal.sites)
    select = audit_years(content, year, sites)
    rows = tuple(compute_figures(content, year, (each,), select(year, (each,))) for each in sites)
    main = content.portal.main_site
    return _report(
        content,
        "annual_all",
        B(
            f"Tổng hợp kết quả hoạt động của Cổng thông tin điện tử tỉnh và các trang thành phần năm {year}",
            f"Work of the provincial portal and its component sites in {year}",
        ),
        *_two_years(content, year, sites, select),
        ReportLetterhead(dict(main.superior).get("vi", ""), _OFFICE, _SYMBOL, _OFFICE_RECIPIENTS, ""),
        (site_table(content.portal, rows),),
    )


def _two_years(
    content: ReportContent,
    year: int,
    sites: tuple[str, ...],
    select: Callable[[int, tuple[str, ...]], DeadlineYear | None],
) -> tuple[AnnualFigures, AnnualFigures]:
    """Return the year and the one before it."""
    now, before = (compute_figures(content, each, sites, select(each, sites)) for each in (year, year - 1))
    return now, before


def _report(
    content: ReportContent,
    key: str,
    title: B,
    figures: AnnualFigures,
    before: AnnualFigures,
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
    )
    return add_settings_note(report, content.main) if content.main is not None else report


def _tables(content: ReportContent, figures: AnnualFigures, before: AnnualFigures) -> Iterator[ReportTable]:
    yield month_table(figures)
    yield kind_table(content.portal, figures)
    yield language_table(figures)
    yield sum_changes_table(figures)
    yield list_changes_table(figures)
    yield deadline_table(content, figures)
    yield deadline_month_table(content, figures)
    if figures.deadlines is not None and figures.deadlines.days:
        yield freshness_table(figures.deadlines)
    yield question_table(content.portal, figures)
    yield consultation_table(content.portal, figures)
    yield year_table(figures, before)


def _numbered(number: int, title: B) -> B:
    return B(f"{number}. {title.vi}", f"{number}. {title.en}")


def _facts(content: ReportContent, figures: AnnualFigures) -> Iterator[ReportFact]:
    first = date(figures.year, 1, 1)
    yield ReportFact(
        "period",
        B("Kỳ báo cáo", "Period"),
        B(
            f"{day_words(first, 'vi')}–{day_words(figures.last_day, 'vi')}",
            f"{day_words(first, 'en')} – {day_words(figures.last_day, 'en')}",
        ),
    )
    yield ReportFact("at", B("Lập vào lúc", "As of"), content.at)
    yield ReportFact("tip", B("Bản chính đến", "Main up to"), content.main.tip if content.main is not None else None)
    yield ReportFact("first_day", B("Bài đầu tiên của trang", "First item of the site"), figures.first_day)
    yield ReportFact("published", B("Số bài đã đăng trong kỳ", "Items published"), len(figures.published))
    yield ReportFact(
        "proven",
        B("Trong đó lịch sử chứng minh ngày đăng", "Whose day the history proves"),
        sum(each.is_proven for each in figures.published),
    )
    yield ReportFact("undated", B("Bài thường trực, không ghi ngày", "Standing items without a day"), figures.undated)
    yield ReportFact("samples", B("Trong đó bài mẫu", "Of which samples"), figures.samples)


def _notes(content: ReportContent, figures: AnnualFigures) -> Iterator[B]:
    yield _FORM_NOTE
    if figures.last_day < date(figures.year, 12, 31):
        yield B(
            f"Năm {figures.year} chưa hết: số liệu tính đến ngày {day_words(figures.last_day, 'vi')}.",
            f"{figures.year} is not over: the figures are those up to {day_words(figures.last_day, 'en')}.",
        )
    yield from _activity_notes(figures)
    if figures.samples:
        yield B(
            f"{figures.samples} trong số {len(figures.published)} bài là bài mẫu (`sample: true`), không phải kết quả hoạt động: "
            "gỡ bài mẫu rồi lập lại báo cáo trước khi ký.",
            f"{figures.samples} of {len(figures.published)} items are samples (`sample: true`) and no work that was done: "
            "remove them and make the report again before it is signed.",
        )
    reason = content.without_history
    if reason is not None:
        yield B(
            f"Không có số liệu về thời hạn và về bài mất không thông báo, vì {reason.vi}. Các số liệu khác lấy từ thư mục.",
            f"There are no figures on deadlines and on items that were lost in silence: {reason.en}. The others are those of "
            "the folder.",
        )
    unread = [each for each in content.library.faulty_pages if each.source.split("/")[1] in figures.sites]
    yield from list_faulty_notes(len(unread))
    yield _STANDING_NOTE


def _activity_notes(figures: AnnualFigures) -> Iterator[B]:
    """What an empty year, or one that began in its middle, means."""
    first = figures.first_day
    if first is None or first.year > figures.year:
        began = (
            B(", bài đầu tiên đăng ngày " + day_words(first, "vi"), ", its first item is of " + day_words(first, "en"))
            if first
            else B("", "")
        )
        yield B(
            f"Năm {figures.year} trang chưa hoạt động{began.vi}: không có kết quả nào để báo cáo.",
            f"The site was not there yet in {figures.year}{began.en}: there is nothing to report.",
        )
    elif not figures.published:
        yield B(
            f"Năm {figures.year} trang có hoạt động nhưng không đăng bài nào: các số 0 dưới đây là số thật.",
            f"The site was there in {figures.year} and published nothing: each 0 below is a fact.",
        )
    elif first > date(figures.year, 1, 1) and first.year == figures.year:
        yield B(
            f"Trang hoạt động từ ngày {day_words(first, 'vi')}; các tháng trước đó ghi “chưa hoạt động”, không phải 0.",
            f"The site began on {day_words(first, 'en')}; the months before are marked “not active”, and are not 0.",
        )
