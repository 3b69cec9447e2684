"""Creates the public histories of pages from main's history, as data for builds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.model import Item
from portalgen.content.page_history import (
    HistoryVersion,
    LanguageHistory,
    PageHistory,
    clean_shown_text,
    format_page_history,
    page_history_path,
)
from portalgen.differences.fact_texts import FactReader
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.deadlines.main_content import ContentProgress, MainContent
from portalgen.editorial.page_history.content_line import ContentLine, read_content_line
from portalgen.editorial.page_history.live_versions import LiveVersion, SnapshotStates, list_live_versions
from portalgen.editorial.page_history.page_snapshots import PageSnapshot, list_snapshots
from portalgen.editorial.page_history.passages import PassageComparer, has_private_words
from portalgen.editorial.page_history.version_approvals import VersionApproval, VersionApprovals
from portalgen.editorial.page_history.withheld_places import find_last_withheld_place, read_purged_paths
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.evidence_judge import EvidenceJudge
from portalgen.timeline.read import read_evidence_judge

MOST_VERSIONS: Final = 50
"""Of one language; the file gives the number of older versions."""
_LONGEST_NOTE: Final = 600
"""Letters."""
_LANGUAGE_OF_RECORDS: Final = "vi"
_WITH_REASON: Final = frozenset({"withdrawn", "removed"})
_BATCH: Final = 200
"""The number of items with their texts in memory at the same time."""


def export_page_histories(
    content: MainContent,
    audit: ApprovalAudit,
    sites: Collection[str] = (),
    cache_folder: Path | None = None,
    ids: Collection[str] = (),
    progress: ContentProgress = lambda stage, done, total: None,
) -> Mapping[str, bytes]:
    """Return the histories of the items at main's tip, on the sites that show them, by path.

    Only for `sites` and the items with `ids`, if given.

    They depend only on main, its records and `content.at`. A withheld version has its date and its class of reason, and
    none of its words.
    """
    chosen = [each.id for each in content.portal.sites if each.page_history and (not sites or each.id in sites)]
    items = [each for each in content.library.items if each.original.site in chosen and not each.original.is_index]
    if ids:
        items = [each for each in items if each.id in ids]
    if not items:
        return {}
    judge = read_evidence_judge(content.repository, content.tip, content.evidence, content.at)
    line = read_content_line(
        content.repository,
        judge.main_line,
        {each.id for each in items},
        cache_folder,
        lambda done, total: progress("history", done, total),
    )
    purged = read_purged_paths(content.repository, judge.main_line)
    titles = {each.id: each.original.title for each in content.library.items}
    dates = tuple(each.committed_at for each in judge.main_line.commits)
    maker = _HistoryMaker(content, judge, line, purged, VersionApprovals(audit), titles, dates)
    made = maker.make_all(items, lambda done: progress("page histories", done, len(items)))
    return {page_history_path(each.site, each.id): format_page_history(each) for each in made}


@frozen
class _Withholding:
    """The parts of a page, in one language, that are withheld."""

    until: int
    """The last place of the line with withheld text."""
    texts: frozenset[str]
    """The withheld texts, passage by passage."""
    shown_notes: frozenset[tuple[str, str, str]]
    """Notes that the page still shows: of a withheld version no other notes are shown."""

    def covers(self, live: LiveVersion) -> bool:
        """Return True if the text of a version, or of the version compared with it, is withheld."""
        return live.place <= self.until or (live.before is not None and live.before.place <= self.until)


@frozen
class _HistoryMaker:
    """The sources of all items' histories."""

    content: MainContent
    judge: EvidenceJudge
    line: ContentLine
    purged: Mapping[str, int]
    approvals: VersionApprovals
    titles: Mapping[str, str]
    """The titles of items by their ids."""
    dates: tuple[datetime, ...]
    """Of the commits of the line."""

    @property
    def portal(self) -> Portal:
        return self.content.portal

    def make_all(self, items: Sequence[Item], report: Callable[[int], None]) -> Iterator[PageHistory]:
        """Yield the histories of the items ever published, in their order; `report` the number of items done."""
        for start in range(0, len(items), _BATCH):
            group = items[start : start + _BATCH]
            blobs = {blob for item in group for step in self.line.texts[item.id] for blob in step.blobs.values()}
            contents = dict(read_blobs(self.content.repository, sorted(blobs)))
            for number, item in enumerate(group, start):
                report(number)
                history = self._make(item, contents)
                if history.languages:
                    yield history

    def _make(self, item: Item, contents: Mapping[str, bytes]) -> PageHistory:
        states = list_snapshots(self.line.texts[item.id], self.line, contents, self.portal.kinds)
        withheld_until = find_last_withheld_place(states, self.purged, len(self.judge.main_line.commits) - 1)
        shown = {page.language for page in item.pages}
        languages = (
            self._make_language(language, own, withheld_until) for language, own in states.items() if language in shown
        )
        return PageHistory(
            "page-history-1",
            item.original.site,
            item.id,
            tuple(each for each in languages if each.versions),
        )

    def _make_language(self, language: str, states: SnapshotStates, withheld_until: int) -> LanguageHistory:
        comparer = PassageComparer(FactReader(self.portal, self.titles, language))
        texts = frozenset(
            text
            for place, snapshot in states
            if place <= withheld_until and snapshot is not None
            for text in comparer.list_texts(snapshot)
        )
        newest = states[-1][1]
        notes = frozenset(newest.list_notes() if newest is not None else ())
        withholding = _Withholding(withheld_until, texts, notes)
        versions: list[HistoryVersion] = []
        last: PageSnapshot | None = None
        """The version to compare with; also a version skipped because readers see no difference."""
        for each in list_live_versions(states, self.dates, self.content.at):
            version = self._make_version(replace(each, before=last), comparer, withholding)
            if each.event != "changed" or version.is_withheld or version.changes or _is_moved(each, last):
                versions.append(version)
            last = each.snapshot or last
        versions.reverse()
        return LanguageHistory(language, tuple(versions[:MOST_VERSIONS]), max(0, len(versions) - MOST_VERSIONS))

    def _make_version(self, live: LiveVersion, comparer: PassageComparer, withholding: _Withholding) -> HistoryVersion:
        approval = self.approvals.find(live)
        evidence = self.judge.publication_evidence(live.place, live.moment)
        version = HistoryVersion(
            at=to_vietnam_time(evidence.at or live.moment).replace(microsecond=0),
            worth=evidence.strength,
            event=live.event,
            level=approval.level,
            approval=approval.time,
            approvers=tuple(map(clean_shown_text, approval.posts)),
            reason=live.snapshot.removal_reason if live.snapshot is not None and live.event in _WITH_REASON else "",
            note=_note_of(live, approval, comparer.language, withholding),
            is_withheld=withholding.covers(live),
        )
        if version.is_withheld or live.before is None or live.snapshot is None:
            return version
        compared = comparer.compare(live.before, live.snapshot, withholding.texts)
        return replace(version, changes=compared.changes, more_changes=compared.more)


def _is_moved(live: LiveVersion, before: PageSnapshot | None) -> bool:
    return live.snapshot is not None and before is not None and live.snapshot.page.path != before.page.path


def _note_of(live: LiveVersion, approval: VersionApproval, language: str, withholding: _Withholding) -> str:
    """Return a version's public note, else its approvers' reason; empty if the privacy rules would report it."""
    if live.snapshot is None:
        return ""
    known = set(live.before.list_notes()) if live.before is not None else set()
    notes = [each for each in live.snapshot.list_notes() if each[1] and each not in known]
    if withholding.covers(live):
        notes = [each for each in notes if each in withholding.shown_notes]
    is_for_readers = language == _LANGUAGE_OF_RECORDS and _may_quote_record(live, withholding)
    written = " ".join(note for _, note, _ in notes) or (approval.reason if is_for_readers else "")
    text = clean_shown_text(" ".join(written.split()))[:_LONGEST_NOTE]
    return "" if has_private_words((text,)) else text


def _may_quote_record(live: LiveVersion, withholding: _Withholding) -> bool:
    """Return True if the reason of a record may be shown.

    It may mention removed or withdrawn content that the page no longer shows.
    """
    return not withholding.covers(live) and not any(
        each is not None and (each.is_tombstone or each.is_withdrawn) for each in (live.before, live.snapshot)
    )
