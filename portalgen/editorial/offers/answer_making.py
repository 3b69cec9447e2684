"""Which offer an answer is about, and whether what is offered was offered before."""

from __future__ import annotations

import re
from typing import Final

from portalgen.editorial.offers.landed_offers import read_landed_offers
from portalgen.editorial.offers.offer_model import Offer, match_offers
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord
from portalgen.errors import UsageError
from portalgen.history.repository import Repository

_DIGEST: Final = re.compile(r"[0-9a-f]{8,64}")


def find_unanswered_offer(repository: Repository, tip: str, name: str) -> Offer:
    """Return the offer `name` on main's `tip` (`find_offer`). Raises UsageError where there is none, or it was answered."""
    offer = find_offer(repository, tip, name)
    if offer.answer is not None:
        raise UsageError(
            f"phiếu đề nghị {offer.digest[:12]} đã được trả lời bằng phiếu `{offer.answer.path}`; phiếu trả lời đầu tiên có giá "
            "trị, muốn đổi ý thì để bên đề nghị gửi đề nghị mới",
            f"the offer {offer.digest[:12]} was answered already, by the record `{offer.answer.path}`; the first answer counts, and "
            "to change it the other board offers anew",
        )
    return offer


def find_offer(repository: Repository, tip: str, name: str) -> Offer:
    """Return the offer on main's `tip` whose digest, path or beginning of the digest is `name`.

    Raises UsageError where there is none, or more than one.
    """
    stem = re.sub(r"\.(?:json|sig)\Z", "", name.strip()).rpartition("/")[2].lower()
    if not _DIGEST.fullmatch(stem):
        raise UsageError(
            f"`{shorten_value(name)}` không phải mã phiếu đề nghị: ghi ít nhất 8 ký tự đầu của mã (`portalgen queue` kể các đề nghị "
            "đang chờ)",
            f"`{shorten_value(name)}` is no digest of an offer: give at least its first 8 letters (`portalgen queue` lists the "
            "offers that wait)",
        )
    offers = [each for each in match_offers(read_landed_offers(repository, tip)) if each.digest.startswith(stem)]
    if len(offers) == 1:
        return offers[0]
    raise UsageError(
        f"bản chính có {len(offers)} phiếu đề nghị hợp lệ mang mã bắt đầu bằng `{stem}`; "
        + (
            "hãy ghi thêm ký tự" if offers else "hãy kiểm tra lại mã: phiếu phải có trên bản chính rồi mới trả lời được"
        ),
        f"main has {len(offers)} valid offers whose digest begins with `{stem}`; "
        + ("give more letters" if offers else "look at it again: an offer has to be on main before it is answered"),
    )


def find_same_offer(repository: Repository, tip: str, record: ApprovalRecord) -> str:
    """Return the path of an offer on main that waits for its answer and offers the same to the same site; else empty."""
    if record.action != "offer":
        return ""
    contents = {each.path: each.after for each in record.changes}
    return next(
        (
            each.landed.path
            for each in match_offers(read_landed_offers(repository, tip))
            if each.state == "waiting"
            and each.to == record.details.get("to")
            and {change.path: change.after for change in each.record.changes} == contents
        ),
        "",
    )
