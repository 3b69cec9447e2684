"""Waiting submissions as pages: the list of `portalgen queue`, and the possible deadlines in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.editorial.approving.known_refusals import KnownRefusal
from portalgen.editorial.approving.submission_needs import SubmissionNeeds, find_needs_within, open_needs_context
from portalgen.editorial.approving.submission_state import SubmissionState, find_state, find_submission_state
from portalgen.editorial.deadlines.carried_records import (
    CarriedRecord,
    RecordSigners,
    is_record_path,
    read_carried_records,
    read_record_signers,
    select_records_about,
)
from portalgen.editorial.deadlines.main_content import ContentProgress, MainContent
from portalgen.editorial.offers.offer_clocks import join_drafts
from portalgen.editorial.offers.page_blobs import page_of_blob
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.unmerged import UnmergedHead, read_unmerged_heads
from portalgen.lint.findings import site_of_path
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.model import Evidence
from portalgen.timeline.open_submissions import OpenSubmission, SubmittedItem, read_open_submissions

_RUNNING: Final = frozenset(("within", "soon", "overdue"))
_FAR: Final = float("inf")


@frozen
class OpenItem:
    """An item of a submission."""

    submission: OpenSubmission
    item: SubmittedItem
    page: Page | None
    """None if its front matter has an error."""
    is_published: bool
    """True if the item is already public, so its clocks are over."""
    clocks: tuple[ItemClock, ...] = ()
    records: tuple[CarriedRecord, ...] = ()
    names: tuple[str, ...] = ()
    """The submissions with exactly this draft."""
    other_drafts: tuple[str, ...] = ()
    """The submissions with another draft of the item: only one is intended."""
    needs: SubmissionNeeds | None = None
    """The given and missing signatures of its submission; None if not requested."""
    state: SubmissionState | None = None
    """The party that it waits for, and the board's earlier decisions; None if not requested."""

    @property
    def site(self) -> str:
        """Its present or future site."""
        return site_of_path(self.item.path)

    @property
    def submitted(self) -> Evidence | None:
        """When it was submitted; None if unknown."""
        times = self.submission.timeline.items.get(self.item.id)
        return times.submission if times is not None else None

    @property
    def open_needs(self) -> tuple[OpenNeed, ...]:
        """The missing signatures for its own files; none while it waits for its sender."""
        return () if self.state is not None and self.state.waits_for == "sender" else self._list_needs()

    @property
    def refusals(self) -> tuple[KnownRefusal, ...]:
        """The refusals of its own files, or of nearly the same texts, that nobody has lifted."""
        paths = {path for path, _ in self.item.pages}
        refusals = self.needs.refusals if self.needs is not None else ()
        return tuple(each for each in refusals if paths & set(each.paths))

    def with_needs(self, needs: SubmissionNeeds | None) -> OpenItem:
        """Return the item with the signatures of its submission, and the resulting state."""
        if needs is None:
            return self
        known = replace(self, needs=needs)
        proposed = needs.proposed.changes if needs.proposed is not None else ()
        own = [each.path for each in proposed if known._holds(each.path)]
        return replace(known, state=find_state(needs, own, known._list_needs()))

    def _list_needs(self) -> tuple[OpenNeed, ...]:
        needs = self.needs.open_needs if self.needs is not None else ()
        return tuple(each for each in needs if any(self._holds(change.path) for change in each.group.changes))

    def _holds(self, path: str) -> bool:
        """Return True if a file is a page of the item, or lies in a folder of their own."""
        pages = {page for page, _ in self.item.pages}
        folders = tuple(f"{page.rpartition('/')[0]}/" for page in pages if page.rpartition("/")[2].startswith("index."))
        return path in pages or path.startswith(folders)

    @property
    def next_clock(self) -> ItemClock | None:
        """The running clock that ends first; None if none runs, for example after a refusal by the board."""
        if self.state is not None and self.state.is_refused:
            return None
        return min((each for each in self.clocks if each.standing in _RUNNING), key=_due_of, default=None)

    @property
    def due(self) -> datetime | None:
        """The first moment that is too late; None if no clock runs."""
        clock = self.next_clock
        return clock.due.due if clock is not None and clock.due is not None else None


@frozen
class OpenWork:
    """All waiting work."""

    submissions: tuple[OpenSubmission, ...]
    items: tuple[OpenItem, ...]
    """Each draft once: the sites with the least time left first, in each the items by their time left."""
    unrelated: tuple[UnmergedHead, ...]
    """Branches that share no history with main, and are not examined."""
    texts: Mapping[str, bytes] = field(repr=False)
    """The contents of the items' pages and records, by blob id."""
    needs: Mapping[str, SubmissionNeeds] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """By the id of each submission's newest commit, if requested."""
    roster_problem: B | None = None
    """Why nobody can sign anything on main; None if somebody can, or if not requested."""

    def find_state(self, submission: OpenSubmission) -> SubmissionState | None:
        """Return the state of a whole submission; None if not requested or unknown."""
        needs = self.needs.get(submission.head.id)
        return find_submission_state(needs) if needs is not None else None


def read_open_work(
    content: MainContent,
    cache_folder: Path | None = None,
    sites: Collection[str] = (),
    *,
    has_needs: bool = False,
    progress: ContentProgress = lambda stage, done, total: None,
) -> OpenWork:
    """Return the waiting work outside the commit of `content`; the items of these sites or of all.

    With `has_needs`, also the missing signatures of each submission.
    """
    progress("submissions", 0, 0)
    heads = read_unmerged_heads(content.repository, content.tip)
    related = [each for each in heads if each.has_common_history]
    submissions = read_open_submissions(
        content.repository, content.timeline, related, content.evidence, content.at, cache_folder
    )
    texts = dict(read_blobs(content.repository, dict.fromkeys(_blobs_of(submissions))))
    has_records = any(is_record_path(each.path) for one in submissions for each in one.head.differences)
    signers = read_record_signers(content) if has_records else None
    items = [each for submission in submissions for each in _open_items_of(content, submission, texts, signers)]
    chosen = [each for each in _join_drafts(items) if not sites or each.site in sites]
    unrelated = tuple(each for each in heads if not each.has_common_history)
    needs, roster_problem = _find_needs(content, submissions, progress) if has_needs else ({}, None)
    chosen = [each.with_needs(needs.get(each.submission.head.id)) for each in chosen]
    return OpenWork(submissions, _sort_by_urgency(chosen), unrelated, texts, needs, roster_problem)


def _find_needs(
    content: MainContent, submissions: Iterable[OpenSubmission], progress: ContentProgress
) -> tuple[dict[str, SubmissionNeeds], B | None]:
    """Return the signatures of each submission, and why nobody can sign any; empty without a roster."""
    heads = [each.head.id for each in submissions if each.head.differences]
    if not heads:
        return {}, None
    with open_needs_context(content.repository, content.tip, content.at) as context:
        if context.problem is not None:
            return {}, context.problem
        needs: dict[str, SubmissionNeeds] = {}
        for number, head in enumerate(heads):
            progress("submissions", number, len(heads))
            needs[head] = find_needs_within(context, head)
        return needs, None


def _blobs_of(submissions: Iterable[OpenSubmission]) -> Iterator[str]:
    for submission in submissions:
        for item in submission.items:
            yield item.blob
            yield from (blob for _, blob in item.pages if blob)
        for each in submission.head.differences:
            if each.blob and is_record_path(each.path):
                yield each.blob


def _open_items_of(
    content: MainContent,
    submission: OpenSubmission,
    texts: Mapping[str, bytes],
    signers: RecordSigners | None,
) -> Iterator[OpenItem]:
    pages = {each.id: page_of_blob(content.portal, each.path, texts[each.blob]) for each in submission.items}
    clocks = _clocks_of(content, submission, pages, texts)
    records = read_carried_records(submission.head.differences, texts, signers)
    for item in submission.items:
        times = content.timeline.items.get(item.id)
        is_published = item.change != "new" and times is not None and times.publication.at is not None
        own = tuple(each for each in clocks if each.page.id == item.id and not is_published)
        yield OpenItem(
            submission,
            item,
            pages[item.id],
            is_published,
            own,
            tuple(select_records_about(item, records, texts)),
            submission.head.names,
        )


def _clocks_of(
    content: MainContent,
    submission: OpenSubmission,
    pages: Mapping[str, Page | None],
    texts: Mapping[str, bytes],
) -> tuple[ItemClock, ...]:
    """Return the clocks of the submission's content, by main's law and calendar."""
    data = {each.path: texts[each.blob] for each in submission.items}

    def is_day(page: Page, location: Location) -> bool:
        return is_written_as_day(data[page.source], location)

    items = (
        Item(each.id, (page,))
        for each in submission.items
        if each.change in ("new", "edited") and (page := pages[each.id]) is not None
    )
    library, timeline = join_drafts(Library(tuple(items)), submission.timeline, content.offers)
    return clocks_of(library, content.legal, timeline, content.at, is_day, content.portal.kinds, content.former)


def _join_drafts(items: Sequence[OpenItem]) -> Iterator[OpenItem]:
    """Yield each draft once, with all submissions that contain it, or another draft of the same item.

    A submission continued by another submission has no draft of its own.
    """
    by_id: dict[str, list[OpenItem]] = {}
    for each in items:
        by_id.setdefault(each.item.id, []).append(each)
    for same in by_id.values():
        drafts: dict[tuple[tuple[str, str], ...], list[OpenItem]] = {}
        for each in (one for one in same if not _goes_on(one, same)):
            drafts.setdefault(each.item.pages, []).append(each)
        for pages, held in drafts.items():
            first = min(held, key=_submission_order)
            names = tuple(dict.fromkeys(name for each in held for name in each.names))
            others = (name for key, each in drafts.items() if key != pages for one in each for name in one.names)
            yield replace(first, names=names, other_drafts=tuple(dict.fromkeys(others)))


def _goes_on(one: OpenItem, same: Iterable[OpenItem]) -> bool:
    """Return True if another submission with the item was made from this one."""
    head = one.submission.head
    return any(each.submission.head.id != head.id and head.id in each.submission.head.dates for each in same)


def _submission_order(each: OpenItem) -> tuple[float, str]:
    submitted = each.submitted
    at = submitted.at.timestamp() if submitted is not None and submitted.at is not None else _FAR
    return at, each.submission.head.id


def _sort_by_urgency(items: Sequence[OpenItem]) -> tuple[OpenItem, ...]:
    first: dict[str, float] = {}
    for each in items:
        first[each.site] = min(first.get(each.site, _FAR), _urgency(each))
    return tuple(
        sorted(items, key=lambda each: (first[each.site], each.site, _urgency(each), each.item.path, each.names))
    )


def _urgency(each: OpenItem) -> float:
    return each.due.timestamp() if each.due is not None else _FAR


def _due_of(clock: ItemClock) -> float:
    return clock.due.due.timestamp() if clock.due is not None and clock.due.due is not None else _FAR
