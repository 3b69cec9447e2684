"""`read_board_queue(options, at)`: the pending submissions, sorted by the time left, the shortest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from portalgen.editorial.approving.submission_needs import SubmissionNeeds
from portalgen.editorial.approving.submission_state import SubmissionState
from portalgen.editorial.deadlines.main_content import check_site_ids, open_main_content
from portalgen.editorial.deadlines.open_items import OpenItem, OpenWork, read_open_work
from portalgen.editorial.records.making import choose_main
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository, open_history
from portalgen.history.revisions import BRANCHES, Revision
from portalgen.pipeline.board.options import BoardOptions
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ItemClock

_FAR: Final = float("inf")
_OF_REQUESTS: Final = ("pull/", "merge-requests/")
"""Prefixes of the references that only a forge can write."""
_LEAST_ID: Final = 7


@frozen
class WaitingSubmission:
    """A submission not yet on main."""

    head: str
    """Id of its newest commit."""
    names: tuple[str, ...]
    """Names of its branches and requests, at least one."""
    items: tuple[OpenItem, ...]
    """The submitted items, the most urgent first.

    Empty if the submission changes only settings or adds only records.
    """
    needs: SubmissionNeeds | None
    """The signatures given so far and those still needed; None if main has no readable roster."""
    state: SubmissionState | None = None
    """The party that must act next, and the board's earlier decisions; None if unknown."""

    @property
    def name(self) -> str:
        """The name to show for the submission."""
        return self.names[0]

    @property
    def branch(self) -> str:
        """Full name of the submission's branch. Empty for a request that only a forge can write."""
        own = (each for each in self.names if not each.startswith(_OF_REQUESTS))
        name = next(own, "")
        return f"{BRANCHES}{name}" if name else ""

    @property
    def sites(self) -> tuple[str, ...]:
        """Ids of the sites of its items, followed by the sites of its other files to sign."""
        groups = self.needs.groups if self.needs is not None else ()
        found = (*(each.site for each in self.items), *(each.group.site for each in groups))
        return tuple(dict.fromkeys(site for site in found if site))

    @property
    def waits_for_sender(self) -> bool:
        """True if the board returned or rejected this content, so that the sender must act next."""
        return self.state is not None and self.state.waits_for == "sender"

    @property
    def needs_signature(self) -> bool:
        """True if somebody can still sign the submission, even if the policy does not require another signature."""
        needs = self.needs
        return needs is not None and needs.problem is None and any(each.open_needs for each in needs.groups)

    @property
    def next_clock(self) -> ItemClock | None:
        """The clock of its items that ends first; None if no clock is running."""
        clocks = [clock for each in self.items if (clock := each.next_clock) is not None]
        return min(clocks, key=_due_of, default=None)


@frozen
class BoardQueue:
    """The waiting submissions, the most urgent first."""

    repository: Repository
    main: Revision
    at: datetime
    submissions: tuple[WaitingSubmission, ...]
    site_names: Mapping[str, str]
    """Full name of the agency of each site, in the board's language, keyed by site id."""
    main_host: str
    """Host of the main site, which publishes the manifest of the live release."""
    roster_problem: B | None = None
    """The reason why signing is impossible; None if it is possible."""


def read_board_queue(options: BoardOptions, at: datetime) -> BoardQueue:
    """Return the submissions not yet on main at the aware time `at`.

    Raises UsageError if a site or main does not exist, and UnusableEnvironmentError for a shallow clone.
    """
    repository = open_history(options.root)
    main = choose_main(repository, options.base)
    with open_main_content(repository, main.commit, at, options.cache, has_library=False) as content:
        check_site_ids(content.portal, options.sites)
        work = read_open_work(content, options.cache, options.sites, has_needs=True)
        portal = content.portal
    found = sorted(_group_by_submission(work, options), key=_urgency)
    names = {site.id: site.agency_name(options.language) for site in portal.sites}
    return BoardQueue(repository, main, at, tuple(found), names, portal.main_site.host, work.roster_problem)


def find_submission(queue: BoardQueue, typed: str) -> WaitingSubmission:
    """Return the submission that the user `typed`: its name, its number in the queue or the start of its commit id.

    Raises UsageError if there is no such submission.
    """
    name = typed.strip()
    for each in queue.submissions:
        if name in each.names or f"origin/{each.name}" == name:
            return each
    if name.isascii() and name.isdigit() and 0 < int(name) <= len(queue.submissions):
        return queue.submissions[int(name) - 1]
    same = [each for each in queue.submissions if len(name) >= _LEAST_ID and each.head.startswith(name)]
    if len(same) == 1:
        return same[0]
    raise UsageError(
        f"không có bài gửi nào đang chờ mang tên hay số `{name}`; `portalgen board` kể các bài đang chờ",
        f"no waiting submission has the name or number `{name}`; `portalgen board` lists them",
    )


def _group_by_submission(work: OpenWork, options: BoardOptions) -> Iterator[WaitingSubmission]:
    items: dict[str, list[OpenItem]] = {}
    for each in work.items:
        items.setdefault(each.submission.head.id, []).append(each)
    for submission in work.submissions:
        head = submission.head
        own = tuple(items.get(head.id, ()))
        if not own and (options.sites or not head.differences):
            continue
        if not own and submission.items:
            continue  # another submission continues this one, or contains the same drafts
        yield WaitingSubmission(head.id, head.names, own, work.needs.get(head.id), work.find_state(submission))


def _urgency(each: WaitingSubmission) -> tuple[bool, float, str]:
    """Return the sort key of the queue: submissions waiting for their sender come last."""
    clock = each.next_clock
    return each.waits_for_sender, (_due_of(clock) if clock is not None else _FAR), each.name


def _due_of(clock: ItemClock) -> float:
    return clock.due.due.timestamp() if clock.due is not None and clock.due.due is not None else _FAR
