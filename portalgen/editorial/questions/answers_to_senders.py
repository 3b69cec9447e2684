"""Answers to senders (Điều 10): refusals and returns, with time, reason, and the way the sender was notified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR

from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.record_words import list_records, name_signer, validity_value
from portalgen.editorial.offers.offer_model import Offer, match_offers
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.record_times import EARLIEST_YEAR, parse_moment
from portalgen.editorial.records.records import PORTAL_FOLDER, record_folder
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.bilingual import Bilingual as B

ANSWER_COLUMNS = (
    ReportColumn("at", B("Thời điểm ký", "Signed at")),
    ReportColumn("action", B("Quyết định", "Decision")),
    ReportColumn("by", B("Người ký", "By")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("paths", B("Bài", "Pages"), is_detail=True),
    ReportColumn("reason", B("Lý do hoặc câu hỏi", "Reason or question"), is_detail=True),
    ReportColumn("sender", B("Người gửi", "Sender")),
    ReportColumn("via", B("Báo bằng cách", "Notified by")),
    ReportColumn("told_at", B("Báo lúc", "Notified at")),
    ReportColumn("validity", B("Phiếu", "Record")),
    ReportColumn("record", B("Mã phiếu", "Digest"), is_detail=True),
)
_DECLINED = CodedValue("decline", B("không nhận đề nghị", "declines an offer"))
_BY_RECORD = B("phiếu trả lời", "the signed answer")


def report_answers(
    audit: ApprovalAudit, site: str, period: ReportPeriod, more: tuple[ReportTable, ...] = ()
) -> OfficeReport:
    """Return the refusals, returns and declined offers of a site signed in a period; of all sites if `site` is empty.

    `more` are further tables, such as the offers of other boards.
    """
    refused = (*list_records(audit, "reject", "return"), *(audit.records[each] for each in _find_declined(audit)))
    records = tuple(
        each
        for each in sorted(refused, key=lambda each: (each.place, each.path))
        if (not site or _site(each) == site) and _is_within(each, period)
    )
    return OfficeReport(
        "answers",
        B("Trả lời người gửi (Điều 10(2), 10(4))", "Answers to senders (Điều 10(2), 10(4))"),
        (answers_table(audit, records), *more),
        (
            ReportFact(
                "count", B("Số phiếu không duyệt, trả lại, không nhận", "Refusals, returns and declines"), len(records)
            ),
        ),
        (
            B(
                "Chỉ có những gì được ghi bằng phiếu; bài bị bỏ mà không có phiếu thì không thấy ở đây.",
                "This holds what a record says; what was dropped without a record is not seen here.",
            ),
        ),
    )


def answers_table(audit: ApprovalAudit, records: tuple[LandedRecord, ...]) -> ReportTable:
    """Return a row for each of these records: refusals, returns, and answers that decline an offer."""
    return ReportTable(
        "answers",
        B("Không duyệt, trả lại, không nhận đề nghị", "Refused, sent back, offers declined"),
        ANSWER_COLUMNS,
        tuple(_rows(audit, records)),
        empty=B(
            "Không có phiếu nào ghi không duyệt, trả lại hoặc không nhận đề nghị.",
            "No record says that anything was refused, sent back or declined.",
        ),
    )


def _find_declined(audit: ApprovalAudit) -> dict[str, Offer]:
    """Return the declined offers (Điều 10(4)), by the digest of the answer that counts."""
    offers = match_offers(audit.records.values())
    return {each.answer.digest: each for each in offers if each.answer is not None and each.state == "declined"}


def _rows(audit: ApprovalAudit, records: tuple[LandedRecord, ...]) -> Iterator[tuple[CellValue, ...]]:
    declined = _find_declined(audit)
    for landed in records:
        record, offer = landed.record, declined.get(landed.digest)
        assert record is not None  # list_records yields readable ones
        yield (
            record.at,
            CodedValue(record.action, ACTIONS[record.action].names) if offer is None else _DECLINED,
            name_signer(landed, audit.roster_before(landed.place)),
            _site(landed),
            tuple(each.path for each in (record if offer is None else offer.record).changes),
            record.reason,
            record.details.get("sender", "") if offer is None else offer.site,
            record.details.get("via", "") if offer is None else _BY_RECORD,
            _moment(record.details.get("told_at", "")),
            validity_value(landed),
            landed.digest,
        )


def _site(landed: LandedRecord) -> str:
    assert landed.record is not None
    folder = record_folder(landed.record)
    return "" if folder == PORTAL_FOLDER else folder


def _is_within(landed: LandedRecord, period: ReportPeriod) -> bool:
    assert landed.record is not None
    return period.contains(to_vietnam_time(landed.record.at).date())


def _moment(text: str) -> CellValue:
    """Return a moment written in a record; unreadable or impossible values are returned unchanged."""
    moment = parse_moment(text)
    return text if moment is None or not EARLIEST_YEAR <= moment.year < MAXYEAR else moment
