"""The queue as a report: waiting work, running clocks, accompanying records, and items with several drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.editorial.approving.submission_needs import SubmissionNeeds
from portalgen.editorial.approving.submission_state import SubmissionState
from portalgen.editorial.deadlines.carried_records import CarriedRecord
from portalgen.editorial.deadlines.clock_words import (
    SHORT_COMMIT,
    STANDING_WORDS,
    delay_text,
    evidence_text,
    last_day_text,
    limit_text,
    start_text,
    time_left_text,
)
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.offer_drafts import add_drafts, list_pushed_offers
from portalgen.editorial.deadlines.offer_report import list_open_offers, offers_table, sort_by_time_left
from portalgen.editorial.deadlines.open_items import OpenItem, OpenWork
from portalgen.editorial.offers.received_offers import ReceivedOffer
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.editorial.roster.role_names import name_roles
from portalgen.editorial.tables.tables import CellValue, CodedValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.history.unmerged import UnmergedHead
from portalgen.locale.dates import format_exact_moment
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.open_submissions import OpenSubmission, SubmittedChange

_CHANGES: Final[Mapping[SubmittedChange, B]] = MappingProxyType(
    {
        "new": B("bài mới", "new item"),
        "edited": B("sửa bài đã có", "change of an item"),
        "translated": B("bản dịch", "translation"),
        "removed": B("gỡ bài", "removal"),
    }
)
_TIMED: Final = frozenset(("within", "soon", "overdue"))

_COLUMNS: Final = (
    ReportColumn("title", B("Bài", "Item")),
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("submission", B("Bài gửi", "Submission")),
    ReportColumn("supplier", B("Bên cung cấp", "Supplier")),
    ReportColumn("board", B("Ban Biên tập", "Board")),
    ReportColumn("last_day", B("Hạn cuối", "Last day")),
    ReportColumn("waits_for", B("Còn chờ ký", "Still to be signed by")),
    ReportColumn("state", B("Tình trạng", "State")),
    ReportColumn("change", B("Việc", "Effect"), is_detail=True),
    ReportColumn("kind", B("Loại bài", "Kind"), is_detail=True),
    ReportColumn("submitted", B("Gửi lúc", "Handed in"), is_detail=True),
    ReportColumn("supplier_limit", B("Thời hạn của bên cung cấp", "Supplier's limit"), is_detail=True),
    ReportColumn("board_limit", B("Thời hạn của Ban Biên tập", "Board's limit"), is_detail=True),
    ReportColumn("records", B("Đã ký trong bài gửi", "Signed so far"), is_detail=True),
    ReportColumn("former", B("Trước đó", "Before"), is_detail=True),
    ReportColumn("other_drafts", B("Còn bản khác của bài này ở", "Another draft of it in"), is_detail=True),
    ReportColumn("problem", B("Vướng mắc", "Problem"), is_detail=True),
    ReportColumn("id", B("Mã bài", "Id"), is_data=True),
    ReportColumn("path", B("Tệp", "File"), is_data=True),
    ReportColumn("submissions", B("Các bài gửi", "Submissions"), is_data=True),
    ReportColumn("submitted_at", B("Thời điểm gửi", "Handed in at"), is_data=True),
    ReportColumn("submitted_strength", B("Mức chứng minh", "Worth of the time"), is_data=True),
    ReportColumn("supplier_due", B("Bên cung cấp quá hạn từ", "Supplier late from"), is_data=True),
    ReportColumn("board_due", B("Ban Biên tập quá hạn từ", "Board late from"), is_data=True),
    ReportColumn("due", B("Quá hạn từ lúc", "Too late from"), is_data=True),
    ReportColumn("commit", B("Lần lưu cuối", "Newest commit"), is_data=True),
    ReportColumn("open_needs", B("Mã việc còn chờ ký", "Open signatures"), is_data=True),
    ReportColumn("waits_on", B("Chờ bên nào", "Whom it waits for"), is_data=True),
    ReportColumn("decision", B("Mã phiếu từ chối, trả lại", "Digest of the refusal or return"), is_data=True),
    ReportColumn("decided_at", B("Từ chối, trả lại lúc", "Refused or returned at"), is_data=True),
    ReportColumn("decision_reason", B("Lý do từ chối, trả lại", "Why it was refused or returned"), is_data=True),
)
_OTHER_COLUMNS: Final = (
    ReportColumn("submission", B("Bài gửi", "Submission")),
    ReportColumn("saved", B("Lưu lần cuối", "Last saved")),
    ReportColumn("areas", B("Đổi những gì", "Changes")),
    ReportColumn("files", B("Số tệp", "Files"), is_number=True),
    ReportColumn("waits_for", B("Còn chờ ký", "Still to be signed by")),
    ReportColumn("state", B("Tình trạng", "State")),
    ReportColumn("former", B("Trước đó", "Before"), is_detail=True),
    ReportColumn("problem", B("Vướng mắc", "Problem"), is_detail=True),
    ReportColumn("commit", B("Lần lưu cuối", "Newest commit"), is_data=True),
    ReportColumn("waits_on", B("Chờ bên nào", "Whom it waits for"), is_data=True),
)
_SITE_COLUMNS: Final = (
    ReportColumn("site", B("Trang", "Site")),
    ReportColumn("items", B("Đang chờ", "Waiting"), is_number=True),
    ReportColumn("with_sender", B("Trong đó chờ người gửi", "Of them, for the sender"), is_number=True),
    ReportColumn("soon", B("Sắp đến hạn", "Due soon"), is_number=True),
    ReportColumn("overdue", B("Quá hạn", "Overdue"), is_number=True),
    ReportColumn("last_day", B("Hạn gần nhất", "Next last day")),
)
_NOTES: Final = (
    B(
        "Thời gian gửi là lần lưu đầu tiên có đủ nội dung; thời hạn tính theo quy định và lịch nghỉ của bản chính.",
        "Handed in is the first save that has all that it needs; limits go by main's law and calendar.",
    ),
    B(
        "Phiếu duyệt đi kèm bài gửi được kiểm tra theo danh sách phân công đang có trên bản chính.",
        "Records that a submission carries are checked by the roster that stands on main.",
    ),
)

_RETURNED_NOTE: Final = B(
    "Thời hạn của bài đã trả lại vẫn chạy: quy định tính từ ngày nhận đến khi đăng. Bài đã từ chối thì Ban Biên tập đã trả lời.",
    "The limit of what was returned still runs: the law counts from receipt to publication. What was refused has been answered.",
)


def report_queue(content: MainContent, work: OpenWork, sites: Collection[str] = ()) -> OfficeReport:
    """Return the report; for some sites alone, without submissions that belong to no site."""
    rows = tuple(_row(each, content) for each in work.items)
    others = () if sites else tuple(_other_rows(work))
    return OfficeReport(
        "queue",
        B("Bài gửi duyệt đang chờ", "Waiting for approval"),
        (
            ReportTable(
                "items",
                B("Từng bài, bài gấp trước", "Item by item, the most urgent first"),
                _COLUMNS,
                rows,
                empty=B("Không có bài nào đang chờ.", "Nothing waits."),
            ),
            ReportTable("sites", B("Theo trang", "By site"), _SITE_COLUMNS, tuple(_site_rows(work.items))),
            ReportTable(
                "others",
                B("Bài gửi không đổi bài nào, hoặc không xét được", "Submissions without items, or not judged"),
                _OTHER_COLUMNS,
                others,
            ),
            offers_table(
                content, _list_offers(content, work, sites), B("Không có đề nghị nào chờ.", "No offer waits.")
            ),
        ),
        (
            ReportFact("tip", B("Bản chính đến", "Main up to"), content.tip),
            ReportFact("at", B("Xét vào lúc", "As of"), content.at),
            ReportFact("items", B("Bài đang chờ", "Items that wait"), len(work.items)),
        ),
        tuple(_notes(work)),
    )


def _list_offers(content: MainContent, work: OpenWork, sites: Collection[str]) -> tuple[ReceivedOffer, ...]:
    """Return the offers that need action by boards, on main and in submissions, the most urgent first."""
    offers = (*list_open_offers(content, sites), *list_pushed_offers(content, work, sites))
    return sort_by_time_left(content, add_drafts(offers, work, content.portal))


def _notes(work: OpenWork) -> Iterator[B]:
    yield from _NOTES
    if any(each.state is not None and each.state.id == "returned" for each in work.items):
        yield _RETURNED_NOTE
    if work.roster_problem is not None:
        yield B(
            f"Chưa nói được còn ai phải ký: {work.roster_problem.vi}.",
            f"Who still has to sign cannot be said: {work.roster_problem.en}.",
        )


def _row(each: OpenItem, content: MainContent) -> tuple[CellValue, ...]:
    supplier, board = _clock_of(each, "supplier"), _clock_of(each, "board")
    next_clock, submitted = each.next_clock, each.submitted
    kind = content.portal.kinds.get(each.item.version.identity.kind)
    return (
        each.page.title if each.page is not None else each.item.version.identity.title or each.item.path,
        each.site,
        ", ".join(each.names),
        _clock_value(supplier, each, content.at),
        _clock_value(board, each, content.at),
        last_day_text(next_clock.due) if next_clock is not None else None,
        tuple(map(_need_text, each.open_needs)),
        _state_value(each.state),
        CodedValue(each.item.change, _CHANGES[each.item.change]),
        kind.label if kind is not None else each.item.version.identity.kind,
        evidence_text(submitted) if not each.is_published else None,
        _limit_lines(supplier),
        _limit_lines(board),
        tuple(_record_text(record) for record in each.records),
        _former_lines(each.state),
        ", ".join(each.other_drafts),
        tuple(_problems(each)),
        each.item.id,
        each.item.path,
        each.names,
        submitted.at if submitted is not None else None,
        submitted.strength if submitted is not None else None,
        _due_of(supplier),
        _due_of(board),
        each.due,
        each.submission.head.id,
        tuple(_need_code(need) for need in each.open_needs),
        each.state.waits_for if each.state is not None else None,
        *_decision_cells(each.state),
    )


def _state_value(state: SubmissionState | None) -> CellValue:
    return CodedValue(state.id, state.describe()) if state is not None else None


def _former_lines(state: SubmissionState | None) -> tuple[B, ...]:
    """Return earlier refusals and returns, changed since."""
    return tuple(each.describe() for each in state.former) if state is not None else ()


def _decision_cells(state: SubmissionState | None) -> tuple[CellValue, CellValue, CellValue]:
    """Return digest, time and reason of the decision because of which it waits for its sender."""
    decision = state.decision if state is not None else None
    return (decision.digest, decision.record.at, decision.record.reason) if decision is not None else (None, None, None)


def _need_text(need: OpenNeed) -> B:
    """Return a missing signature in words: `duyệt: Trưởng Ban của trang so (Giám đốc Sở)`."""
    names, roles = ACTIONS[need.action].names, name_roles((role, need.group.site) for role in need.roles)
    posts = ", ".join(dict.fromkeys(each.post for each in (*need.people, *need.delegates)))
    keyless = ", ".join(dict.fromkeys(each.post for each in need.keyless))
    nobody = B("chưa có ai giữ vai trò này", "nobody holds this role")
    if keyless:
        nobody = B(f"{keyless}, chưa có khóa", f"{keyless}, without a key yet")
    return B(f"{names.vi}: {roles.vi} ({posts or nobody.vi})", f"{names.en}: {roles.en} ({posts or nobody.en})")


def _need_code(need: OpenNeed) -> str:
    """Return the same for programs: `approve chief so`."""
    return f"{need.action} {'|'.join(need.roles)} {need.group.site}".strip()


def _clock_of(each: OpenItem, party: str) -> ItemClock | None:
    return next((clock for clock in each.clocks if clock.deadline.party == party), None)


def _due_of(clock: ItemClock | None) -> datetime | None:
    return clock.due.due if clock is not None and clock.due is not None else None


def _clock_value(clock: ItemClock | None, each: OpenItem, at: datetime) -> CellValue:
    """Return the standing of a clock: the time left, or its delay."""
    if clock is None:
        return _PUBLISHED if each.is_published else None
    if clock.deadline.party == "board" and each.state is not None and each.state.is_refused:
        return _REFUSED
    words, tone = STANDING_WORDS[clock.standing]
    left = delay_text(clock, at) or (time_left_text(clock.due, at) if clock.standing in _TIMED else None)
    return CodedValue(clock.standing, left or words, tone)


_REFUSED: Final = CodedValue("refused", B("đã trả lời: không duyệt", "answered: refused"))
_PUBLISHED: Final = CodedValue("published", B("bài đã đăng", "already published"))


def _limit_lines(clock: ItemClock | None) -> tuple[B, ...]:
    """Return the limit, its start, and its last day."""
    if clock is None or clock.due is None:
        return ()
    return tuple(each for each in (limit_text(clock), start_text(clock), last_day_text(clock.due)) if each is not None)


def _record_text(carried: CarriedRecord) -> B:
    """Return signer, action and time of a record, its validity, and if it is about the submission's present content."""
    record, checked, names = carried.record, carried.checked, ACTIONS[carried.record.action].names
    post = checked.person.post if checked is not None and checked.person is not None else record.by
    worth = B("chưa kiểm tra được chữ ký: bản chính chưa có danh sách phân công", "not checked: main has no roster")
    if checked is not None and checked.counts:
        worth = B("chữ ký hợp lệ", "valid")
    elif checked is not None:
        codes = ", ".join(each.code for each in checked.problems)
        worth = B(f"KHÔNG có giá trị ({codes})", f"does NOT count ({codes})")
    stale = ("", "") if carried.is_current else ("; nội dung đã đổi sau khi ký", "; changed since it was signed")
    return B(
        f"{names.vi}: {post}, {format_exact_moment(record.at, 'vi')}; {worth.vi}{stale[0]}",
        f"{names.en}: {post}, {format_exact_moment(record.at, 'en')}; {worth.en}{stale[1]}",
    )


def _problems(each: OpenItem) -> Iterator[B]:
    if each.page is None:
        yield B(
            "thông tin của bài có lỗi nên chưa tính được thời hạn; xem kết quả kiểm tra của bài gửi",
            "its front matter has an error, so no limit is counted; see the check of the submission",
        )
    if each.other_drafts:
        yield B("mỗi bài chỉ nên có một bản đang chờ", "an item is to have one draft that waits")
    if each.needs is not None and each.needs.problem is not None:
        yield each.needs.problem
    yield from (refusal.describe() for refusal in each.refusals)
    if each.page is not None and each.page.draft:
        yield B(
            "bài còn đánh dấu là bản nháp nên duyệt rồi vẫn chưa hiện", "marked as a draft, so that it will not show"
        )


def _site_rows(items: Iterable[OpenItem]) -> Iterator[tuple[CellValue, ...]]:
    by_site: dict[str, list[OpenItem]] = {}
    for each in items:
        by_site.setdefault(each.site, []).append(each)
    for site, waiting in by_site.items():
        standings = [each.next_clock.standing for each in waiting if each.next_clock is not None]
        first = min((each for each in waiting if each.due is not None), key=_due_order, default=None)
        clock = first.next_clock if first is not None else None
        due = last_day_text(clock.due) if clock is not None else None
        with_sender = sum(_is_with_sender(each.state) for each in waiting)
        yield site, len(waiting), with_sender, standings.count("soon"), standings.count("overdue"), due


def _due_order(each: OpenItem) -> float:
    return each.due.timestamp() if each.due is not None else float("inf")


def _other_rows(work: OpenWork) -> Iterator[tuple[CellValue, ...]]:
    for submission in work.submissions:
        if not submission.items and submission.head.differences:
            needs = work.needs.get(submission.head.id)
            state = work.find_state(submission)
            yield _other_row(submission.head, tuple(_areas_of(submission)), needs, state)
    for head in work.unrelated:
        yield _other_row(head, (_UNRELATED,), None, None)


_UNRELATED: Final = B("không chung lịch sử với bản chính, bỏ qua", "no common history with main, left out")


def _other_row(
    head: UnmergedHead, areas: tuple[B, ...], needs: SubmissionNeeds | None, state: SubmissionState | None
) -> tuple[CellValue, ...]:
    newest = max(each.committed_at for each in head.commits)
    return (
        ", ".join(head.names),
        newest,
        areas,
        len(head.differences),
        tuple(map(_need_text, needs.open_needs)) if needs is not None and not _is_with_sender(state) else (),
        _state_value(state),
        _former_lines(state),
        _other_problem(needs) if needs is not None else None,
        head.id[:SHORT_COMMIT],
        state.waits_for if state is not None else None,
    )


def _is_with_sender(state: SubmissionState | None) -> bool:
    return state is not None and state.waits_for == "sender"


def _other_problem(needs: SubmissionNeeds) -> B | None:
    said = [each.describe() for each in needs.refusals]
    return needs.problem or (
        B("; ".join(each.vi for each in said), "; ".join(each.en for each in said)) if said else None
    )


def _areas_of(submission: OpenSubmission) -> Iterator[B]:
    """Yield the sorts of changed files, without duplicates."""
    classes = {classify_path(each.path).path_class.id: classify_path(each.path) for each in submission.head.differences}
    yield from (each.path_class.names for each in classes.values())
    if submission.unread_paths:
        listed = ", ".join(submission.unread_paths[:3])
        yield B(f"trang không đọc được: {listed}", f"pages that cannot be read: {listed}")
