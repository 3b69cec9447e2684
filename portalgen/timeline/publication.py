"""Walks the main history from the oldest commit to find each item's first publication and its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.history.model import FileChange
from portalgen.kinds.definition import is_numbered
from portalgen.text.normalization import nfc
from portalgen.timeline.attached_files import AttachedFiles, path_of_attachment
from portalgen.timeline.evidence_judge import INSUFFICIENT, EvidenceJudge
from portalgen.timeline.facts import ClockFacts, FactsVersion, ItemIdentity, plain_number
from portalgen.timeline.model import Evidence
from portalgen.timeline.record import Absence, AttachedFile, CorrectedFact, Correction, ItemRecord
from portalgen.timeline.source_faults import SourceFault
from portalgen.timeline.states import ItemVersion, PublicationState, is_page_path, is_text_path

NOT_PUBLIC = Evidence(None, "unproven", "not-public")
REFUSED = Evidence(None, "unproven", "refused")
"""Evidence of content on main with an error that no build accepts."""


BranchVersions = Mapping[tuple[str, int], Sequence[ItemVersion]]
"""(item, place) to the originals on commits of the branch merged there, in order."""

_NO_BRANCHES: Final[BranchVersions] = MappingProxyType({})


@frozen
class Restart:
    """An item that may have become another item under the same id."""

    place: int
    publication: Evidence
    identity: ItemIdentity

    def is_of(self, version: ItemVersion) -> bool:
        """Return True if a version belongs to the later item."""
        return version.identity.kind == self.identity.kind and not version.identity.is_other_document(self.identity)


@frozen
class FirstPublication:
    """An item in the main history."""

    place: int
    """The place of the first commit with the complete item, in any state; else of the first commit with the item."""
    is_sufficient: bool
    """True if a commit has the complete item."""
    evidence: Evidence
    """A time after the clock is a scheduled time in the future."""
    restarts: tuple[Restart, ...]
    """The times of its possible changes into another item."""
    record: ItemRecord
    """Without restarts."""


@dataclass(slots=True)
class _Item:
    """The state of an item during the walk. An id reused for another item begins a new state."""

    place: int
    identity: ItemIdentity
    sufficient_place: int = -1
    holders: dict[str, tuple[ItemVersion, int]] = field(default_factory=dict)
    """Path to version, and the place of the commit that put it there."""
    published: Evidence | None = None
    is_undone: bool = False
    """True if an undated change may have come before or after the item's scheduled time."""
    is_shown: bool = False
    """True if it was public while incomplete."""
    is_refused: bool = False
    """True if only an error kept it from being public."""
    doubtful_publication: Evidence | None = None
    """Its publication by a version refused by today's program, but possibly built by an older program."""
    path: str = ""
    """Of its original."""
    is_absent: bool = False
    """True if a commit removed all of its original."""
    versions: list[FactsVersion] = field(default_factory=list)
    restarts: list[Restart] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    first_files: tuple[AttachedFile, ...] = ()
    spans: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    """When it was public: begin and end, in the order of the line."""


def find_first_publications(
    changes: Iterable[tuple[int, Sequence[FileChange]]],
    versions: Mapping[str, ItemVersion],
    judge: EvidenceJudge,
    essential_fields: Mapping[str, tuple[str, ...]],
    kinds: frozenset[str] = frozenset(),
    files: AttachedFiles | None = None,
    branches: BranchVersions = _NO_BRANCHES,
) -> dict[str, FirstPublication]:
    """Return item id to first publication. `changes` are the changes of each place on the line, oldest first.

    `kinds` are the names of the portal's kinds; if empty, no version is refused. `files` are the attached files before
    the line begins; their changes are among `changes`. Values of `branches` count like values on main.
    """
    items: dict[str, _Item] = {}
    paths: dict[str, str] = {}
    readers: dict[str, dict[str, None]] = {}
    walk = _Walk(judge, essential_fields, kinds, files or AttachedFiles(), branches)
    for place, changed in changes:
        new = {each.path: versions[each.new_blob] for each in changed if each.new_blob in versions}
        attached = [each for each in changed if not is_text_path(each.path)]
        waiting = (identity for each in attached for identity in readers.get(nfc(each.path), ()))
        touched = dict.fromkeys((*_present(paths, changed), *(version.id for version in new.values()), *waiting))
        for identity in touched:
            if identity in items:
                walk.leave(items[identity], place)
        walk.files.update(attached)
        _remove(items, paths, changed)
        for path, version in new.items():
            paths[path] = version.id
            known = items.get(version.id)
            if known is None or _is_new_item(known, version):
                known = items[version.id] = _Item(place, version.identity)
            known.holders[path] = version, place
            for name in version.files:
                readers.setdefault(path_of_attachment(path, name), {})[version.id] = None
        for identity in touched:
            walk.enter(items[identity], place)
    return {identity: walk.conclude(item) for identity, item in items.items()}


def _present(paths: Mapping[str, str], changed: Iterable[FileChange]) -> Iterable[str]:
    return (paths[each.path] for each in changed if each.path in paths)


def _remove(items: Mapping[str, _Item], paths: dict[str, str], changed: Iterable[FileChange]) -> None:
    for each in changed:
        if each.path in paths:
            items[paths.pop(each.path)].holders.pop(each.path, None)


def _is_new_item(item: _Item, version: ItemVersion) -> bool:
    """Return True if a version is another item than the item with its id."""
    if version.state.is_translation or any(not each.state.is_translation for each, _ in item.holders.values()):
        return False
    return item.identity.is_taken_over_by(version.identity, was_gone=item.is_absent)


@frozen
class _Walk:
    """The values that stay the same along the line."""

    judge: EvidenceJudge
    essential_fields: Mapping[str, tuple[str, ...]]
    kinds: frozenset[str]
    files: AttachedFiles
    """As the last commit left them."""
    branches: BranchVersions

    def leave(self, item: _Item, place: int) -> None:
        """Handle an upcoming change of the item: times scheduled before it have passed."""
        if item.published is not None:
            return
        awaited = self._awaited(item)
        if awaited is None:
            return
        moment, holder, path = awaited
        if moment <= self.judge.main_line.commits[place].committed_at:
            published = self.judge.publication_evidence(
                holder, moment, is_undone=item.is_undone or self._is_unsure(place)
            )
            item.published = self._with_path(published, path, item.holders[path][0])
        elif not self.judge.proves(place):
            item.is_undone = True

    def enter(self, item: _Item, place: int) -> None:
        """The item has changed: readers have it from now on if anything of it is public."""
        moment = self.judge.main_line.commits[place].committed_at
        if item.sufficient_place < 0 and any(self._suffices(version) for version, _ in item.holders.values()):
            item.sufficient_place = place
        proves = self.judge.proves(place)
        shown = [
            (path, version)
            for path, (version, _) in item.holders.items()
            if _is_public(path, version.state, moment, proves)
        ]
        if item.published is None and shown:
            item.is_shown = True
            self._publish(item, place, moment, [each for each in shown if self._suffices(each[1])])
        self._note_original(item, place, moment)
        sufficient = [each for each in item.holders.items() if self._suffices(each[1][0])]
        if item.published is None:  # A later error hides nothing: readers keep the version built before it.
            sufficient = [each for each in sufficient if self._fault(each[0], each[1][0]) != "refused"]
        _note_spans(item, moment, sufficient)

    def _publish(self, item: _Item, place: int, moment: datetime, versions: Iterable[tuple[str, ItemVersion]]) -> None:
        """Note the publication of the first (path, version) accepted by a build, or its possible publication."""
        faults = {self._fault(path, version): (path, version) for path, version in versions}
        if "" in faults:
            path, version = faults[""]
            item.first_files = self.files.list_blobs(path, version.files)
            published = self.judge.publication_evidence(place, moment, is_undone=item.is_undone)
            item.published = self._with_path(_bounded_by(published, item.doubtful_publication), path, version)
        elif "doubtful" in faults and item.doubtful_publication is None:
            item.doubtful_publication = self.judge.publication_evidence(place, moment, is_undone=item.is_undone)
        item.is_refused = bool(faults) and "" not in faults

    def _fault(self, path: str, version: ItemVersion) -> SourceFault:
        """Return the fault that keeps a build from publishing a version with the current files on main."""
        if not self.kinds:
            return ""
        if version.fault == "refused" or not self.files.are_good(path, version.files):
            return "refused"
        return version.fault if version.identity.kind in self.kinds else "doubtful"

    def _note_original(self, item: _Item, place: int, moment: datetime) -> None:
        """Record the original's current facts: another number is another publication, and other facts another start."""
        originals = [path for path in sorted(item.holders) if not item.holders[path][0].state.is_translation]
        path = item.path if item.path in originals else next(iter(originals), "")
        item.is_absent = not path
        if not path:
            return
        original = item.holders[path][0]
        former = item.versions[-1].facts if item.versions else original.facts
        corrected = tuple(_find_corrected(item.identity, former, original)) if item.path else ()
        if not item.versions or item.versions[-1].facts != original.facts or _is_renamed(item.identity, original):
            for version in self.branches.get((original.id, place), ()):
                self._note_version(item, path, version, place, moment)
        self._note_version(item, path, original, place, moment)
        if corrected and item.published is not None:
            commit = self.judge.main_line.commits[place].id
            numbers = len(item.versions) - 1, len(item.restarts)
            item.corrections.append(Correction(commit, path, corrected, original.identity, *numbers))

    def _note_version(self, item: _Item, path: str, version: ItemVersion, place: int, moment: datetime) -> None:
        is_other = _is_renamed(item.identity, version) or (
            path != item.path and version.identity.is_other_item(item.identity)
        )
        is_known = bool(item.path)
        if not (is_known and is_other and item.published is not None and self._fault(path, version) == "refused"):
            # A version that no build shows cannot be another item until its error is fixed.
            if is_known and is_other and item.published is not None:
                publication = self._with_path(self.judge.publication_evidence(place, moment), path, version)
                item.restarts.append(Restart(place, publication, version.identity))
            item.identity, item.path = version.identity, path
        facts = FactsVersion(version.facts, len(item.restarts))
        if not item.versions or item.versions[-1] != facts:
            item.versions.append(facts)

    def conclude(self, item: _Item) -> FirstPublication:
        """Return the state of the item at the end of the line."""
        is_sufficient = item.sufficient_place >= 0
        return FirstPublication(
            item.sufficient_place if is_sufficient else item.place,
            is_sufficient,
            self._evidence_of(item),
            tuple(item.restarts),
            ItemRecord(
                item.identity,
                item.path,
                not item.holders,
                _worth_keeping(item),
                tuple(_absences_of(item)),
                corrections=tuple(item.corrections),
                first_files=item.first_files if item.corrections else (),
            ),
        )

    def _evidence_of(self, item: _Item) -> Evidence:
        if item.published is not None:
            return item.published
        awaited = self._awaited(item)
        if awaited is not None:
            moment, place, path = awaited
            published = self.judge.publication_evidence(place, moment, is_undone=item.is_undone)
            return self._with_path(_bounded_by(published, item.doubtful_publication), path, item.holders[path][0])
        if item.doubtful_publication is not None:
            return replace(item.doubtful_publication, strength="unproven", reason="doubted", earliest=None)
        if item.is_refused:
            return REFUSED
        return INSUFFICIENT if item.is_shown else NOT_PUBLIC

    def _suffices(self, version: ItemVersion) -> bool:
        return version.is_sufficient(self.essential_fields)

    def _with_path(self, evidence: Evidence, path: str, version: ItemVersion) -> Evidence:
        """Return evidence of a version's publication; for documents with the path, to read the file later."""
        essential = self.essential_fields.get(version.identity.kind)
        return replace(evidence, path=path) if is_numbered(essential) else evidence

    def _is_unsure(self, place: int) -> bool:
        """Return True if the date of the commit at `place` may be later than the commit was."""
        return self.judge.reason(place) not in ("merged", "squashed", "direct")

    def _awaited(self, item: _Item) -> tuple[datetime, int, str] | None:
        """Return the item's earliest scheduled time, the place of its commit, and the page's path, or None."""
        return min(
            (
                (version.state.publish_at, place, path)
                for path, (version, place) in item.holders.items()
                if version.state.publish_at is not None
                and _is_public(path, version.state, version.state.publish_at, True)
                and self._suffices(version)
                and self._fault(path, version) == ""
            ),
            default=None,
        )


def _is_renamed(identity: ItemIdentity, version: ItemVersion) -> bool:
    """Return True if a version has another number, issuer or kind."""
    return version.identity.is_other_document(identity) or version.identity.kind != identity.kind


def _find_corrected(identity: ItemIdentity, facts: ClockFacts, version: ItemVersion) -> Iterator[CorrectedFact]:
    """Yield the differences of a version from an original with this identity and these facts."""
    if plain_number(version.identity.number) != plain_number(identity.number):
        yield "number"
    if version.facts.received != facts.received:
        yield "received"
    if version.identity.kind != identity.kind:
        yield "kind"


def _bounded_by(published: Evidence, doubted: Evidence | None) -> Evidence:
    """Return evidence of a publication after a doubtful publication: no later than the later of both."""
    if doubted is None or published.strength == "unproven":
        return published
    return replace(published, strength="weak", reason="doubted", earliest=doubted.not_before)


def _worth_keeping(item: _Item) -> tuple[FactsVersion, ...]:
    """Return all versions if any can start a clock; for a removed item at least the last, as no page has it anymore."""
    if not all(each.facts.says_nothing for each in item.versions):
        return tuple(item.versions)
    return () if item.holders else tuple(item.versions[-1:])


def _is_public(path: str, state: PublicationState, moment: datetime, proves: bool) -> bool:
    """Return True if a page is public; if the commit has no proven date, an expired page may also have been public."""
    if state.is_hidden or state.is_translation or not is_page_path(path):
        return False
    is_over = proves and state.expires_at is not None and state.expires_at <= moment
    return not is_over and (state.publish_at is None or state.publish_at <= moment)


def _note_spans(item: _Item, moment: datetime, holders: Iterable[tuple[str, tuple[ItemVersion, int]]]) -> None:
    """End the promised spans of the former holders at `moment`, and begin spans of complete `holders`."""
    item.spans = [
        (begin, moment if end is None or end > moment else end) for begin, end in item.spans if begin < moment
    ]
    for path, (version, _) in holders:
        state = version.state
        if not state.is_hidden and not state.is_translation and is_page_path(path):
            begin = max(moment, state.publish_at) if state.publish_at is not None else moment
            if state.expires_at is None or begin < state.expires_at:
                item.spans.append((begin, state.expires_at))


def _absences_of(item: _Item) -> Iterator[Absence]:
    """Yield the gaps between the spans, and the time after the last."""
    until: datetime | None = None
    for number, (begin, end) in enumerate(sorted(item.spans, key=lambda span: span[0])):
        if number and until is not None and begin > until:
            yield Absence(until, begin)
        if number == 0:
            until = end
        elif until is not None:
            until = None if end is None else max(until, end)
        if until is None:
            return
    if until is not None:
        yield Absence(until)
