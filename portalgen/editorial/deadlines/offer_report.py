"""Offers between boards as a table: parties, content, result, and the time left on both clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.editorial.deadlines.clock_words import (
    SHORT_COMMIT,
    STANDING_WORDS,
    STRENGTH_WORDS,
    delay_text,
    last_day_text,
    limit_text,
    reading_lines,
    time_left_text,
)
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.offers.offer_clocks import contradicts_receipt
from portalgen.editorial.offers.offer_model import SHORTEST_DIGEST, Offer, OfferState
from portalgen.editorial.offers.received_offers import ReceivedOffer, is_about_offer
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.roster.role_names import name_person
from portalgen.editorial.tables.tables import CellValue, CodedValue, ReportColumn, ReportTable
from portalgen.locale.dates import format_exact_moment
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence

OFFER_COLUMNS: Final = (
    ReportColumn("title", B("Bài được đề nghị", "Offered item")),
    ReportColumn("from", B("Trang đề nghị", "Offered by")),
    ReportColumn("to", B("Trang được đề nghị", "Offered to")),
    ReportColumn("state", B("Trả lời", "Answer")),
    ReportColumn("received", B("Nhận lúc", "Received")),
    ReportColumn("supplier", B("Bên cung cấp", "Supplier")),
    ReportColumn("board", B("Ban Biên tập nhận", "Receiving board")),
    ReportColumn("last_day", B("Hạn cuối", "Last day")),
    ReportColumn("proof", B("Chứng minh lúc nhận", "Proof of the receipt"), is_detail=True),
    ReportColumn("supplier_limit", B("Thời hạn của bên cung cấp", "Supplier's limit"), is_detail=True),
    ReportColumn("board_limit", B("Thời hạn của Ban Biên tập", "Board's limit"), is_detail=True),
    ReportColumn("readings", B("Kết luận theo từng lúc nhận", "Verdict by each moment of receipt"), is_detail=True),
    ReportColumn("signed_by", B("Người ký đề nghị", "Offer signed by"), is_detail=True),
    ReportColumn("offer_reason", B("Lý do đề nghị", "Reason of the offer"), is_detail=True),
    ReportColumn("answered_by", B("Người ký trả lời", "Answer signed by"), is_detail=True),
    ReportColumn("reason", B("Lý do trả lời", "Reason of the answer"), is_detail=True),
    ReportColumn("shown", B("Đăng thành", "Shown as"), is_detail=True),
    ReportColumn("problem", B("Vướng mắc", "Problem"), is_detail=True),
    ReportColumn("command", B("Trả lời bằng một trong hai", "Answer with one of"), is_detail=True),
    ReportColumn("id", B("Mã bài", "Id"), is_detail=True),
    ReportColumn("paths", B("Các tệp", "Files"), is_detail=True),
    ReportColumn("offer", B("Mã phiếu đề nghị", "Digest of the offer"), is_data=True),
    ReportColumn("answer", B("Mã phiếu trả lời", "Digest of the answer"), is_data=True),
    ReportColumn("board_due", B("Ban Biên tập quá hạn từ", "Board late from"), is_data=True),
)
_STATES: Final[Mapping[OfferState, CodedValue]] = MappingProxyType(
    {
        "waiting": CodedValue("waiting", B("chưa trả lời", "not answered"), "doubtful"),
        "accepted": CodedValue("accepted", B("nhận đăng", "accepted"), "good"),
        "declined": CodedValue("declined", B("không nhận", "declined")),
    }
)
_SHOWN: Final = CodedValue("shown", B("đã đăng, chưa có phiếu trả lời", "shown, without an answer"), "good")
_TO_PUBLISH: Final = CodedValue("to_publish", B("nhận đăng, chưa đăng", "accepted, not shown yet"), "doubtful")
_PUSHED: Final = CodedValue("pushed", B("đã gửi, chưa vào bản chính", "handed in, not on main yet"), "doubtful")
_NEVER: Final = float("inf")
_TIMED: Final = frozenset(("within", "soon", "overdue"))


def offers_table(content: MainContent, offers: Iterable[ReceivedOffer], empty: B | None = None) -> ReportTable:
    """Return a row for each of these offers of main, in order of landing."""
    return ReportTable(
        "offers",
        B("Đề nghị giữa các Ban Biên tập (Điều 8)", "Offers between boards (Điều 8)"),
        OFFER_COLUMNS,
        tuple(_row(each, content) for each in offers),
        empty=empty or B("Không có đề nghị nào.", "There is no offer."),
    )


def list_open_offers(content: MainContent, sites: Collection[str] = ()) -> tuple[ReceivedOffer, ...]:
    """Return the offers still to be answered, or accepted and not yet shown, by these sites' boards, or by any."""
    return tuple(each for each in content.offers if each.is_open and (not sites or each.offer.to in sites))


def sort_by_time_left(content: MainContent, offers: Iterable[ReceivedOffer]) -> tuple[ReceivedOffer, ...]:
    """Return the offers, the least time left of the receiving board first."""
    return tuple(sorted(offers, key=lambda each: _time_left_order(content, each)))


def _time_left_order(content: MainContent, received: ReceivedOffer) -> tuple[float, float]:
    board = _clock_of(content.compute_offer_clocks(received), "board")
    due = board.due.due if board is not None and board.due is not None else None
    at = received.receipt.at
    return due.timestamp() if due is not None else _NEVER, at.timestamp() if at is not None else _NEVER


def list_offers_of(content: MainContent, sites: Collection[str]) -> tuple[ReceivedOffer, ...]:
    """Return the offers by or to these sites, or all."""
    return tuple(each for each in content.offers if not sites or {each.offer.site, each.offer.to} & set(sites))


def list_offers_about(content: MainContent, item: str) -> tuple[ReceivedOffer, ...]:
    """Return the offers of an item, and those that it answers."""
    return tuple(
        each
        for each in content.offers
        if item in {page.id for page in (each.page, each.shown_page) if page is not None}
    )


def _row(received: ReceivedOffer, content: MainContent) -> tuple[CellValue, ...]:
    offer, clocks = received.offer, content.compute_offer_clocks(received)
    supplier, board = (_clock_of(clocks, party) for party in ("supplier", "board"))
    answer = offer.answer
    return (
        received.title,
        offer.site,
        offer.to,
        _state_of(received),
        received.receipt.at,
        _clock_value(supplier, content),
        _clock_value(board, content),
        last_day_text(board.due) if board is not None else None,
        _proof_text(received),
        limit_text(supplier) if supplier is not None else None,
        limit_text(board) if board is not None else None,
        reading_lines(board) if board is not None else (),
        _signer_of(offer.landed),
        offer.record.reason,
        _signer_of(answer) if answer is not None else None,
        answer.record.reason if answer is not None and answer.record is not None else "",
        _shown_text(received),
        tuple(_problems(received)),
        _commands(offer) if offer.state == "waiting" and received.is_open and not received.pushed_names else (),
        received.page.id if received.page is not None else None,
        tuple(each.path for each in offer.record.changes),
        offer.digest,
        answer.digest if answer is not None else None,
        board.due.due if board is not None and board.due is not None else None,
    )


def _state_of(received: ReceivedOffer) -> CodedValue:
    if received.pushed_names:
        return _PUSHED
    state = received.offer.state
    if state == "waiting" and not received.is_open:
        return _SHOWN
    return _TO_PUBLISH if state == "accepted" and received.is_open else _STATES[state]


def _clock_of(clocks: Iterable[ItemClock], party: str) -> ItemClock | None:
    return next((each for each in clocks if each.deadline.party == party), None)


def _clock_value(clock: ItemClock | None, content: MainContent) -> CellValue:
    if clock is None:
        return None
    words, tone = STANDING_WORDS[clock.standing]
    left = delay_text(clock, content.at)
    left = left or (time_left_text(clock.due, content.at) if clock.standing in _TIMED else None)
    return CodedValue(clock.standing, left or words, tone)


def _proof_text(received: ReceivedOffer) -> B | None:
    """Return the earliest and latest moment of receipt by the board, with their proof, in words about a record."""
    saved, landed = received.saved, received.landed
    parts = [_moment_proof(each, words) for each, words in ((saved, _SAVED), (landed, _LANDED)) if each is not None]
    return B("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts)) if parts else None


_SAVED: Final = B("phiếu được lưu để gửi lên, theo đồng hồ bên đề nghị", "saved, by the clock of who offers")
_LANDED: Final = B("phiếu vào bản chính", "on main")


def _moment_proof(evidence: Evidence, words: B) -> B:
    if evidence.at is None:
        return words
    strength, commit = STRENGTH_WORDS[evidence.strength].label, evidence.commit[:SHORT_COMMIT]
    return B(
        f"{words.vi}: {format_exact_moment(evidence.at, 'vi')}, {strength.vi} [{commit}]",
        f"{words.en}: {format_exact_moment(evidence.at, 'en')}, {strength.en} [{commit}]",
    )


def _shown_text(received: ReceivedOffer) -> B | str | None:
    page = received.shown_page
    if page is not None and received.is_answered_by_page and not received.is_open:
        return f"{page.id} ({page.source})"
    if received.draft_names:
        names = ", ".join(received.draft_names)
        return B(f"đang chờ trong bài gửi {names}", f"waits in the submission {names}")
    if received.offer.is_shown_in_list and not received.is_open:
        return B("danh sách chung", "a list")
    if page is not None and received.is_open:
        return B(
            f"chưa; bài nêu đề nghị này: {page.id} ({page.source})", f"not yet; named by {page.id} ({page.source})"
        )
    return received.offer.answered_item or None


def _problems(received: ReceivedOffer) -> Iterator[B]:
    offer = received.offer
    if received.pushed_names:
        yield _pushed_text(received)
    if offer.repeats:
        count = len(offer.repeats)
        yield B(
            f"nội dung này còn được đề nghị thêm {count} lần; trả lời một lần là đủ",
            f"the very same was offered {count} more time(s); one answer is enough",
        )
    if received.page is None:
        yield B(
            "bài được đề nghị chưa có trên bản chính nên chưa tính được thời hạn; xem bài gửi của trang đề nghị",
            "main does not have the offered content yet, so no limit is counted; see the submission of the site that offers",
        )
    if received.is_changed:
        yield B(
            "bản chính nay có nội dung khác nội dung được đề nghị",
            "the content on main now differs from the offer",
        )
    yield from _page_problems(received)
    claimed_at = contradicts_receipt(received)
    if claimed_at is not None:
        yield B(
            f"bài đăng ghi nhận lúc {format_exact_moment(claimed_at, 'vi')}, khác lúc nhận đề nghị (APR251)",
            f"the item gives its receipt as {format_exact_moment(claimed_at, 'en')}, unlike the offer's (APR251)",
        )
    if offer.state == "accepted" and offer.answered_item and received.shown_page is None:
        yield B(
            f"bản chính chưa có bài `{offer.answered_item}` mà phiếu trả lời nêu",
            f"main has no item `{offer.answered_item}` yet, which the answer names",
        )
    elif offer.state == "accepted" and received.is_open and not (offer.is_shown_in_list or received.named_by):
        yield B(
            "đã nhận đăng nhưng chưa bài nào của trang nhận nêu đề nghị này (`received.ref`), nên thời hạn còn chạy",
            "it was accepted and no item of the receiving site names it (`received.ref`), so the limit still runs",
        )
    if offer.is_shown_in_list and received.is_open:
        yield B(
            "trang nhận không có danh sách nào lấy bài này, hoặc bài chưa đăng ở trang đề nghị, nên thời hạn còn chạy",
            "no list of the receiving site takes this item, or it is not shown on its own site, so the limit still runs",
        )


def _pushed_text(received: ReceivedOffer) -> B:
    names, counted = ", ".join(received.pushed_names), ("", "")
    if received.page is not None:
        counted = "; thời hạn ở đây tạm tính từ lúc gửi", "; its limit is counted here from when it was handed in"
    return B(
        f"phiếu đề nghị còn ở bài gửi {names}: đưa vào bản chính rồi mới trả lời được{counted[0]}",
        f"the offer is still in the submission {names}: it can be answered once main has it{counted[1]}",
    )


def _page_problems(received: ReceivedOffer) -> Iterator[B]:
    """Yield why the item that names an offer does not end the clock of its board."""
    page = received.shown_page
    if page is None:
        return
    if not is_about_offer(page, received):
        yield B(
            f"bài `{page.id}` nêu đề nghị này nhưng là văn bản số khác hoặc của cơ quan khác, nên không phải bài được đề nghị",
            f"the item `{page.id}` names this offer and is a document of another number or issuer, so it is not the offered item",
        )
    elif not received.is_answered_by_page:
        yield B(
            f"bài `{page.id}` nêu đề nghị này đã có trước khi đề nghị đến, nên thời hạn của bài không tính theo đề nghị",
            f"the item `{page.id}` that names this offer was there before it, so its limits do not go by it",
        )
    elif received.is_open:
        yield B(
            f"bài `{page.id}` chưa hiện với bạn đọc (bản nháp, hẹn giờ, đã rút hoặc chưa đủ nội dung), nên thời hạn còn chạy",
            f"readers do not have the item `{page.id}` yet (a draft, set for later, withdrawn, or not sufficient), so the limit still runs",
        )


def _commands(offer: Offer) -> tuple[str, ...]:
    command = f"portalgen answer {offer.digest[:SHORTEST_DIGEST]}"
    return f"{command} --accept --reason 'LÝ DO'", f"{command} --decline --reason 'LÝ DO'"


def _signer_of(landed: LandedRecord) -> str:
    signed_by = landed.record.by if landed.record is not None else ""
    return name_person(landed.signer) if landed.signer is not None else signed_by
