"""Items kept for the retention period decided by the Office: a list for review (QĐ 2111, Điều 11(2)).

It removes nothing. A kind without a confirmed period never expires, and is listed as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from portalgen.config.retention import KindRetention, Retention
from portalgen.editorial.deadlines.main_content import add_settings_note
from portalgen.editorial.tables.tables import (
    CellValue,
    CodedValue,
    OfficeReport,
    ReportBlank,
    ReportColumn,
    ReportFact,
    ReportTable,
)
from portalgen.frozen import frozen
from portalgen.graph.moments import status_of
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.reports.published_items import ReportedItem, list_published_items
from portalgen.reports.report_content import ReportContent
from portalgen.reports.report_notes import count_samples_apart, describe_days, describe_source, list_report_faults
from portalgen.text.bilingual import Bilingual as B

_UNCONFIRMED: Final = KindRetention("unconfirmed")
_UNCONFIRMED_CELL: Final = CodedValue(
    "unconfirmed", B("chưa có thời hạn được xác nhận", "no confirmed length"), "doubtful"
)
_PERMANENT_CELL: Final = CodedValue("permanent", B("vĩnh viễn", "permanent"))
_STATUSES: Final = {
    "": CodedValue("shown", B("đang hiện", "shown")),
    "corrected": CodedValue("corrected", B("đang hiện, có đính chính", "shown, corrected")),
    "superseded": CodedValue("superseded", B("đã có bài thay thế", "superseded")),
    "withdrawn": CodedValue("withdrawn", B("đã thu hồi", "withdrawn")),
    "expired": CodedValue("expired", B("đã hết hạn hiển thị", "expired")),
}
_STEPS: Final = B(
    "Việc cần làm với từng bài: kiểm tra bài còn được dẫn tới, còn giá trị không; lưu trữ bản đang phát hành; lập danh mục, trình người "
    "có thẩm quyền; được duyệt thì thu hồi hoặc gỡ, có thông báo cho người đọc.",
    "For each item: check for links to it and for its use; archive the release; have the list approved by"
    " the competent persons; then withdraw or remove it, with a notice to readers.",
)
_COMMANDS: Final = B(
    "Lưu trữ: `portalgen archive --target ĐÍCH --out TÊN.warc.gz`. Thu hồi, gỡ: `portalgen withdraw MÃ`, `portalgen remove MÃ` "
    "(docs/how-to/dinh-chinh-go-bai.md). Thời hạn từng loại: site-config/legal/retention.yaml.",
    "Archive: `portalgen archive --target TARGET --out NAME.warc.gz`. Withdraw, remove: `portalgen withdraw ID`, `portalgen remove "
    "ID` (docs/how-to/dinh-chinh-go-bai.md). How long each kind is kept: site-config/legal/retention.yaml.",
)


@frozen
class DueItem:
    """An item with an expired retention period."""

    published: ReportedItem
    day: date
    """Of its publication."""
    until: date
    """The last day of its time."""
    retention: KindRetention


def end_of_keeping(day: date, years: int) -> date:
    """Return the last day of a period of years from `day`; a period from 29 February ends on 28 February."""
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _list_kept(content: ReportContent, sites: Collection[str]) -> list[ReportedItem]:
    """Return the existing items: removed items need no review."""
    return [each for each in list_published_items(content, sites) if each.former is None]


def _select_due(content: ReportContent, retention: Retention, kept: Iterable[ReportedItem]) -> Iterator[DueItem]:
    today = to_vietnam_time(content.at).date()
    for published in kept:
        entry = retention.get(published.item.original.kind.name, _UNCONFIRMED)
        if isinstance(entry.keep, int) and published.day is not None:
            until = end_of_keeping(published.day, entry.keep)
            if until < today:
                yield DueItem(published, published.day, until, entry)


def report_disposal(content: ReportContent, retention: Retention, sites: Collection[str]) -> OfficeReport:
    """Return the list, with how long each kind is kept."""
    published = _list_kept(content, sites)
    due = sorted(
        _select_due(content, retention, published), key=lambda each: (each.until, each.published.item.original.source)
    )
    report = OfficeReport(
        "disposal",
        B("Bài đã hết thời hạn lưu giữ trên cổng (Điều 11(2))", "Items kept for their whole time (Điều 11(2))"),
        (_item_table(content, due), _kind_table(content, retention, published, due)),
        (
            ReportFact("due", B("Bài đã hết thời hạn", "Items whose time is over"), len(due)),
            ReportFact(
                "unconfirmed",
                B("Bài thuộc loại chưa có thời hạn", "Items of kinds without a confirmed length"),
                sum(_keep_of(retention, each) == "unconfirmed" for each in published),
            ),
            ReportFact(
                "unknown_days",
                B("Bài không rõ ngày đăng, chưa tính được", "Items of unknown day, not counted"),
                sum(each.day is None and isinstance(_keep_of(retention, each), int) for each in published),
            ),
            count_samples_apart(content, sites),
        ),
        tuple(_notes(content, retention, sites)),
        (
            ReportBlank(
                "archive_place",
                B("Nơi giữ tệp lưu trữ (.warc.gz), số biên bản", "Where the archive is kept, number of the record"),
                2,
            ),
        )
        if due
        else (),
        technical_facts=describe_source(content),
        technical_notes=(_COMMANDS, describe_days(content)),
    )
    return add_settings_note(report, content.main) if content.main is not None else report


def _keep_of(retention: Retention, published: ReportedItem) -> object:
    return retention.get(published.item.original.kind.name, _UNCONFIRMED).keep


def _notes(content: ReportContent, retention: Retention, sites: Collection[str]) -> Iterator[B]:
    yield B(
        "Không có bài nào tự bị gỡ: đây là danh mục để người có thẩm quyền xem xét từng bài.",
        "No item is removed automatically: this is a list for deciding on each item.",
    )
    yield _STEPS
    if not any(isinstance(each.keep, int) for each in retention.values()):
        yield B(
            "Chưa loại bài nào có thời hạn bằng số năm được xác nhận, nên danh mục này trống.",
            "No kind has a confirmed length in years, so the list is empty.",
        )
    yield from list_report_faults(content, sites)


def _item_table(content: ReportContent, due: Iterable[DueItem]) -> ReportTable:
    return ReportTable(
        "items",
        B("Bài đã hết thời hạn", "Items whose time is over"),
        (
            ReportColumn("title", B("Bài", "Item")),
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("kind", B("Loại", "Kind")),
            ReportColumn("day", B("Ngày đăng", "Published")),
            ReportColumn("age", B("Số năm", "Years"), is_number=True),
            ReportColumn("keep", B("Thời hạn", "Kept for")),
            ReportColumn("until", B("Hết ngày", "Until")),
            ReportColumn("status", B("Tình trạng", "State")),
            ReportColumn("basis", B("Căn cứ", "Basis"), is_detail=True),
            ReportColumn("id", B("Mã bài", "Id"), is_detail=True),
            ReportColumn("path", B("Tệp", "File"), is_detail=True),
        ),
        tuple(_item_row(content, each) for each in due),
        (
            B(
                "Bài đã lưu giữ hết thời hạn, tính từ ngày đăng; bài hết hạn trước đứng trước.",
                "Items kept for their whole time since they were published, the oldest ends first.",
            ),
        ),
        empty=B("Không có bài nào.", "There is none."),
    )


def _item_row(content: ReportContent, due: DueItem) -> tuple[CellValue, ...]:
    page = due.published.item.original
    today = to_vietnam_time(content.at).date()
    age = today.year - due.day.year - ((today.month, today.day) < (due.day.month, due.day.day))
    return (
        page.title,
        content.name_site(page.site),
        page.kind.label,
        due.day,
        age,
        _keep_cell(due.retention),
        due.until,
        _STATUSES.get(status_of(page, content.at)),
        due.retention.basis,
        page.id,
        page.source,
    )


def _keep_cell(retention: KindRetention) -> CellValue:
    if isinstance(retention.keep, int):
        years = retention.keep
        return CodedValue(str(years), B(f"{years} năm", f"{years} years"))
    return _PERMANENT_CELL if retention.keep == "permanent" else _UNCONFIRMED_CELL


def _kind_table(
    content: ReportContent, retention: Retention, published: Iterable[ReportedItem], due: Iterable[DueItem]
) -> ReportTable:
    counts = Counter(each.item.original.kind.name for each in published)
    over = Counter(each.published.item.original.kind.name for each in due)
    kinds = [each for each in content.portal.kinds.values() if not each.is_index and not each.is_tombstone]
    return ReportTable(
        "kinds",
        B("Thời hạn lưu giữ theo loại bài", "How long each kind is kept"),
        (
            ReportColumn("kind", B("Loại", "Kind")),
            ReportColumn("keep", B("Thời hạn", "Kept for")),
            ReportColumn("basis", B("Căn cứ", "Basis")),
            ReportColumn("items", B("Số bài", "Items"), is_number=True),
            ReportColumn("due", B("Hết thời hạn", "Over"), is_number=True),
            ReportColumn("note", B("Ghi chú", "Note"), is_detail=True),
            ReportColumn("name", B("Mã loại", "Name"), is_data=True),
        ),
        tuple(_kind_row(each, retention.get(each.name, _UNCONFIRMED), counts, over) for each in kinds),
        (
            B(
                "Thời hạn đã được xác nhận của từng loại và số bài đang có; loại chưa có thời hạn không bao giờ bị coi là hết hạn.",
                "The confirmed length of each kind and its items; a kind without a confirmed length never expires.",
            ),
        ),
    )


def _kind_row(kind: Kind, entry: KindRetention, counts: Counter[str], over: Counter[str]) -> tuple[CellValue, ...]:
    return (kind.label, _keep_cell(entry), entry.basis, counts[kind.name], over[kind.name], entry.note, kind.name)
