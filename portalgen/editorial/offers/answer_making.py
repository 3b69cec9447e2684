"""Finds the offer of an answer, and earlier offers of the same content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from portalgen.editorial.offers.landed_offers import read_landed_offers
from portalgen.editorial.offers.offer_model import Offer, match_offers, offered_content_of
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.authority import SignerIndex
from portalgen.editorial.records.making import read_main_times
from portalgen.editorial.records.record_files import RecordCircumstances, check_record, list_records_at
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository

_BRANCHES: Final = ("refs/heads/phieu/*", "refs/remotes/*/phieu/*")
"""Branches of records without a submission, local and fetched."""
_DIGEST: Final = re.compile(r"[0-9a-f]{8,64}")


def find_unanswered_offer(repository: Repository, tip: str, name: str) -> Offer:
    """Return the offer `name` on main's `tip` (`find_offer`).

    Raises UsageError if there is none, or if it was answered.
    """
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
    """Return the offer on main's `tip` with the digest (or its beginning) or path `name`.

    Raises UsageError if there is none, or several.
    """
    stem = re.sub(r"\.(?:json|sig)\Z", "", name.strip()).rpartition("/")[2].lower()
    if not _DIGEST.fullmatch(stem):
        raise UsageError(
            f"`{shorten_value(name)}` không phải mã phiếu đề nghị: ghi ít nhất 8 ký tự đầu của mã (`portalgen queue` kể các đề nghị "
            "đang chờ)",
            f"`{shorten_value(name)}` is no digest of an offer: give at least its first 8 letters (`portalgen queue` lists the "
            "offers that wait)",
        )
    offers = [each for each in match_offers(read_landed_offers(repository, tip)) if _is_named(each, stem)]
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


def _is_named(offer: Offer, stem: str) -> bool:
    return any(digest.startswith(stem) for digest in offer.digests)


@frozen
class EarlierRecord:
    """A record equal to a record about to be signed, or answering the same offer."""

    path: str
    branch: str = ""
    """The submission with the record, as named in Git's refs; empty if it is on main."""


def find_earlier_record(
    repository: Repository, tip: str, signers: SignerIndex, record: ApprovalRecord
) -> EarlierRecord | None:
    """Return the waiting offer of the same content, or the answer to the same offer; None if there is none.

    Only main's `tip` and the branches of records are searched, local and fetched.
    """
    if record.action not in ("offer", "answer"):
        return None
    if record.action == "answer":
        offer = find_offer(repository, tip, record.details.get("offer", ""))
        return _find_pending(repository, tip, signers, record, lambda each: _answers(each, offer))
    content = offered_content_of(record)
    landed = match_offers(read_landed_offers(repository, tip))
    same = (each for each in landed if each.state == "waiting" and offered_content_of(each.record) == content)
    first = next(same, None)
    if first is not None:
        return EarlierRecord(first.landed.path)
    return _find_pending(repository, tip, signers, record, lambda each: offered_content_of(each) == content)


def _answers(record: ApprovalRecord, offer: Offer) -> bool:
    return record.details.get("offer") in offer.digests and record.details.get("site", offer.to) == offer.to


def _find_pending(
    repository: Repository,
    tip: str,
    signers: SignerIndex,
    record: ApprovalRecord,
    is_same: Callable[[ApprovalRecord], bool],
) -> EarlierRecord | None:
    """Return the first valid record with the same action that waits on a branch and satisfies `is_same`."""
    times = read_main_times(repository, tip)
    for commit, branch in _list_record_branches(repository, tip):
        for file in list_records_at(repository, commit, _list_added(repository, tip, commit)).records:
            checked = check_record(file, signers, RecordCircumstances(times, record.at))
            other = checked.record
            if checked.counts and other is not None and other.action == record.action and is_same(other):
                return EarlierRecord(file.path, branch)
    return None


def _list_record_branches(repository: Repository, tip: str) -> Iterator[tuple[str, str]]:
    """Yield (commit id, name) of the branches with only records missing from main."""
    output = read_git_output(
        repository.top, ("for-each-ref", f"--no-merged={tip}", "--format=%(objectname) %(refname:lstrip=2)", *_BRANCHES)
    )
    for line in output.decode("utf-8", "surrogateescape").splitlines():
        commit, _, name = line.partition(" ")
        yield commit, name


def _list_added(repository: Repository, tip: str, commit: str) -> tuple[str, ...]:
    """Return the records added to main by a branch."""
    place = f"{repository.prefix}{APPROVALS_FOLDER}"
    options = ("--name-only", "--no-renames", "--diff-filter=A", "-z")
    output = read_git_output(repository.top, ("diff", *options, f"{tip}...{commit}", "--", place))
    names = output.decode("utf-8", "surrogateescape").split("\0")
    return tuple(each.removeprefix(repository.prefix) for each in names if each.endswith(".json"))
