"""Drafts records before signing: the signer and key, the changes to decide on, and the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import SignerKey
from portalgen.content.front_matter_text import clean_line
from portalgen.diagnostics.sentences import find_closest
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.authority import Authority, BoardMember, SignerIndex, list_needs, standing_over
from portalgen.editorial.records.making import ProposedChange
from portalgen.editorial.records.record_times import CLOCK_SKEW
from portalgen.editorial.records.records import (
    ApprovalRecord,
    RecordAction,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.editorial.roster.role_names import name_person, name_roles
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.locale.dates import format_exact_moment, localize
from portalgen.text.normalization import nfc

ON_SUBMISSION: Final[frozenset[RecordAction]] = frozenset(("approve", "review", "confirm", "emergency"))
"""Actions with records accompanying the submission; records of other actions go to main on their own."""


@frozen
class ChosenSigner:
    """The signer and the key."""

    member: BoardMember
    key: SignerKey


@frozen
class RecordDraft:
    """A record ready to be signed."""

    record: ApprovalRecord
    data: bytes
    digest: str
    changes: tuple[ProposedChange, ...]
    """The changes of the record, with titles."""
    authority: Authority

    @property
    def path(self) -> str:
        """The path of the record from the portal's root."""
        return record_path(self.record, self.digest)

    def files(self, signature: bytes) -> Mapping[str, bytes]:
        """Return path to bytes of the record and its signature."""
        return {self.path: self.data, signature_path(self.path): signature}


@frozen
class RecordWords:
    """The signer's statements in a record."""

    reason: str = ""
    details: Mapping[str, str] = MappingProxyType({})


def choose_signer(signers: SignerIndex, by: str, keys: Sequence[SignerKey]) -> ChosenSigner:
    """Return the signer: the person `by`, or the only holder of any of `keys`. Raises UsageError if there is none."""
    member = find_member(signers, by) if by else None
    holders = [
        ChosenSigner(holder, registered)
        for key in keys
        for holder, registered in signers.holders.get(key.fingerprint, ())
        if member is None or holder.person.id == member.person.id
    ]
    people = {each.member.person.id: each for each in reversed(holders)}
    if len(people) == 1:
        return next(iter(people.values()))
    if people:
        listed = ", ".join(sorted(people))
        raise UsageError(
            f"ssh-agent giữ khóa của nhiều người ({listed}); ghi người ký bằng --by",
            f"the agent holds keys of several people ({listed}); say who signs with --by",
        )
    if member is None:
        raise UsageError(
            "ssh-agent không giữ khóa nào có trong danh sách phân công; nạp khóa của bạn bằng `ssh-add TỆP-KHÓA` (agent đang "
            "khóa thì mở trước: `ssh-add -X`); khóa mới thì gửi tệp .pub để ghi vào danh sách phân công trước",
            "the agent holds no key of the roster; load yours with `ssh-add KEYFILE` (unlock a locked agent first: `ssh-add "
            "-X`); a new key first has to be entered in the roster with its .pub file",
        )
    raise UsageError(
        f"ssh-agent không giữ khóa nào của {name_person(member.person)} ({_list_keys(member)}); nạp khóa bằng `ssh-add TỆP-KHÓA`",
        f"the agent holds no key of {name_person(member.person)} ({_list_keys(member)}); load it with `ssh-add KEYFILE`",
    )


def find_member(signers: SignerIndex, id: str) -> BoardMember:
    """Return the person with this id. Raises UsageError if the roster has none."""
    member = signers.members.get(id)
    if member is None:
        closest = find_closest(id, signers.members)
        vi, en = (f"; có phải là `{closest}`?", f" - did you mean `{closest}`?") if closest else ("", "")
        raise UsageError(
            f"danh sách phân công không có người mang mã `{id}`{vi}", f"the roster has nobody with the id `{id}`{en}"
        )
    return member


def draft_record(
    signers: SignerIndex,
    signer: BoardMember,
    action: RecordAction,
    changes: Sequence[ProposedChange],
    words: RecordWords,
    *,
    onto: str,
    onto_at: datetime,
    at: datetime,
    on_behalf_of: str = "",
    site: str = "",
) -> RecordDraft:
    """Return a record by `signer` about the part of `changes` that is theirs to decide, of `site` alone if given.

    Raises UsageError if there are no such changes, and UnusableEnvironmentError if the clock is before main's newest
    commit.
    """
    if at < onto_at - CLOCK_SKEW:
        vi, en = localize(format_exact_moment, at), localize(format_exact_moment, onto_at)
        raise UnusableEnvironmentError(
            f"đồng hồ máy này ({vi.vi}) chậm hơn bản chính ({en.vi}); hãy chỉnh đồng hồ rồi ký; đồng hồ đã đúng thì có lần lưu ghi sai giờ trên bản chính, hãy báo đơn vị vận hành",
            f"this machine's clock ({vi.en}) is before main's newest change ({en.en}); set it right, then sign; if it is right, a commit of main has a wrong date: tell the operator",
        )
    moment = at.astimezone(VIETNAM).replace(microsecond=0)
    principal = find_member(signers, on_behalf_of) if on_behalf_of else signer
    authority = Authority(principal, moment.date(), moment.date())
    ours = [each for each in changes if not site or each.file.site == site]
    chosen = _choose_changes(signers, signer, authority, action, ours)
    if changes and not chosen:
        raise _not_theirs(authority, action, ours or changes)
    record = ApprovalRecord(
        portal=signers.roster.portal.portal,
        onto=onto,
        action=action,
        changes=tuple(each.change for each in chosen),
        by=signer.person.id,
        at=moment,
        on_behalf_of=on_behalf_of,
        reason=clean_words(words.reason),
        details=MappingProxyType({key: text for key, each in words.details.items() if (text := clean_words(each))}),
    )
    data = write_record(record)
    return RecordDraft(record, data, digest_of_record(data), chosen, authority)


def clean_words(text: str) -> str:
    """Return typed text in the form stored in a record: on one line, NFC, without invisible characters."""
    return nfc(clean_line(text))


def _choose_changes(
    signers: SignerIndex,
    signer: BoardMember,
    authority: Authority,
    action: RecordAction,
    changes: Sequence[ProposedChange],
) -> tuple[ProposedChange, ...]:
    """Return the changes that the signer may decide on.

    If there are none, return the changes that only lack a delegation or term: the check of the record then reports it.
    """
    held = [each for each in changes if standing_over(action, each.file, authority) == "held"]
    if not held:
        return tuple(each for each in changes if standing_over(action, each.file, authority) != "none")
    if authority.member is signer:
        return tuple(held)
    delegations = [
        each
        for each in signers.list_delegations(authority.member, signer.person.id)
        if each.holds_on(authority.signed_on)
    ]
    delegated = [each for each in held if any(given.covers(each.file.section) for given in delegations)]
    return tuple(delegated or held)


def _not_theirs(authority: Authority, action: RecordAction, changes: Iterable[ProposedChange]) -> UsageError:
    """Return the error for a signer without authority over any of these changes, naming the responsible roles."""
    needed = [
        (role, each.file.site) for each in changes for need in list_needs(action, each.file) for role in need.roles
    ]
    roles, who = name_roles(needed), name_person(authority.member.person)
    names = ACTIONS[action].names
    return UsageError(
        f"không có thay đổi nào mà {who} có quyền ký phiếu “{names.vi}”: cần {roles.vi} (APR134); ký thay người khác thì dùng --for "
        "(cần văn bản ủy quyền trong danh sách Ban Biên tập)",
        f"there is no change for {who} to sign (a record that {names.en}): {roles.en} is needed (APR134); to sign for another use --for "
        "(with a delegation in the board's roster)",
    )


def _list_keys(member: BoardMember) -> str:
    listed = ", ".join(each.fingerprint for each in member.person.keys)
    return listed or "—"
