"""When an unused approval lapses, by the policy of the commit named in its `onto`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.records import ApprovalRecord, PathChange
from portalgen.editorial.records.roster_at import read_policy_at
from portalgen.history.blobs import read_blobs_at
from portalgen.history.repository import Repository
from portalgen.timeline.states import is_text_path, item_version_of


def may_lapse(record: ApprovalRecord) -> bool:
    """Return True if a record can lapse at all: if it publishes more than governance.

    Governance does not lapse, since its `version` has to follow.
    """
    return ACTIONS[record.action].publishes and not all(
        classify_path(each.path).path_class.is_governance for each in record.changes
    )


def find_approval_lapse(repository: Repository, record: ApprovalRecord, onto: str, commit: str) -> datetime | None:
    """Return when a record lapses, with its pages as in `commit`; None if never.

    `onto` is the commit named by the record, by its present id.
    """
    if not may_lapse(record):
        return None
    lapses_after = read_policy_at(repository, onto).lapses_after
    if lapses_after is None:
        return None
    return max((record.at, *list_publication_times(repository, commit, record.changes))) + lapses_after


def list_publication_times(repository: Repository, commit: str, changes: Iterable[PathChange]) -> Iterator[datetime]:
    """Yield the publication times (`publish_at`) of pages in `commit`."""
    pages = [each.path for each in changes if each.after is not None and is_text_path(each.path)]
    for data in read_blobs_at(repository, commit, pages).values() if pages else ():
        version = item_version_of(data)
        if version is not None and version.state.publish_at is not None:
            yield version.state.publish_at
