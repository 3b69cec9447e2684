"""Walks main's whole history and says of each change what approved it: `audit_approvals`.

The state at a commit of the line is kept in the cache folder, so that the next audit reads only what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.roster import ROSTER_FILE
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerChange
from portalgen.editorial.audit.audit_cache import AuditCache, CachedAudit, open_audit_cache
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, AuditFinding, MainCommit
from portalgen.editorial.audit.change_findings import SWAPPED, list_change_findings
from portalgen.editorial.audit.change_verdicts import ChangeVerdict, SuspectKeys, find_suspect_keys, list_verdicts
from portalgen.editorial.audit.governance_line import GovernanceLine
from portalgen.editorial.audit.line_reader import (
    FileContents,
    LineStep,
    as_main_commit,
    first_parent_line,
    is_text_read,
    read_commits,
    read_contents,
    read_steps,
)
from portalgen.editorial.audit.offer_findings import list_offer_findings
from portalgen.editorial.audit.record_landing import read_record_changes
from portalgen.editorial.audit.replaced_lines import list_replaced
from portalgen.editorial.audit.signatures_needed import meets_needs
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.governance.roster_start import find_roster_start
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import PathChange
from portalgen.errors import UnusableEnvironmentError
from portalgen.history.model import Commit, EntryChange
from portalgen.history.repository import Repository, is_partial_clone, missing_files_error, resolve_revision
from portalgen.timeline.rule_history import LIMITS_FILE, moves_start_later, read_evidence_start

AuditProgress = Callable[[int, int], None]
"""Told (commits that were read, commits to read)."""
_ATTRIBUTES: Final = ".gitattributes"
_CONTENT: Final = "content"
_EVERY: Final = 200
"""Commits between two reports of progress."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What is audited."""

    repository: Repository
    tip: str
    genesis: str | None
    at: datetime
    known_tips: tuple[str, ...]
    progress: AuditProgress


def audit_approvals(
    repository: Repository,
    ref: str,
    genesis: str | None,
    at: datetime,
    cache_folder: Path | None = None,
    *,
    known: Collection[str] = (),
    progress: AuditProgress = lambda done, total: None,
) -> ApprovalAudit:
    """Return what approved each change of `ref` (main) since `genesis`, and what is wrong with it, seen at the aware time `at`.

    `known` are commits that main is known to have been. Nothing in `cache_folder` makes a finding disappear, unless somebody
    forged it: a folder that Git keeps is not used. Raises UsageError for a `ref` that does not exist or a `genesis` that is
    none, and UnusableEnvironmentError where a part of the history or of the files is missing.
    """
    tip = resolve_revision(repository, ref)
    cache = open_audit_cache(repository, cache_folder, ref, genesis)
    question = _Question(repository, tip, genesis, at, (*known, *cache.known_tips), progress)
    try:
        cached = cache.load_state(repository, tip)
        audited, audit = _audit_from(question, cached, cache) if cached is not None else _audit_whole(question, cache)
        cache.save(audited, tip, [each.id for each in audit.line])
    except UnusableEnvironmentError as error:
        raise (missing_files_error() if is_partial_clone(repository) else error) from error
    finally:
        cache.close()
    return audit


def _audit_whole(question: _Question, cache: AuditCache) -> tuple[CachedAudit | None, ApprovalAudit]:
    """Audit from genesis on."""
    commits = read_commits(question.repository, question.tip)
    line = first_parent_line(commits, question.tip)
    start, problem = find_roster_start(question.repository, line, question.genesis)
    if start is None:
        return None, _without_roster(question, line, problem)
    ledger = ApprovalLedger(start.place)
    ledger.add_governance(start.place, start.governance)
    for place, commit in enumerate(line[: start.place + 1]):
        ledger.add_commit(as_main_commit(commit, place))
        ledger.close_commit(ledger.line[place])
    audited = CachedAudit(start.genesis, ledger, GovernanceLine(start.governance, dict(start.tree)))
    _read_line(question, audited, commits, line[start.place + 1 :], cache)
    return audited, _judge(question, audited)


def _audit_from(question: _Question, cached: CachedAudit, cache: AuditCache) -> tuple[CachedAudit, ApprovalAudit]:
    """Audit what came after what was audited before."""
    after = cached.ledger.line[-1].id
    commits = read_commits(question.repository, question.tip, after) if after != question.tip else ()
    _read_line(question, cached, commits, first_parent_line(commits, question.tip), cache)
    return cached, _judge(question, cached)


def _read_line(
    question: _Question, audited: CachedAudit, commits: Sequence[Commit], line: Sequence[Commit], cache: AuditCache
) -> None:
    if not line:
        return
    steps = read_steps(question.repository, commits, line, len(audited.ledger.line))
    entries = [entry for step in steps for each in step.changes for entry in (each.before, each.after) if entry]
    texts = [
        entry.id
        for step in steps
        for each in step.changes
        if is_text_read(each.path)
        for entry in (each.before, each.after)
        if entry is not None
    ]
    contents = read_contents(question.repository, entries, texts, cache.rows)
    for number, step in enumerate(steps, 1):
        _read_step(audited, step, contents)
        if number % _EVERY == 0 or number == len(steps):
            question.progress(number, len(steps))


def _read_step(audited: CachedAudit, step: LineStep, contents: FileContents) -> None:
    """Put what one commit did into the ledger."""
    ledger, commit = audited.ledger, step.commit
    ledger.add_commit(commit)
    records = [each for each in step.changes if classify_path(each.path).path_class.id == "record"]
    if records:
        read_record_changes(ledger, commit, records, contents, audited.governance.signers)
    texts: dict[str, bytes | None] = {}
    for each in step.changes:
        file = classify_path(each.path)
        if file.path_class.id == "record":
            continue
        change = PathChange(each.path, contents.state_of(each.before), contents.state_of(each.after))
        ledger.add_change(LedgerChange(
            commit.place, change, file, _authors(step, each), is_own_of_merge=each.path in step.own_paths
        ))  # fmt: skip
        if file.path_class.is_governance:
            texts[each.path] = contents.text_of(each.after)
    audited.governance.read_commit(ledger, commit.place, texts)
    ledger.findings += [*_attributes(commit, step.changes), *_moved_starts(commit, step.changes, contents)]
    ledger.close_commit(commit)


def _authors(step: LineStep, change: EntryChange) -> tuple[str, ...]:
    """Who says that they changed it: on a side branch, or with the commit of main itself."""
    if not step.commit.is_merge or change.path in step.own_paths:
        return (step.commit.author,)
    return tuple(sorted(step.authors.get(change.path, ())))


def _attributes(commit: MainCommit, changes: Sequence[EntryChange]) -> list[AuditFinding]:
    """Files that change what others hold when they are checked out, under the same digests."""
    paths = tuple(
        each.path
        for each in changes
        if each.after is not None
        and each.path.startswith(f"{_CONTENT}/")
        and each.path.rpartition("/")[2] == _ATTRIBUTES
    )
    return (
        [_finding(commit, diagnostic("APR215", Place(paths[0]), files=count_files(len(paths))), paths)] if paths else []
    )


def _moved_starts(commit: MainCommit, changes: Sequence[EntryChange], contents: FileContents) -> list[AuditFinding]:
    """Evidence that counts only from a later time on."""
    for each in changes:
        if each.path == LIMITS_FILE:
            before, after = (read_evidence_start(contents.text_of(entry) or b"") for entry in (each.before, each.after))
            if moves_start_later(before, after):
                vi = f"`evidence_starts` lùi từ {before} đến {after}"
                what = LocalizedText(vi, f"`evidence_starts` was moved from {before} to {after}")
                return [_finding(commit, diagnostic("APR230", Place(each.path), what=what), (each.path,))]
    return []


def _finding(commit: MainCommit, found: Diagnostic, paths: tuple[str, ...]) -> AuditFinding:
    file = classify_path(paths[0])
    return AuditFinding(commit.place, commit.id, found, severity_of(found), file.site, paths)


def _without_roster(question: _Question, line: Sequence[Commit], problem: Diagnostic | None) -> ApprovalAudit:
    found = problem or diagnostic("APR240", Place(ROSTER_FILE))
    finding = AuditFinding(-1, "", found, severity_of(found), "", (found.place.path,))
    commits = tuple(as_main_commit(each, place) for place, each in enumerate(line))
    return ApprovalAudit(question.tip, "", question.genesis is not None, commits, (), {}, (), (finding,))


def _judge(question: _Question, audited: CachedAudit) -> ApprovalAudit:
    """Return what everything that was read comes to."""
    ledger = audited.ledger
    suspects = find_suspect_keys(ledger)
    verdicts = list_verdicts(ledger, suspects)
    replaced = tuple(list_replaced(question.repository, ledger, question.known_tips))
    swapped = {each.place for each in replaced}
    found = [
        each
        for each in (
            *ledger.findings,
            *list_change_findings(ledger, verdicts, suspects, question.at),
            *list_offer_findings(ledger),
        )
        if each.diagnostic.code != SWAPPED or each.place not in swapped
    ]
    is_given = question.genesis is not None
    notes = () if is_given else (_genesis_note(),)
    ordered = sorted((*notes, *replaced, *found), key=lambda each: (each.place, each.paths[0], each.diagnostic.code))
    return ApprovalAudit(
        tip=question.tip,
        genesis=audited.genesis,
        is_genesis_given=is_given,
        line=tuple(ledger.line),
        rosters=tuple(ledger.rosters),
        records={digest: _landed(each.landed, suspects) for digest, each in ledger.records.items()},
        changes=tuple(map(_audited_change, verdicts)),
        findings=tuple(ordered),
    )


def _genesis_note() -> AuditFinding:
    found = diagnostic("APR241", Place(ROSTER_FILE))
    return AuditFinding(-1, "", found, severity_of(found), "", (ROSTER_FILE,))


def _landed(landed: LandedRecord, suspects: SuspectKeys) -> LandedRecord:
    if landed.key in suspects.places and landed.place >= suspects.places[landed.key]:
        return replace(landed, problems=(*landed.problems, "APR203"))
    return landed


def _audited_change(verdict: ChangeVerdict) -> AuditedChange:
    def digests(records: Sequence[object]) -> tuple[str, ...]:
        return tuple(each.landed.digest for each in records)  # type: ignore[attr-defined]

    return AuditedChange(
        verdict.row.place,
        verdict.row.change,
        verdict.row.file,
        verdict.state,
        verdict.level,
        digests(verdict.approvals),
        digests(verdict.reviews),
        digests(verdict.ratifications),
        verdict.state == "emergency" and not meets_needs(verdict.needs, verdict.row.change.path, verdict.ratifications),
    )
