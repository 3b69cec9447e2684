"""The approval of waivers: each waiver ever on main, its arrival, and the signatures for that change."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.config.lint_models import WaiverModel, WaiversModel
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.editorial.audit.audit_model import ApprovalAudit, MainCommit
from portalgen.editorial.audit.record_words import STATE_VALUES, describe_records
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportTable
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.commits import list_commits_by_id, read_first_parent_changes
from portalgen.history.repository import Repository
from portalgen.text.bilingual import Bilingual as B


@frozen
class WaiverArrival:
    """A waiver with the adding and the removing commit."""

    waiver: WaiverModel
    arrival: MainCommit
    removal: MainCommit | None


def read_waiver_arrivals(repository: Repository, audit: ApprovalAudit) -> tuple[WaiverArrival, ...]:
    """Return each waiver ever on main, in order of arrival.

    A faulty file has no waivers: the linter does not apply it either.
    """
    by_id = {each.id: each for each in audit.line}
    commits = list_commits_by_id(repository, by_id)
    changes = [
        (by_id[commit], each.new_blob)
        for commit, each in read_first_parent_changes(repository, commits, WAIVERS_FILE)
        if each.path == WAIVERS_FILE
    ]
    data = dict(read_blobs(repository, dict.fromkeys(blob for _, blob in changes if blob)))
    arrivals: list[WaiverArrival] = []
    standing: dict[str, int] = {}
    for commit, blob in changes:
        waivers = {each.model_dump_json(): each for each in _waivers(data[blob] if blob else b"")}
        for key in standing.keys() - waivers.keys():
            number = standing.pop(key)
            arrivals[number] = WaiverArrival(arrivals[number].waiver, arrivals[number].arrival, commit)
        for key, waiver in waivers.items():
            if key not in standing:
                standing[key] = len(arrivals)
                arrivals.append(WaiverArrival(waiver, commit, None))
    return tuple(arrivals)


def _waivers(data: bytes) -> tuple[WaiverModel, ...]:
    model, _ = validate(WaiversModel, YamlText(data.decode("utf-8-sig", "replace"), WAIVERS_FILE, "CFG"))
    return model.waivers if model is not None else ()


def report_waivers(audit: ApprovalAudit, arrivals: tuple[WaiverArrival, ...], target: str) -> OfficeReport:
    """Return the approvers of each waiver; `target` is the id of an item or site, all of them if empty."""
    chosen = tuple(each for each in arrivals if not target or target in (each.waiver.item, each.waiver.site))
    return OfficeReport(
        "waivers", B("Ai đã duyệt miễn áp dụng", "Who approved waivers"), (waivers_table(audit, chosen),)
    )


def waivers_table(audit: ApprovalAudit, arrivals: tuple[WaiverArrival, ...]) -> ReportTable:
    """Return a row for each of these waivers."""
    return ReportTable(
        "waivers",
        B("Miễn áp dụng", "Waivers"),
        (
            ReportColumn("code", B("Mã", "Code")),
            ReportColumn("target", B("Bài hoặc trang", "Item or site")),
            ReportColumn("from", B("Từ ngày", "From")),
            ReportColumn("until", B("Đến hết ngày", "Until")),
            ReportColumn("approved_by", B("Ghi là do ai duyệt", "Stated approver")),
            ReportColumn("came", B("Vào bản chính", "Came to main")),
            ReportColumn("gone", B("Bỏ khỏi bản chính", "Left main")),
            ReportColumn("approval", B("Duyệt", "Approval")),
            ReportColumn("records", B("Phiếu", "Records"), is_detail=True),
            ReportColumn("reason", B("Lý do", "Reason"), is_detail=True),
        ),
        tuple(_rows(audit, arrivals)),
        empty=B("Không có mục miễn áp dụng nào.", "There is no waiver."),
    )


def _rows(audit: ApprovalAudit, arrivals: tuple[WaiverArrival, ...]) -> Iterator[tuple[CellValue, ...]]:
    audited = {each.place: each for each in audit.changes if each.change.path == WAIVERS_FILE}
    for each in arrivals:
        waiver, change = each.waiver, audited.get(each.arrival.place)
        yield (
            waiver.code,
            waiver.item or waiver.site or "",
            waiver.starts,
            waiver.until,
            waiver.approved_by,
            each.arrival.committed_at,
            each.removal.committed_at if each.removal is not None else None,
            _BEFORE if change is None else STATE_VALUES[change.state],
            () if change is None else describe_records(audit, (*change.approvals, *change.ratified_by)),
            waiver.reason,
        )


_BEFORE = CodedValue("before_genesis", B("trước khi có danh sách phân công", "before there was a roster"), "doubtful")
