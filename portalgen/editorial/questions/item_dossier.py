"""The dossier of an item: everything proven by the history and the records, for checking by hand.

It answers who was Trưởng Ban and approved (QĐ 2111, Điều 10(3)), if the item was reviewed and confirmed (10(2)), if a
sender was answered (10(4)), the stated receipt (9), and when it was published. Missing proof is stated explicitly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from portalgen.config.roster import Roster
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange
from portalgen.editorial.audit.item_history import ItemHistory, ItemStep
from portalgen.editorial.audit.record_words import (
    LEVEL_WORDS,
    STATE_VALUES,
    describe_records,
    in_order_of_signing,
    list_records,
    mark_purged,
    name_signer,
    validity_value,
)
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.questions.answers_to_senders import answers_table
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.frozen import frozen
from portalgen.kinds.table import KINDS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.model import ItemTimes
from portalgen.timeline.reasons import EVIDENCE_REASONS
from portalgen.timeline.record import ItemRecord, Timeline

_STATUS: Final = {
    "added": B("thêm", "added"),
    "changed": B("sửa", "changed"),
    "deleted": B("xóa", "deleted"),
}
_STRENGTH: Final = {
    "proven": CodedValue("proven", B("chứng minh được", "proven"), "good"),
    "weak": CodedValue("weak", B("không muộn hơn", "no later than this"), "doubtful"),
    "unproven": CodedValue("unproven", B("không đủ dữ liệu", "not enough data"), "doubtful"),
}

_WITHDRAWN: Final = "withdrawn"
_STATES: Final = {
    each.code: each
    for each in (
        CodedValue("standing", B("đang đăng", "published")),
        CodedValue("hidden", B("bản nháp, người đọc không thấy", "a draft, which readers do not see"), "doubtful"),
        CodedValue(
            "withdrawn", B("ĐÃ THU HỒI, còn đọc được dưới lời báo", "WITHDRAWN, readable below a notice"), "bad"
        ),
        CodedValue("removed", B("ĐÃ GỠ, để lại thông báo", "REMOVED, a notice is left"), "bad"),
        CodedValue("deleted", B("không còn trên bản chính", "no longer on main"), "bad"),
    )
}


@frozen
class DossierSources:
    """The sources of a dossier."""

    history: ItemHistory
    audit: ApprovalAudit
    timeline: Timeline

    @property
    def records(self) -> tuple[LandedRecord, ...]:
        """The readable records with a path of the item, with any action, in order of landing."""
        paths = self.history.paths or frozenset((self.history.id,))
        landed = sorted(self.audit.records.values(), key=lambda each: (each.place, each.path))
        return tuple(
            each
            for each in landed
            if each.record is not None and any(change.path in paths for change in each.record.changes)
        )

    @property
    def purged_changes(self) -> tuple[AuditedChange, ...]:
        """Changes at the item's paths that its history no longer shows, since data was purged."""
        paths = self.history.paths | {self.history.id}
        shown = {(each.place, each.path) for each in self.history.steps}
        return tuple(
            each
            for each in self.audit.changes
            if each.purge and each.change.path in paths and (each.place, each.change.path) not in shown
        )


def report_item(sources: DossierSources, more: tuple[ReportTable, ...] = ()) -> OfficeReport:
    """Return the dossier of an item; `more` are further tables, such as its clocks.

    For an item never on main, it has the records about its paths, and a sentence that it was never on main.
    """
    history, audit = sources.history, sources.audit
    about = sources.records
    refused = tuple(each for each in about if each.record is not None and each.record.action in ("reject", "return"))
    return OfficeReport(
        "item",
        B(f"Hồ sơ bài {history.id}", f"Dossier of {history.id}"),
        (
            _changes(sources),
            _chiefs(sources),
            _reviews(audit, about),
            answers_table(audit, refused),
            _spans(sources),
            _receipts(history),
            *more,
        ),
        tuple(_facts(sources)),
        tuple(_notes(sources, about)),
    )


def _facts(sources: DossierSources) -> Iterator[ReportFact]:
    history = sources.history
    version = history.last_version
    times = sources.timeline.items.get(history.id)
    yield ReportFact("id", B("Mã bài", "Id"), history.id)
    if version is not None:
        yield ReportFact("title", B("Tên bài", "Title"), version.identity.title)
        kind = KINDS.get(version.identity.kind)
        yield ReportFact("kind", B("Loại", "Kind"), kind.label if kind is not None else version.identity.kind)
        if version.identity.number:
            yield ReportFact("number", B("Số ký hiệu", "Number"), version.identity.number)
    if history.steps:
        yield ReportFact("state", B("Tình trạng hiện nay", "State now"), _state_of(history))
    purged = {each.change.path for each in sources.purged_changes}
    sites = sorted({classify_path(each).site for each in (*history.paths, *purged)})
    yield ReportFact("site", B("Trang", "Site"), ", ".join(sites))
    if times is not None:
        yield from _time_facts(times)
    yield ReportFact("main", B("Bản chính đến", "Main up to"), sources.audit.tip)


def _state_of(history: ItemHistory) -> CodedValue:
    """Return the state of the item in main's newest commit."""
    last: dict[str, ItemStep] = {each.path: each for each in history.steps if not each.is_attachment}
    versions = [each.version for each in last.values() if each.version is not None and each.status != "deleted"]
    original = next((each for each in versions if not each.state.is_translation), None)
    version = original or next(iter(versions), None)
    if version is None:
        has_notice = any(each.blob for each in last.values())  # histories leave out what a notice of a removal says
        return _STATES["removed" if has_notice else "deleted"]
    if version.state.is_hidden:
        return _STATES["hidden"]
    return _STATES["withdrawn" if _WITHDRAWN in version.keys else "standing"]


def _time_facts(times: ItemTimes) -> Iterator[ReportFact]:
    for key, label, evidence in (
        ("submitted", B("Gửi duyệt", "Handed in"), times.submission),
        ("published", B("Xuất bản", "Published"), times.publication),
    ):
        yield ReportFact(key, label, evidence.at)
        yield ReportFact(
            f"{key}_strength",
            B(f"Mức chứng minh ({label.vi.lower()})", f"Worth ({label.en.lower()})"),
            _STRENGTH[evidence.strength],
        )
        yield ReportFact(
            f"{key}_reason",
            B(f"Căn cứ ({label.vi.lower()})", f"Why ({label.en.lower()})"),
            EVIDENCE_REASONS[evidence.reason],
        )


def _changes(sources: DossierSources) -> ReportTable:
    return ReportTable(
        "changes",
        B("Các lần thay đổi trên bản chính", "Changes on main"),
        (
            ReportColumn("at", B("Thời điểm", "At")),
            ReportColumn("path", B("Tệp", "File")),
            ReportColumn("change", B("Thay đổi", "Change")),
            ReportColumn("approval", B("Duyệt", "Approval")),
            ReportColumn("level", B("Mức", "Level")),
            ReportColumn("records", B("Phiếu", "Records"), is_detail=True),
            ReportColumn("committer", B("Người đưa vào bản chính", "Who put it on main"), is_detail=True),
            ReportColumn("commit", B("Mã lần lưu", "Commit"), is_detail=True),
        ),
        tuple(_change_rows(sources)),
        empty=B("Bản chính chưa từng có bài này.", "Main never held this item."),
    )


def _change_rows(sources: DossierSources) -> Iterator[tuple[CellValue, ...]]:
    audited = _audited_changes(sources.audit)
    for step in sources.history.steps:
        change = audited.get((step.place, step.path))
        digests = () if change is None else (*change.reviews, *change.approvals, *change.ratified_by)
        yield (
            step.commit.committed_at,
            step.path,
            _STATUS[step.status],
            _BEFORE_GENESIS if change is None else mark_purged(STATE_VALUES[change.state], change.purge),
            None if change is None else LEVEL_WORDS[change.level],
            describe_records(sources.audit, digests),
            step.commit.committer,
            step.commit.id,
        )
    for each in sources.purged_changes:
        commit = sources.audit.line[each.place]
        status = "added" if each.change.before is None else "deleted" if each.change.after is None else "changed"
        yield (
            commit.committed_at,
            each.change.path,
            _STATUS[status],
            mark_purged(STATE_VALUES[each.state], each.purge),
            LEVEL_WORDS[each.level],
            describe_records(sources.audit, (*each.reviews, *each.approvals, *each.ratified_by)),
            commit.committer,
            commit.id,
        )


_BEFORE_GENESIS: Final = CodedValue(
    "before_genesis", B("trước khi có danh sách phân công", "before there was a roster")
)


def _audited_changes(audit: ApprovalAudit) -> Mapping[tuple[int, str], AuditedChange]:
    return {(each.place, each.change.path): each for each in audit.changes}


def _chiefs(sources: DossierSources) -> ReportTable:
    """Return the chiefs on each day on which the item changed, and if their signature approves that change."""
    audit = sources.audit
    audited = _audited_changes(audit)
    rows: dict[tuple[CellValue, ...], None] = {}
    for step in sources.history.steps:
        site = classify_path(step.path).site
        day = to_vietnam_time(step.commit.committed_at).date()
        roster = audit.roster_before(step.place)
        change = audited.get((step.place, step.path))
        for post, decision, id in _chiefs_on(roster, site, day):
            rows[day, site, post, decision, _chief_answer(audit, change, id)] = None
    return ReportTable(
        "chiefs",
        B(
            "Trưởng Ban vào ngày thay đổi, và đã duyệt chưa (Điều 10(3))",
            "The chief on that day, and whether they approved (Điều 10(3))",
        ),
        (
            ReportColumn("day", B("Ngày", "Day")),
            ReportColumn("site", B("Trang", "Site")),
            ReportColumn("post", B("Trưởng Ban", "Chief")),
            ReportColumn("decision", B("Quyết định phân công", "Appointing decision")),
            ReportColumn("approved", B("Đã ký duyệt", "Approved")),
        ),
        tuple(rows),
        empty=B("Bài chưa có thay đổi nào trên bản chính.", "The item never changed on main."),
    )


def _chiefs_on(roster: Roster | None, site: str, day: date) -> Iterator[tuple[CellValue, CellValue, str]]:
    chiefs = [] if roster is None else [each for each in roster.list_people(site) if each.holds("chief", day)]
    if not chiefs:
        yield B("không có ai trong danh sách phân công", "the roster holds nobody"), None, ""
    for person in chiefs:
        decision = next(
            (each.decision for each in person.appointments if each.role == "chief" and each.holds_on(day)), ""
        )
        yield person.post, decision or B("chưa xác nhận", "unconfirmed"), person.id


def _chief_answer(audit: ApprovalAudit, change: AuditedChange | None, chief: str) -> CodedValue:
    if change is None or change.state in ("adopted", "exempt"):
        return CodedValue("not_asked", B("không phải ký", "did not have to"))
    records = [audit.records[each].record for each in (*change.approvals, *change.ratified_by)]
    late = change.state != "approved"
    if any(each is not None and each.by == chief and not each.on_behalf_of for each in records):
        return _LATE if late else CodedValue("yes", B("có", "yes"), "good")
    if any(each is not None and each.on_behalf_of == chief for each in records):
        return CodedValue(
            "delegated", B("người được ủy quyền ký thay", "by delegation"), "" if not late else "doubtful"
        )
    return CodedValue("no", B("không", "no"), "bad")


_LATE: Final = CodedValue("afterwards", B("có, nhưng sau khi đăng", "yes, but afterwards"), "doubtful")


def _reviews(audit: ApprovalAudit, about: Iterable[LandedRecord]) -> ReportTable:
    rows = []
    for landed in in_order_of_signing(about):
        record = landed.record
        if record is not None and record.action in ("review", "confirm"):
            names = (
                B("biên tập, đề nghị duyệt", "reviewed") if record.action == "review" else B("xác thực", "confirmed")
            )
            rows.append(
                (
                    record.at,
                    CodedValue(record.action, names),
                    name_signer(landed, audit.roster_before(landed.place)),
                    record.details.get("supplier", ""),
                    record.details.get("via", ""),
                    record.details.get("reference", ""),
                    validity_value(landed),
                    record.reason,
                )
            )
    return ReportTable(
        "reviews",
        B("Biên tập và xác thực (Điều 10(2))", "Reviewed and confirmed (Điều 10(2))"),
        (
            ReportColumn("at", B("Thời điểm ký", "Signed at")),
            ReportColumn("action", B("Việc", "Step")),
            ReportColumn("by", B("Người ký", "By")),
            ReportColumn("supplier", B("Bên xác nhận", "Who confirmed")),
            ReportColumn("via", B("Cách xác nhận", "How")),
            ReportColumn("reference", B("Văn bản", "Document")),
            ReportColumn("validity", B("Phiếu", "Record")),
            ReportColumn("reason", B("Ghi chú", "Note"), is_detail=True),
        ),
        tuple(rows),
        empty=B(
            "Không có phiếu nào ghi rằng bài đã được biên tập hay xác thực với bên cung cấp.",
            "No record says that the item was reviewed, or confirmed with the supplier.",
        ),
    )


def _spans(sources: DossierSources) -> ReportTable:
    times = sources.timeline.items.get(sources.history.id)
    record = sources.timeline.records.get(sources.history.id)
    return ReportTable(
        "readers",
        B("Bạn đọc có bài từ khi nào đến khi nào", "When readers had it"),
        (
            ReportColumn("from", B("Từ", "From")),
            ReportColumn("to", B("Đến", "To")),
            ReportColumn("hours", B("Số giờ", "Hours"), is_number=True),
        ),
        tuple(_public_spans(times, record)),
        (
            B(
                "Theo bản chính: bản phát hành lên máy chủ có thể chậm hơn vài phút, và điều đó không được ghi ở đây.",
                "By main: a release reaches the servers some minutes later, which is not recorded here.",
            ),
        ),
        B("Bài chưa từng được đăng.", "It was never published."),
    )


def _public_spans(times: ItemTimes | None, record: ItemRecord | None) -> Iterator[tuple[CellValue, ...]]:
    if times is None or times.publication.at is None:
        return
    begin: datetime | None = times.publication.at
    for absence in record.absences if record is not None else ():
        if begin is not None and absence.begin > begin:
            yield begin, absence.begin, int((absence.begin - begin).total_seconds() // 3600)
        begin = absence.end
    if begin is not None:
        yield begin, B("đang đăng", "still public"), None


def _receipts(history: ItemHistory) -> ReportTable:
    """Return every value on main that starts a clock, with its beginning: a later correction stays visible."""
    rows: list[tuple[CellValue, ...]] = []
    last: tuple[CellValue, ...] = ()
    for step in history.steps:
        version = step.version
        if version is None or version.state.is_translation:
            continue
        facts = version.facts
        values: tuple[CellValue, ...] = (facts.received, facts.signed or facts.issued, facts.event_end)
        if values != last and (any(values) or last):
            rows.append((step.commit.committed_at, *values))
        last = values
    return ReportTable(
        "receipts",
        B(
            "Ngày nhận, ngày ký, giờ kết thúc sự kiện ghi trong bài",
            "Received, signed, end of the event, as the item says",
        ),
        (
            ReportColumn("since", B("Ghi từ", "Stated since")),
            ReportColumn("received", B("Nhận lúc", "Received")),
            ReportColumn("signed", B("Ngày ký", "Signed")),
            ReportColumn("event_end", B("Kết thúc sự kiện", "End of the event")),
        ),
        tuple(rows),
        (
            B(
                "Đối chiếu với sổ văn bản đến: portalgen audit completeness --register SỔ.csv",
                "Held against the register: portalgen audit completeness --register REGISTER.csv",
            ),
        ),
        B("Bài không ghi ngày nhận, ngày ký hay giờ kết thúc sự kiện.", "The item states none of these."),
    )


def _notes(sources: DossierSources, about: tuple[LandedRecord, ...]) -> Iterator[B]:
    audit, history = sources.audit, sources.history
    if not audit.is_genesis_given:
        yield B(
            "Chưa cho mốc khởi đầu (--genesis): danh sách đầu tiên trong kho được coi là đúng.",
            "No genesis was given (--genesis): the first roster of the repository is taken as true.",
        )
    if sources.purged_changes:
        yield B(
            "Một phần lịch sử của bài đã được gỡ vì lộ dữ liệu: nội dung và thời điểm của phần đó không còn để đối chiếu, chỉ còn phiếu "
            "và SHA-256 ghi trong bản đồ gỡ dữ liệu (docs/how-to/go-du-lieu-lo.md).",
            "A part of its history was purged, since data leaked: content and times of that part are not there to be compared any "
            "more, only the records, and the SHA-256 in the map of the purge (docs/how-to/go-du-lieu-lo.md).",
        )
    elif not history.steps:
        yield B(
            f"Bản chính chưa từng có `{history.id}`; dưới đây chỉ là những phiếu nhắc đến tệp đó.",
            f"Main never held `{history.id}`; what follows is what records say of that file.",
        )
    invalid = [each for each in about if not each.counts]
    if invalid:
        codes = ", ".join(sorted({code for each in invalid for code in each.problems}))
        yield B(
            f"{len(invalid)} phiếu về bài này không hợp lệ ({codes}); xem `portalgen verify-approval`.",
            f"{len(invalid)} records about this item do not count ({codes}); see `portalgen verify-approval`.",
        )
    if history.steps and not list(list_records(audit, "approve", "emergency", "ratify")):
        yield B("Kho chưa có phiếu duyệt nào.", "The repository holds no approval record.")
