"""A sample as a report, to be ticked by hand: each item with files, commits, times, limits, sources and approvals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.editorial.audit.record_words import LEVEL_WORDS, STATE_VALUES, describe_records, mark_purged
from portalgen.editorial.deadlines.clock_words import (
    SHORT_COMMIT,
    STANDING_WORDS,
    evidence_text,
    last_day_text,
    limit_text,
    reading_lines,
    start_text,
    trace_lines,
    verdict_value,
    waiver_text,
)
from portalgen.editorial.deadlines.deadline_audit import AuditedClock
from portalgen.editorial.deadlines.event_counts import says_no_event
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.sample import Sample, SampledItem
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import CellLine, CellValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.law.instruments import join_citations
from portalgen.locale.dates import format_day, format_exact_moment
from portalgen.text.bilingual import Bilingual as B

_COLUMNS: Final = (
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("kind", B("Loại", "Kind")),
    ReportColumn("published", B("Đăng lúc", "Published")),
    ReportColumn("supplier", B("Bên cung cấp", "Supplier")),
    ReportColumn("board", B("Ban Biên tập", "Board")),
    ReportColumn("id", B("Mã bài", "Id"), is_detail=True),
    ReportColumn("files", B("Tệp trên bản chính", "Files on main"), is_detail=True),
    ReportColumn("commits", B("Các lần thay đổi", "Changes of main"), is_detail=True),
    ReportColumn("submission", B("Gửi duyệt", "Handed in"), is_detail=True),
    ReportColumn("publication", B("Xuất bản", "Published, evidence"), is_detail=True),
    ReportColumn("absences", B("Không hiện với bạn đọc", "Not shown to readers"), is_detail=True),
    ReportColumn(
        "supplier_limit", B("Thời hạn của bên cung cấp (Điều 8(4))", "Supplier's limit (Điều 8(4))"), is_detail=True
    ),
    ReportColumn("board_limit", B("Thời hạn của Ban Biên tập (Điều 9)", "Board's limit (Điều 9)"), is_detail=True),
    ReportColumn("received", B("Nhận (theo sổ văn bản đến)", "Received (by the register)"), is_detail=True),
    ReportColumn("source", B("Nguồn", "Source"), is_detail=True),
    ReportColumn("approvals", B("Duyệt từng thay đổi", "Approval of each change"), is_detail=True),
    ReportColumn("draw", B("Số rút", "Draw"), is_detail=True),
    ReportColumn("commit_ids", B("Mã đầy đủ các lần lưu", "Full ids of commits"), is_data=True),
    ReportColumn("event", B("Ghi về sự kiện", "Its stated event"), is_detail=True),
)
_STATUS: Final[Mapping[str, B]] = {
    "added": B("thêm", "added"),
    "changed": B("sửa", "changed"),
    "deleted": B("xóa", "deleted"),
}


def report_sample(content: MainContent, sample: Sample, period: ReportPeriod, language: str) -> OfficeReport:
    """Return the report; traces are in `language`."""
    return OfficeReport(
        "sample",
        B("Bài rút ngẫu nhiên để kiểm tra bằng tay", "Items drawn by chance, to be checked by hand"),
        (
            ReportTable(
                "items",
                B("Bài được rút, theo thứ tự rút", "Items in the order of the draw"),
                _COLUMNS,
                tuple(_row(each, sample, language) for each in sample.items),
                empty=B("Không có bài nào đăng trong khoảng này.", "Nothing was published within these days."),
            ),
        ),
        (
            ReportFact("tip", B("Bản chính đến", "Main up to"), content.tip),
            ReportFact("at", B("Xét vào lúc", "As of"), content.at),
            ReportFact("period", B("Đăng lần đầu trong khoảng", "First published within"), period.words),
            ReportFact("seed", B("Số khởi tạo", "Seed"), sample.seed),
            ReportFact("population", B("Số bài có thể rút", "Items that could be drawn"), sample.population),
            ReportFact("drawn", B("Số bài đã rút", "Items that were drawn"), len(sample.items)),
            ReportFact("no_events", B("Số bài ghi event: none", "Items that say event: none"), sample.no_events),
            ReportFact(
                "no_events_drawn",
                B("Đã rút trong số đó", "Drawn of these"),
                sum(says_no_event(each.page) for each in sample.items),
            ),
        ),
        tuple(_notes(sample)),
    )


def _notes(sample: Sample) -> Iterator[B]:
    yield B(
        "Cách rút, ai cũng làm lại được: với mỗi mã bài tính SHA-256 của `SỐ KHỞI TẠO:MÃ BÀI` (printf '%s' "
        f"'{sample.seed}:mã-bài' | sha256sum), xếp tăng dần, lấy từ đầu. Thêm bài mới không đổi thứ tự của bài cũ.",
        "The draw, for anybody to repeat: of each id the SHA-256 of `SEED:ID` (printf '%s' "
        f"'{sample.seed}:id' | sha256sum), sorted upwards, the first are taken. New items do not change the order of others.",
    )
    if sample.no_events:
        yield B(
            "Bài ghi `event: none` không có thời hạn nào của bên cung cấp: nếu trong số bài rút chưa đủ một phần năm là bài như vậy thì "
            "rút thêm cho đủ, cũng theo thứ tự ấy; bài rút thêm đứng cuối.",
            "Items with `event: none` have no limit of a supplier: if they are fewer than a fifth of the items to be drawn, those "
            "which are missing are drawn in addition, in the same order, and stand last.",
        )
    if sample.approvals is None:
        yield B(
            "Bản chính chưa có danh sách phân công, nên không có phiếu duyệt để đối chiếu.",
            "Main has no roster, so that there are no approvals to compare.",
        )
    elif not sample.approvals.is_genesis_given:
        yield B(
            "Chưa cho mốc khởi đầu (--genesis): danh sách phân công đầu tiên trong kho được coi là đúng.",
            "No genesis was given (--genesis): the first roster of the repository is taken as true.",
        )


def _row(each: SampledItem, sample: Sample, language: str) -> tuple[CellValue, ...]:
    page, supplier, board = each.page, _clock_of(each, "supplier"), _clock_of(each, "board")
    return (
        page.title,
        page.site,
        page.kind.label,
        each.times.publication.at,
        verdict_value(supplier) if supplier is not None else None,
        verdict_value(board) if board is not None else None,
        page.id,
        tuple(_file_lines(each)),
        tuple(_commit_lines(each)),
        evidence_text(each.times.submission),
        evidence_text(each.times.publication),
        tuple(_absence_lines(each)),
        tuple(_limit_lines(supplier, language)),
        tuple(_limit_lines(board, language)),
        tuple(_received_lines(each)),
        tuple(_source_lines(each)),
        tuple(_approval_lines(each, sample)),
        each.draw,
        tuple(dict.fromkeys(step.commit.id for step in each.history.steps)),
        "event: none" if says_no_event(page) else None,
    )


def _clock_of(each: SampledItem, party: str) -> AuditedClock | None:
    return next((one for one in each.clocks if one.clock.deadline.party == party), None)


def _file_lines(each: SampledItem) -> Iterator[CellLine]:
    if each.is_gone:
        yield B(
            f"bài không còn trên bản chính; trước ở {each.page.source}",
            f"gone from main; it stood at {each.page.source}",
        )
    for file in each.files:
        yield B(
            f"{file.path}: {file.size} byte, SHA-256 {file.sha256}",
            f"{file.path}: {file.size} bytes, SHA-256 {file.sha256}",
        )


def _commit_lines(each: SampledItem) -> Iterator[CellLine]:
    for step in each.history.steps:
        commit, status = step.commit, _STATUS[step.status]
        yield B(
            f"{format_exact_moment(commit.committed_at, 'vi')}, {status.vi} {step.path}, {commit.committer} [{commit.id[:SHORT_COMMIT]}]",
            f"{format_exact_moment(commit.committed_at, 'en')}, {status.en} {step.path}, {commit.committer} [{commit.id[:SHORT_COMMIT]}]",
        )


def _absence_lines(each: SampledItem) -> Iterator[CellLine]:
    for absence in each.absences:
        ends = [
            format_exact_moment(absence.end, language) if absence.end is not None else open_end
            for language, open_end in (("vi", "nay"), ("en", "now"))
        ]
        yield B(
            f"từ {format_exact_moment(absence.begin, 'vi')} đến {ends[0]}",
            f"from {format_exact_moment(absence.begin, 'en')} to {ends[1]}",
        )


def _limit_lines(audited: AuditedClock | None, language: str) -> Iterator[CellLine]:
    if audited is None:
        return
    clock = audited.clock
    yield STANDING_WORDS[clock.standing][0]
    yield limit_text(clock)
    yield join_citations(clock.deadline.basis)
    yield from (
        line for line in (start_text(clock), last_day_text(clock.due), waiver_text(audited)) if line is not None
    )
    yield from reading_lines(clock)
    yield from trace_lines(clock.due, language)


def _received_lines(each: SampledItem) -> Iterator[CellLine]:
    received = each.page.fields.get("received") or {}
    if received.get("at") is not None:
        yield B(format_exact_moment(received["at"], "vi"), format_exact_moment(received["at"], "en"))
    if received.get("via"):
        yield B(f"qua {received['via']}", f"by {received['via']}")
    if received.get("ref"):
        yield B(f"số đến {received['ref']}", f"arrival number {received['ref']}")


def _source_lines(each: SampledItem) -> Iterator[CellLine]:
    fields = each.page.fields
    source = fields.get("source") or {}
    yield from (str(source[key]) for key in ("name", "author", "url") if source.get(key))
    if source.get("posted"):
        day = source["posted"]
        yield B(f"đăng lần đầu {format_day(day, 'vi')}", f"first posted {format_day(day, 'en')}")
    if fields.get("origin"):
        yield B(f"nguồn tin: {fields['origin']}", f"origin: {fields['origin']}")


def _approval_lines(each: SampledItem, sample: Sample) -> Iterator[CellLine]:
    audit = sample.approvals
    if audit is None:
        return
    for change in each.changes:
        state, level = mark_purged(STATE_VALUES[change.state], change.purge).label, LEVEL_WORDS[change.level]
        yield B(f"{change.change.path}: {state.vi}; {level.vi}", f"{change.change.path}: {state.en}; {level.en}")
        yield from describe_records(audit, (*change.reviews, *change.approvals, *change.ratified_by))
