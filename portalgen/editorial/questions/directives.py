"""Directives of boards and their documents (QĐ 2111, Điều 9(1)): records, and lengths in `deadlines.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.record_words import list_records, name_signer, validity_value
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportTable
from portalgen.law.deadlines import DirectedLimit
from portalgen.law.words import limit_words
from portalgen.text.bilingual import Bilingual as B

_NO_PLACE = CodedValue("unrecorded", B("không ghi nơi lưu", "no place is recorded"), "doubtful")


def report_directives(audit: ApprovalAudit, limits: Iterable[DirectedLimit], site: str) -> OfficeReport:
    """Return the directives of a site's board (of all if `site` is empty). `limits` are those now set on main."""
    limits = tuple(each for each in limits if not site or each.site == site)
    records = tuple(
        each
        for each in list_records(audit, "direct")
        if each.record is not None and (not site or each.record.details.get("site", each.site) in (site, ""))
    )
    signed = {each.record.details.get("document", ""): each.digest for each in records if each.record and each.counts}
    return OfficeReport(
        "directives",
        B("Chỉ đạo của Ban Biên tập (Điều 9(1))", "Directives of the board (Điều 9(1))"),
        (
            ReportTable(
                "records",
                B("Chỉ đạo có phiếu ký", "Directives with a record"),
                (
                    ReportColumn("at", B("Thời điểm ký", "Signed at")),
                    ReportColumn("document", B("Số văn bản", "Document")),
                    ReportColumn("site", B("Trang", "Site")),
                    ReportColumn("by", B("Người ký", "By")),
                    ReportColumn("validity", B("Phiếu", "Record")),
                    ReportColumn("reason", B("Nội dung chỉ đạo", "Subject of the directive"), is_detail=True),
                    ReportColumn("place", B("Nơi lưu văn bản", "Location of the document"), is_detail=True),
                    ReportColumn("sha256", B("SHA-256 của văn bản", "SHA-256 of the document"), is_detail=True),
                    ReportColumn("paths", B("Về các tệp", "About"), is_detail=True),
                    ReportColumn("record", B("Mã phiếu", "Digest"), is_detail=True),
                ),
                tuple(
                    (
                        each.record.at,
                        each.record.details.get("document", ""),
                        each.record.details.get("site", each.site),
                        name_signer(each, audit.roster_before(each.place)),
                        validity_value(each),
                        each.record.reason,
                        each.record.details.get("place", "") or _NO_PLACE,
                        each.record.details.get("sha256", ""),
                        tuple(change.path for change in each.record.changes),
                        each.digest,
                    )
                    for each in records
                    if each.record is not None
                ),
                empty=B("Không có phiếu chỉ đạo nào.", "There is no record of a directive."),
            ),
            ReportTable(
                "limits",
                B(
                    "Thời hạn do Ban Biên tập đặt ra, đang ghi trong cấu hình",
                    "Lengths that boards directed, as configured",
                ),
                (
                    ReportColumn("site", B("Trang", "Site")),
                    ReportColumn("class", B("Loại thời hạn", "Class")),
                    ReportColumn("limit", B("Thời hạn", "Length")),
                    ReportColumn("directive", B("Số văn bản chỉ đạo", "Directive")),
                    ReportColumn("from", B("Từ ngày", "From")),
                    ReportColumn("to", B("Đến hết ngày", "To")),
                    ReportColumn("record", B("Phiếu", "Record")),
                ),
                tuple(_limit_rows(limits, signed)),
                empty=B(
                    "Cấu hình không có thời hạn nào do Ban Biên tập đặt ra.", "No length is configured by a directive."
                ),
            ),
        ),
    )


def _limit_rows(limits: Iterable[DirectedLimit], signed: dict[str, str]) -> Iterator[tuple[CellValue, ...]]:
    for each in limits:
        digest = signed.get(each.directive, "")
        record = (
            CodedValue("signed", B(f"có phiếu {digest[:12]}", f"record {digest[:12]}"), "good")
            if digest
            else CodedValue(
                "unsigned", B("không có phiếu ký; chỉ có số văn bản", "no record, the number alone"), "doubtful"
            )
        )
        limit = B(limit_words(each.limit, "vi"), limit_words(each.limit, "en"))
        yield each.site, each.deadline_class, limit, each.directive, each.valid_from, each.valid_to, record
