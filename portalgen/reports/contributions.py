"""Authors' contributions of a month: the basis for deciding fees (QĐ 2111, Điều 12(4)).

It computes no money, since none of the portal's legal texts contains a table of rates. It names authors, so it is a
file for the Office and never part of a build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from portalgen.config.portal import Portal
from portalgen.content.body import read_body
from portalgen.content.model import Page
from portalgen.editorial.deadlines.main_content import add_settings_note
from portalgen.editorial.tables.period import period_of_month
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportChart,
    ReportColumn,
    ReportFact,
    ReportTable,
)
from portalgen.errors import PortalgenError
from portalgen.frozen import frozen
from portalgen.graph.moments import is_shown
from portalgen.kinds.definition import label_of_choice
from portalgen.law.due_dates import to_vietnam_time
from portalgen.render.presenters import name_term
from portalgen.reports.content_changes import list_changes
from portalgen.reports.former_pages import FormerPages, open_former_pages
from portalgen.reports.published_items import ReportedItem, list_published_items
from portalgen.reports.report_content import ReportContent
from portalgen.reports.report_notes import (
    UNTOLD,
    count_samples_apart,
    describe_days,
    describe_source,
    list_history_notes,
    list_report_faults,
)
from portalgen.reports.word_count import count_words
from portalgen.text.bilingual import Bilingual as B

ContributionSort = Literal["original", "translation", "correction"]
_SORTS: Final[dict[ContributionSort, CodedValue]] = {
    "original": CodedValue("original", B("bài gốc", "original")),
    "translation": CodedValue("translation", B("bản dịch", "translation")),
    "correction": CodedValue("correction", B("đính chính", "correction")),
}
_AUTHOR_NOTE: Final = B(
    "Tác giả lấy từ `author`, `co_authors`; nguồn ảnh từ `credit` của `images`; nguồn tin từ `origin`.",
    "Authors are taken from `author` and `co_authors`, credits from `images`, the origin from `origin`.",
)
_NO_AUTHOR: Final = CodedValue("", B("không ghi tác giả", "no author given"), "doubtful")


@frozen
class CreditedPicture:
    """A picture of an item, and its author or donor; "" if not named."""

    file: str
    credit: str


@frozen
class Contribution:
    """A page, or a correction of it."""

    sort: ContributionSort
    page: Page
    day: date
    authors: tuple[str, ...]
    """The author first, then the co-authors."""
    words: int | None = None
    """None if the text cannot be read, and for a correction, since it is not a new text."""
    pictures: tuple[CreditedPicture, ...] = ()
    """Of the original alone: its translations show the same pictures."""
    is_gone: bool = False
    """True if removed since: it was written all the same."""


def list_contributions(content: ReportContent, sites: Collection[str], year: int, month: int) -> list[Contribution]:
    """Return the contributions to `sites` in a month, in the order of days."""
    period = period_of_month(year, month)
    found: list[Contribution] = []
    published = {each.item.id: each for each in list_published_items(content, sites)}
    of_month = [each for each in published.values() if each.day is not None and period.contains(each.day)]
    with open_former_pages(content, [each for each in of_month if each.former is not None]) as former:
        for each in of_month:
            found += _contributions_of(content, each, former.get(each.item.id))
    for change in list_changes(content, sites):
        item = published.get(change.item)
        if change.sort != "corrected" or item is None:
            continue
        day = max(change.day, item.day or change.day)  # no item is corrected before its publication
        if period.contains(day):
            last = content.last_items.get(change.item) if item.former is not None else None
            page = (last or item.item).original
            is_gone = item.former is not None
            found.append(Contribution("correction", page, day, _authors_of(content, page), is_gone=is_gone))
    order = list(_SORTS)
    return sorted(found, key=lambda each: (each.day, each.page.source, order.index(each.sort)))


def _contributions_of(
    content: ReportContent, published: ReportedItem, former: FormerPages | None
) -> Iterator[Contribution]:
    """Yield the original and its translations; for a removed item as published."""
    day = published.day
    assert day is not None
    is_gone = published.former is not None
    item = former.item if former is not None else published.item
    portal = former.portal if former is not None else content.portal
    for page in item.pages:
        if page is item.original:
            contribution = _contribution(content, portal, "original", page, day)
        elif (is_gone and not page.draft) or is_shown(page, content.at):
            contribution = _contribution(content, portal, "translation", page, day)
        else:
            continue
        yield replace(contribution, is_gone=is_gone)


def _contribution(
    content: ReportContent, portal: Portal, sort: ContributionSort, page: Page, day: date
) -> Contribution:
    try:
        words = count_words(read_body(portal, page))
    except (OSError, UnicodeError, PortalgenError):
        words = None
    pictures = page.fields.get("images", ()) if sort == "original" else ()
    return Contribution(
        sort,
        page,
        day,
        _authors_of(content, page),
        words,
        tuple(CreditedPicture(each["file"], each.get("credit") or "") for each in pictures),
    )


def _authors_of(content: ReportContent, page: Page) -> tuple[str, ...]:
    written = (page.fields.get("author"), *page.fields.get("co_authors", ()))
    return tuple(dict.fromkeys(name_term(content.portal, "author", each, "vi")[1] for each in written if each))


def report_contributions(content: ReportContent, sites: Collection[str], year: int, month: int) -> OfficeReport:
    """Return the report on a month of these sites."""
    contributions = list_contributions(content, sites, year, month)
    period = period_of_month(year, month)
    assert period.last is not None
    report = OfficeReport(
        "contributions",
        B(
            f"Tin, bài, ảnh của tháng {month:02}/{year}: cơ sở tính nhuận bút, thù lao (Điều 12(4))",
            f"Contributions of {year}-{month:02}: the basis of fees (Điều 12(4))",
        ),
        (
            _author_table(contributions),
            _item_table(content, contributions),
            _picture_table(contributions),
        ),
        (
            ReportFact("period", B("Tháng", "Month"), period.words),
            ReportFact("items", B("Bài gốc", "Originals"), _count(contributions, "original")),
            ReportFact("translations", B("Bản dịch", "Translations"), _count(contributions, "translation")),
            ReportFact("corrections", B("Đính chính", "Corrections"), _count(contributions, "correction")),
            ReportFact(
                "gone",
                B("Bài gốc đã gỡ sau khi đăng, vẫn tính", "Originals gone since, counted all the same"),
                UNTOLD
                if content.main is None
                else sum(each.is_gone and each.sort == "original" for each in contributions),
            ),
            count_samples_apart(content, sites),
        ),
        tuple(_notes(content, contributions, period.last, sites)),
        technical_facts=describe_source(content),
        technical_notes=(describe_days(content), _AUTHOR_NOTE),
    )
    return add_settings_note(report, content.main) if content.main is not None else report


def _count(contributions: Iterable[Contribution], sort: ContributionSort) -> int:
    return sum(each.sort == sort for each in contributions)


def _notes(
    content: ReportContent, contributions: Iterable[Contribution], last: date, sites: Collection[str]
) -> Iterator[B]:
    yield B(
        "Báo cáo chỉ đếm, không tính tiền: mức nhuận bút, thù lao do người có thẩm quyền quyết định.",
        "The report counts and computes no money: the fees are decided by the competent persons.",
    )
    yield B(
        "Báo cáo có tên người, chỉ dùng trong nội bộ: không đăng lên cổng, không lưu vào thư mục content hay site-config.",
        "It has people's names and is for internal use: it is not published, and is not kept in content or site-config.",
    )
    if to_vietnam_time(content.at).date() <= last:
        yield B("Tháng này chưa hết: còn có thể thêm bài.", "The month is not over: there may be more.")
    yield from list_report_faults(content, sites)
    yield from list_history_notes(content, sites)
    unread = sum(each.is_gone and each.sort != "correction" and each.words is None for each in contributions)
    if unread:
        yield B(
            f"{unread} bài đã gỡ không đọc lại được, nên không có tác giả và số chữ.",
            f"Removed items that could not be read again, listed without authors and words: {unread}.",
        )
    yield B(
        "Số chữ là số tiếng cách nhau bằng khoảng trắng trong phần nội dung, không tính địa chỉ liên kết. Bài của nhiều tác giả "
        "được tính đủ cho từng người. Bản dịch thuộc tháng đăng của bài gốc; tác giả của bản dịch là người ghi ở bản ấy.",
        "Words are separated by spaces in the text, without the addresses of links. An item by several "
        "authors counts in full for each. A translation belongs to the month of its original, and to the "
        "authors it names itself.",
    )


def _author_table(contributions: Iterable[Contribution]) -> ReportTable:
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for each in contributions:
        for author in each.authors or ("",):
            groups[author].append(each)
    return ReportTable(
        "authors",
        B("Theo tác giả", "By author"),
        (
            ReportColumn("author", B("Tác giả", "Author")),
            ReportColumn("originals", B("Bài gốc", "Originals"), is_number=True),
            ReportColumn("together", B("Trong đó viết chung", "Of which together"), is_number=True),
            ReportColumn("words", B("Số chữ", "Words"), is_number=True),
            ReportColumn("translations", B("Bản dịch", "Translations"), is_number=True),
            ReportColumn("translated_words", B("Số chữ dịch", "Words translated"), is_number=True),
            ReportColumn("corrections", B("Đính chính", "Corrections"), is_number=True),
            ReportColumn("pictures", B("Ảnh trong bài", "Pictures"), is_number=True),
        ),
        tuple(_author_row(author, groups[author]) for author in sorted(groups, key=lambda each: (not each, each))),
        (
            B(
                "Mỗi tác giả một dòng; bài viết chung được tính cho từng người, nên cộng các dòng có thể lớn hơn tổng số bài.",
                "A row for each author; joint work counts for each author, so the rows may add up to more.",
            ),
        ),
        empty=B("Tháng này không có tin, bài nào.", "There are no contributions in this month."),
        chart=ReportChart(("originals", "translations")),
    )


def _author_row(author: str, contributions: list[Contribution]) -> tuple[CellValue, ...]:
    originals = [each for each in contributions if each.sort == "original"]
    translations = [each for each in contributions if each.sort == "translation"]
    return (
        author or _NO_AUTHOR,
        len(originals),
        sum(len(each.authors) > 1 for each in originals),
        sum(each.words or 0 for each in originals),
        len(translations),
        sum(each.words or 0 for each in translations),
        _count(contributions, "correction"),
        sum(len(each.pictures) for each in originals),
    )


def _item_table(content: ReportContent, contributions: Iterable[Contribution]) -> ReportTable:
    return ReportTable(
        "items",
        B("Từng tin, bài", "Item by item"),
        (
            ReportColumn("title", B("Bài", "Item")),
            ReportColumn("sort", B("Là", "What")),
            ReportColumn("kind", B("Loại", "Kind")),
            ReportColumn("author", B("Tác giả", "Author")),
            ReportColumn("day", B("Ngày", "Day")),
            ReportColumn("words", B("Số chữ", "Words"), is_number=True),
            ReportColumn("pictures", B("Ảnh", "Pictures"), is_number=True),
            ReportColumn("credited", B("Ảnh có ghi nguồn", "With credit"), is_number=True),
            ReportColumn("origin", B("Nguồn tin", "Origin")),
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("language", B("Ngôn ngữ", "Language"), is_data=True),
            ReportColumn("id", B("Mã bài", "Id"), is_data=True),
            ReportColumn("gone", B("Đã gỡ", "Gone"), is_data=True),
        ),
        tuple(_item_row(content, each) for each in contributions),
        (
            B(
                "Từng bài gốc, bản dịch, đính chính trong tháng.",
                "Each original, translation and correction of the month.",
            ),
        ),
        empty=B("Tháng này không có tin, bài nào.", "There are no contributions in this month."),
    )


def _item_row(content: ReportContent, each: Contribution) -> tuple[CellValue, ...]:
    page = each.page
    is_text = each.sort != "correction"
    return (
        page.title,
        _SORTS[each.sort],
        page.kind.label,
        each.authors or _NO_AUTHOR,
        each.day,
        each.words,
        len(each.pictures) if is_text else None,
        sum(bool(picture.credit) for picture in each.pictures) if is_text else None,
        _origin_of(page),
        content.name_site(page.site),
        page.language,
        page.id,
        each.is_gone,
    )


def _origin_of(page: Page) -> CellValue:
    """Return the origin: own, quoted or supplied; a quoted text is not its author's work here."""
    field, value = page.kind.field("origin"), page.fields.get("origin")
    return CodedValue(value, label_of_choice(field.choices, value)) if field is not None and value else None


def _picture_table(contributions: Iterable[Contribution]) -> ReportTable:
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for each in contributions:
        for picture in each.pictures:
            groups[picture.credit].append(each)
    nobody = CodedValue("", B("không ghi nguồn", "no credit given"), "doubtful")
    return ReportTable(
        "pictures",
        B("Ảnh theo người chụp, nơi cung cấp", "Pictures by credit"),
        (
            ReportColumn("credit", B("Nguồn ảnh", "Credit")),
            ReportColumn("pictures", B("Số ảnh", "Pictures"), is_number=True),
            ReportColumn("items", B("Số bài", "Items"), is_number=True),
        ),
        tuple(
            (credit or nobody, len(groups[credit]), len({each.page.id for each in groups[credit]}))
            for credit in sorted(groups, key=lambda each: (not each, each))
        ),
        notes=(B("Ảnh trong các bài gốc của tháng, theo nguồn ảnh.", "Pictures of the month's originals, by credit."),),
        empty=B("Tháng này không có ảnh nào.", "There are no pictures in this month."),
    )
