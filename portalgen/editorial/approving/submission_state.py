"""The party awaited by a submission or an item of it: a board, the owner, the platform, its sender, or the merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from portalgen.editorial.approving.board_decisions import BoardDecision
from portalgen.editorial.approving.submission_needs import SubmissionNeeds
from portalgen.editorial.records.actions import BOARD_ROLES
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.frozen import frozen
from portalgen.locale.dates import format_exact_moment, localize
from portalgen.text.bilingual import Bilingual as B

StateId = Literal["board", "owner", "platform", "merge", "refused", "returned", "conflict"]
"""`merge`: no more signatures are needed. `conflict`: it cannot be signed."""
WaitsFor = Literal["board", "owner", "platform", "sender", "merge"]

_WAITS_FOR: Final[dict[StateId, WaitsFor]] = {
    "board": "board",
    "owner": "owner",
    "platform": "platform",
    "merge": "merge",
    "refused": "sender",
    "returned": "sender",
    "conflict": "sender",
}
_WORDS: Final[dict[StateId, B]] = {
    "board": B("chờ Ban Biên tập", "waits for the board"),
    "owner": B("chờ cơ quan chủ quản", "waits for the owner"),
    "platform": B("chờ đơn vị vận hành", "waits for the platform"),
    "merge": B("không còn ai phải ký, chờ đưa vào bản chính", "nobody has to sign any more, waits to be merged"),
    "conflict": B("chưa ký được, chờ người gửi sửa", "cannot be signed, waits for its sender"),
}


@frozen
class SubmissionState:
    """The state of a submission, or of an item of it."""

    id: StateId
    decision: BoardDecision | None = None
    """The refusal or return because of which it waits for its sender."""
    former: tuple[BoardDecision, ...] = ()
    """Earlier refusals and returns, the newest first.

    Since then the sender has changed the content, or the board has continued its work.
    """

    @property
    def waits_for(self) -> WaitsFor:
        """The party that has to act."""
        return _WAITS_FOR[self.id]

    @property
    def last_answer(self) -> BoardDecision | None:
        """The newest refusal or return of its files, even if it does not wait because of it; None if there is none."""
        answers = (*self.former, *((self.decision,) if self.decision is not None else ()))
        return max(answers, key=lambda each: each.record.at, default=None)

    @property
    def is_refused(self) -> bool:
        """True if the board refused it: its time limit does not run for refused content (QĐ 2111, Điều 10(4))."""
        return self.id == "refused"

    def describe(self) -> B:
        """Return the state as a clause."""
        if self.decision is None:
            return _WORDS[self.id]
        at, reason = localize(format_exact_moment, self.decision.record.at), self.decision.record.reason
        if self.id == "refused":
            return B(
                f"đã từ chối lúc {at.vi}, chờ người gửi ({reason})",
                f"refused at {at.en}, waits for its sender ({reason})",
            )
        return B(
            f"đã trả lại để bổ sung lúc {at.vi}, chờ người gửi ({reason})",
            f"returned for more at {at.en}, waits for its sender ({reason})",
        )


def find_state(needs: SubmissionNeeds, paths: Iterable[str], open_needs: Iterable[OpenNeed]) -> SubmissionState:
    """Return the state of the files `paths` of a submission, given their missing signatures."""
    own = tuple(paths)
    about = tuple(each for each in needs.decisions if set(each.paths) & set(own))
    return _decide(needs, about, [each for each in about if each.keeps_back(own)], open_needs)


def find_submission_state(needs: SubmissionNeeds) -> SubmissionState:
    """Return the state of a whole submission: it waits for its sender as soon as a part of it does."""
    binding = [each for each in needs.decisions if each.holds and not each.since]
    return _decide(needs, needs.decisions, binding, needs.open_needs)


def _decide(
    needs: SubmissionNeeds,
    about: Sequence[BoardDecision],
    binding: Sequence[BoardDecision],
    open_needs: Iterable[OpenNeed],
) -> SubmissionState:
    """Return the state: refusals take priority over returns, newer decisions over older ones."""
    decision = next(iter(sorted(binding, key=lambda one: one.record.action != "reject")), None)
    former = tuple(each for each in about if each not in binding)
    if decision is not None:
        return SubmissionState("refused" if decision.record.action == "reject" else "returned", decision, former)
    if needs.problem is not None:
        return SubmissionState("conflict", None, former)
    return SubmissionState(_state_of(open_needs), None, former)


def _state_of(open_needs: Iterable[OpenNeed]) -> StateId:
    """Return the next party to sign: boards study a text before an owner or the platform sees it."""
    roles = {role for each in open_needs for role in each.roles}
    if roles & {*BOARD_ROLES, "editor"}:
        return "board"
    if "owner" in roles:
        return "owner"
    return "platform" if roles else "merge"
