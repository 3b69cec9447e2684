"""A board's earlier decisions on a submission: valid refusals and returns of its files, and later changes.

A refusal or return is about one content. As long as a submission has that content, it waits for its sender. After the
sender changes it, it waits for the board again, and the board sees its earlier decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from portalgen.config.roster import Person
from portalgen.editorial.approving.known_refusals import SHOWN_DIGEST, StoredRefusals
from portalgen.editorial.approving.submission_records import list_changed_since
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.former_history import FormerHistory
from portalgen.editorial.records.record_files import CheckedRecord
from portalgen.editorial.records.records import (
    PORTAL_FOLDER,
    ApprovalRecord,
    PathChange,
    RecordAction,
    parse_record,
    record_folder,
)
from portalgen.editorial.records.refused_content import outcome_of
from portalgen.editorial.roster.role_names import name_person
from portalgen.frozen import frozen
from portalgen.locale.dates import format_exact_moment, localize
from portalgen.text.bilingual import Bilingual as B

DifferenceSince = Literal["edited", "added", "dropped"]
"""`edited`: the content differs. `added`: the submission did not change the file then. `dropped`: it no longer does."""

_VERBS: Final[Mapping[RecordAction, B]] = MappingProxyType(
    {"reject": B("không duyệt", "refused it"), "return": B("trả lại để bổ sung", "returned it")}
)
_SINCE: Final[Mapping[DifferenceSince, B]] = MappingProxyType(
    {"edited": B("sửa", "edited"), "added": B("thêm", "added"), "dropped": B("bỏ", "dropped")}
)
_MOST_NAMED: Final = 3
_ANSWERS_TO_RETURN: Final[frozenset[RecordAction]] = frozenset(("review", "confirm", "approve", "emergency"))
"""Actions by which a board takes up content that it returned before."""


@frozen
class ChangedSince:
    """A file changed by a submission in a different way since its refusal or return."""

    path: str
    difference: DifferenceSince
    before: PathChange | None
    """The refused or returned change; None if `added`."""
    after: PathChange | None
    """The change now waiting; None if `dropped`."""


@frozen
class BoardDecision:
    """A valid refusal or return of files changed by a submission."""

    digest: str
    record: ApprovalRecord
    person: Person
    paths: tuple[str, ...]
    """Its files also changed by the submission."""
    since: tuple[ChangedSince, ...]
    """By path; empty as long as the submission has the refused or returned content."""
    holds: bool
    """True if it still binds its content.

    A refusal binds until it is lifted, a return until the board continues its work.
    """

    def keeps_back(self, paths: Iterable[str]) -> bool:
        """Return True if all these files of the submission are exactly the content decided on."""
        decided, changed = {each.path for each in self.record.changes}, {each.path for each in self.since}
        return self.holds and all(path in decided and path not in changed for path in paths)

    def describe(self) -> B:
        """Return the decision as a clause: by whom, when, why, and the changes since."""
        who, at, verb = (
            name_person(self.person),
            localize(format_exact_moment, self.record.at),
            _VERBS[self.record.action],
        )
        since, short = self.describe_since(), self.digest[:SHOWN_DIGEST]
        return B(
            f"{who} đã {verb.vi} lúc {at.vi}, phiếu {short}: {self.record.reason}; từ đó {since.vi}",
            f"{who} {verb.en} at {at.en}, record {short}: {self.record.reason}; since then {since.en}",
        )

    def describe_since(self) -> B:
        """Return the changes since, as a clause."""
        if not self.since:
            return B("nội dung không đổi", "the content is the same")
        named = self.since[:_MOST_NAMED]
        more = len(self.since) - len(named)
        return B(
            "đã " + ", ".join(f"{_SINCE[each.difference].vi} {each.path}" for each in named)
            + (f" và {more} tệp khác" if more else ""),
            ", ".join(f"{_SINCE[each.difference].en} {each.path}" for each in named)
            + (f" and {more} other files" if more else ""),
        )  # fmt: skip


def find_board_decisions(
    stored: StoredRefusals,
    changes: Sequence[PathChange],
    signed: Iterable[CheckedRecord],
    standing_refusals: Iterable[str],
    former: FormerHistory,
    at: datetime,
) -> tuple[BoardDecision, ...]:
    """Return the valid refusals and returns of files among `changes`, the newest first.

    `signed` are valid records accompanying the submission; `standing_refusals` are the digests of refusals of its
    exact content that nobody has lifted. Decisions on a file before main's last change of it are ignored.
    """
    by_path = {each.path: each for each in changes}
    answers, standing = tuple(signed), frozenset(standing_refusals)
    found: list[BoardDecision] = []
    for digest, file in (*stored.files.items(), *stored.returns.items()):
        record = parse_record(file.record.data or b"")
        paths = tuple(each.path for each in record.changes if each.path in by_path)
        if not paths:
            continue
        checked = stored.check(digest, at)
        since = tuple(_list_since(record, by_path))
        if checked.person is None or not checked.counts or (since and _is_past(stored, record, paths, former)):
            continue
        holds = digest in standing if record.action == "reject" else not _is_answered(record, changes, answers)
        found.append(BoardDecision(digest, record, checked.person, paths, since, holds))
    return tuple(sorted(found, key=lambda each: (-each.record.at.timestamp(), each.digest)))


def _list_since(record: ApprovalRecord, by_path: Mapping[str, PathChange]) -> Iterator[ChangedSince]:
    """Yield the differences from the decided content, by path; for files not in it, only those of the same site."""
    decided = {each.path: each for each in record.changes}
    folder = record_folder(record)
    for path in sorted({*decided, *by_path}):
        before, after = decided.get(path), by_path.get(path)
        if before is None:
            if folder in (PORTAL_FOLDER, classify_path(path).site):
                yield ChangedSince(path, "added", None, after)
        elif after is None:
            yield ChangedSince(path, "dropped", before, None)
        elif outcome_of(before) != outcome_of(after):
            yield ChangedSince(path, "edited", before, after)


def _is_past(stored: StoredRefusals, record: ApprovalRecord, paths: Iterable[str], former: FormerHistory) -> bool:
    """Return True if main has changed all these files since: the decision was about another draft."""
    changed = list_changed_since(stored.repository, former.today_of(record.onto), stored.tip, paths)
    return changed.issuperset(paths)


def _is_answered(record: ApprovalRecord, changes: Iterable[PathChange], answers: Iterable[CheckedRecord]) -> bool:
    """Return True if a later record of the submission shows that the board took up content it had returned."""
    now = frozenset(map(outcome_of, changes)) & frozenset(map(outcome_of, record.changes))
    return any(
        each.record.action in _ANSWERS_TO_RETURN
        and each.record.at > record.at
        and now & frozenset(map(outcome_of, each.record.changes))
        for each in answers
        if each.record is not None
    )
