"""Walks the main history from the oldest commit and finds when each item first stood before readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from portalgen.history.model import FileChange
from portalgen.timeline.evidence_judge import EvidenceJudge
from portalgen.timeline.model import Evidence
from portalgen.timeline.states import PublicationState, is_page_path

NOT_PUBLIC = Evidence(None, "unproven", "not-public")


@dataclass(frozen=True, slots=True)
class FirstPublication:
    """An item in the main history."""

    place: int
    """Of the first commit that holds it, in any state."""
    evidence: Evidence
    """A time after the clock is one that was set and has not come."""


@dataclass(slots=True)
class _Item:
    """What the walk knows of one item so far."""

    place: int
    holders: dict[str, tuple[PublicationState, int]] = field(default_factory=dict)
    """Path to state, and the place of the commit that put it there."""
    published: Evidence | None = None
    is_undone: bool = False
    """Whether a change that nothing dates may have come before or after the item's set time."""


def find_first_publications(
    changes: Iterable[tuple[int, Sequence[FileChange]]], states: Mapping[str, PublicationState], judge: EvidenceJudge
) -> dict[str, FirstPublication]:
    """Return item id to first publication. `changes` are those of each place on the line, oldest first."""
    items: dict[str, _Item] = {}
    paths: dict[str, str] = {}
    for place, changed in changes:
        new = {each.path: states[each.new_blob] for each in changed if each.new_blob in states}
        touched = dict.fromkeys((*_present(paths, changed), *(state.id for state in new.values())))
        for identity in touched:
            _leave(items.setdefault(identity, _Item(place)), place, judge)
        _apply_changes(items, paths, changed, new, place)
        for identity in touched:
            _enter(items[identity], place, judge)
    return {identity: FirstPublication(item.place, _conclude(item, judge)) for identity, item in items.items()}


def _present(paths: Mapping[str, str], changed: Iterable[FileChange]) -> Iterable[str]:
    return (paths[each.path] for each in changed if each.path in paths)


def _apply_changes(
    items: dict[str, _Item],
    paths: dict[str, str],
    changed: Iterable[FileChange],
    new: Mapping[str, PublicationState],
    place: int,
) -> None:
    """Put the new states in the places of the old ones."""
    for each in changed:
        if each.path in paths:
            items[paths.pop(each.path)].holders.pop(each.path)
    for path, state in new.items():
        paths[path] = state.id
        items[state.id].holders[path] = state, place


def _leave(item: _Item, place: int, judge: EvidenceJudge) -> None:
    """The item is about to change: what was set for a time before this has come true."""
    if item.published is not None:
        return
    awaited = _awaited(item)
    if awaited is None:
        return
    moment, holder = awaited
    if moment <= judge.main_line.commits[place].committed_at:
        item.published = judge.publication_evidence(
            holder, moment, is_undone=item.is_undone or _is_unsure(judge, place)
        )
    elif not judge.proves(place):
        item.is_undone = True


def _is_unsure(judge: EvidenceJudge, place: int) -> bool:
    """Whether the date of the commit at `place` may be later than the commit was."""
    return judge.reason(place) not in ("merged", "squashed", "direct")


def _enter(item: _Item, place: int, judge: EvidenceJudge) -> None:
    """The item has changed: readers have it from now on if anything of it is public."""
    if item.published is None:
        moment = judge.main_line.commits[place].committed_at
        proves = judge.proves(place)
        if any(_is_public(path, state, moment, proves) for path, (state, _) in item.holders.items()):
            item.published = judge.publication_evidence(place, moment, is_undone=item.is_undone)


def _is_public(path: str, state: PublicationState, moment: datetime, proves: bool) -> bool:
    """Where nothing dates the commit, a page that has expired by its date may have been public as well."""
    if state.is_hidden or state.is_translation or not is_page_path(path):
        return False
    is_over = proves and state.expires_at is not None and state.expires_at <= moment
    return not is_over and (state.publish_at is None or state.publish_at <= moment)


def _awaited(item: _Item) -> tuple[datetime, int] | None:
    """The earliest time that is set for the item, and the place of the commit that set it."""
    return min(
        (
            (state.publish_at, place)
            for path, (state, place) in item.holders.items()
            if state.publish_at is not None and _is_public(path, state, state.publish_at, True)
        ),
        default=None,
    )


def _conclude(item: _Item, judge: EvidenceJudge) -> Evidence:
    if item.published is not None:
        return item.published
    awaited = _awaited(item)
    return (
        NOT_PUBLIC if awaited is None else judge.publication_evidence(awaited[1], awaited[0], is_undone=item.is_undone)
    )
