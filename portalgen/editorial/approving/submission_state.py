"""Whom a submission, or an item of it, waits for: a board, the owner, the platform, its sender, or only to be merged."""

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
"""`merge`: nobody has to sign any more. `conflict`: nobody can sign it as it is."""
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
    """How a submission, or an item of it, stands."""

    id: StateId
    decision: BoardDecision | None = None
    """The refusal or return because of which it waits for its sender."""
    former: tuple[BoardDecision, ...] = ()
    """What was refused or returned before, and the sender has changed since, or the board has gone on with; newest first."""

    @property
    def waits_for(self) -> WaitsFor:
        """Who has to do something."""
        return _WAITS_FOR[self.id]

    @property
    def last_answer(self) -> BoardDecision | None:
        """The newest refusal or return of its files, whether or not it waits because of that; None if there is none."""
        answers = (*self.former, *((self.decision,) if self.decision is not None else ()))
        return max(answers, key=lambda each: each.record.at, default=None)

    @property
    def is_refused(self) -> bool:
        """Whether the board has answered it: no limit of the board runs for what it refused (QĐ 2111, Điều 10(4))."""
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
    """Return how the files `paths` of a submission stand, for which these signatures are lacking."""
    own = tuple(paths)
    about = tuple(each for each in needs.decisions if set(each.paths) & set(own))
    return _decide(needs, about, [each for each in about if each.keeps_back(own)], open_needs)


def find_submission_state(needs: SubmissionNeeds) -> SubmissionState:
    """Return how a whole submission stands: it waits for its sender as soon as a part of it does."""
    binding = [each for each in needs.decisions if each.holds and not each.since]
    return _decide(needs, needs.decisions, binding, needs.open_needs)


def _decide(
    needs: SubmissionNeeds,
    about: Sequence[BoardDecision],
    binding: Sequence[BoardDecision],
    open_needs: Iterable[OpenNeed],
) -> SubmissionState:
    """Return the state: a refusal counts before a return, a newer one before an older one."""
    decision = next(iter(sorted(binding, key=lambda one: one.record.action != "reject")), None)
    former = tuple(each for each in about if each not in binding)
    if decision is not None:
        return SubmissionState("refused" if decision.record.action == "reject" else "returned", decision, former)
    if needs.problem is not None:
        return SubmissionState("conflict", None, former)
    return SubmissionState(_state_of(open_needs), None, former)


def _state_of(open_needs: Iterable[OpenNeed]) -> StateId:
    """Return who signs next: boards study a text before an owner or the platform has to look at it."""
    roles = {role for each in open_needs for role in each.roles}
    if roles & {*BOARD_ROLES, "editor"}:
        return "board"
    if "owner" in roles:
        return "owner"
    return "platform" if roles else "merge"
