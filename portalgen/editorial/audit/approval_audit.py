"""Walks main's whole history and finds the approval of each change: `audit_approvals`.

The state at a commit of the line is kept in the cache folder, so the next audit reads only newer commits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.config.legal import DEADLINES_FILE
from portalgen.config.roster import ROSTER_FILE
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerChange
from portalgen.editorial.audit.arrivals import Arrivals, read_arrivals
from portalgen.editorial.audit.audit_cache import AuditCache, CachedAudit, open_audit_cache
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, AuditFinding, MainCommit
from portalgen.editorial.audit.change_findings import SWAPPED, list_change_findings
from portalgen.editorial.audit.change_verdicts import ChangeVerdict, SuspectKeys, find_suspect_keys, list_verdicts
from portalgen.editorial.audit.governance_line import GovernanceLine
from portalgen.editorial.audit.lapses import LapseJudge
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
from portalgen.editorial.audit.purged_line import (
    drop_explained,
    has_map_changes,
    list_maps_in_force,
    list_unsigned_maps,
    note_purges,
)
from portalgen.editorial.audit.record_landing import read_record_changes
from portalgen.editorial.audit.replaced_lines import list_lost_tips, list_replaced
from portalgen.editorial.audit.signatures_needed import meets_needs
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.governance.roster_start import find_roster_start
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.former_history import (
    NO_FORMER_HISTORY,
    FormerHistory,
    apply_maps,
    is_record,
    iterate_states,
)
from portalgen.editorial.purges.stored_maps import list_stored_maps
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import PathChange
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.model import Commit, EntryChange
from portalgen.history.repository import Repository, is_partial_clone, missing_files_error
from portalgen.history.revisions import find_revision
from portalgen.timeline.rule_history import moves_start_later, read_evidence_start

AuditProgress = Callable[[int, int], None]
"""Receives (commits read, commits to read)."""
_ATTRIBUTES: Final = ".gitattributes"
_CONTENT: Final = "content"
_SUBMODULE: Final = "160000"
_NOTHING_AWAITED: Final[Mapping[str, str]] = MappingProxyType({})
_EVERY: Final = 200
"""Commits between two reports of progress."""


@frozen
class _Question:
    """The subject of an audit."""

    repository: Repository
    tip: str
    genesis: str | None
    at: datetime
    known_tips: tuple[str, ...]
    arrivals: Arrivals
    progress: AuditProgress
    awaited_keys: Mapping[str, str]


@frozen
class _NoBeginning:
    """A line without a roster to begin with."""

    line: tuple[Commit, ...]
    problem: Diagnostic | None
    """Why the given genesis or the roster is invalid; None if there is no roster."""
    others: tuple[Diagnostic, ...]
    """Invalid maps of purges."""


def audit_approvals(
    repository: Repository,
    ref: str,
    genesis: str | None,
    at: datetime,
    cache_folder: Path | None = None,
    *,
    known: Collection[str] = (),
    progress: AuditProgress = lambda done, total: None,
    awaited_keys: Mapping[str, str] = _NOTHING_AWAITED,
) -> ApprovalAudit:
    """Return the approval of each change of `ref` (main) since `genesis`, and the findings, at the aware time `at`.

    `known` are commits that main is known to have been. `awaited_keys` are for records judged before they are signed
    (`RecordCircumstances`); such an audit is not cached. Nothing in `cache_folder` hides a finding unless it was
    forged: a folder kept in Git is not used. Raises UsageError for an unknown `ref` or an invalid `genesis`, and
    UnusableEnvironmentError if part of the history or files is missing.
    """
    with _explained(repository):
        question, found = _read_main(repository, ref, genesis, at, cache_folder, known, progress, awaited_keys)
        return _judge(question, found) if isinstance(found, CachedAudit) else _without_roster(question, found)


def read_ledger(
    repository: Repository, ref: str, at: datetime, cache_folder: Path | None
) -> tuple[ApprovalLedger, Arrivals] | None:
    """Return the data of an audit of `ref` (main) before judging; None if main has no roster to begin with.

    For questions about a few changes that need no whole audit. It shares the cache with `audit_approvals` and raises
    the same errors.
    """
    with _explained(repository):
        question, found = _read_main(repository, ref, None, at, cache_folder)
        return (found.ledger, question.arrivals) if isinstance(found, CachedAudit) else None


@contextmanager
def _explained(repository: Repository) -> Iterator[None]:
    """Name the missing objects of a partial clone."""
    try:
        yield
    except UnusableEnvironmentError as error:
        raise (missing_files_error() if is_partial_clone(repository) else error) from error


def _read_main(
    repository: Repository,
    ref: str,
    genesis: str | None,
    at: datetime,
    cache_folder: Path | None,
    known: Collection[str] = (),
    progress: AuditProgress = lambda done, total: None,
    awaited_keys: Mapping[str, str] = _NOTHING_AWAITED,
) -> tuple[_Question, CachedAudit | _NoBeginning]:
    """Read the commits of main missing from the cache, and store them."""
    main = find_revision(repository, ref)
    tip = main.commit
    cache = open_audit_cache(repository, cache_folder, main.reference, genesis)
    try:
        arrivals = read_arrivals(repository, tip, at)
        question = _Question(
            repository, tip, genesis, at, (*known, *cache.known_tips), arrivals, progress, awaited_keys
        )
        cached = cache.load_state(repository, tip, arrivals)
        found = (_read_after(question, cached, cache) if cached is not None else None) or _read_all(question, cache)
        if not awaited_keys:
            audited = found if isinstance(found, CachedAudit) else None
            line: Sequence[Commit | MainCommit] = found.ledger.line if isinstance(found, CachedAudit) else found.line
            cache.save(audited, tip, [each.id for each in line])
    finally:
        cache.close()
    return question, found


def _read_all(question: _Question, cache: AuditCache) -> CachedAudit | _NoBeginning:
    """Read from genesis on."""
    repository = question.repository
    commits = read_commits(repository, question.tip)
    line = first_parent_line(commits, question.tip)
    present = frozenset(each.id for each in commits)
    maps, problems = list_stored_maps(repository, question.tip), list[Diagnostic]()
    while True:  # maps are assumed to count until the audit by them shows who signed them
        former = apply_maps(repository, maps, present) if maps else NO_FORMER_HISTORY
        audited, problem = _read_whole(question, commits, line, former, cache)
        if audited is None:
            return _NoBeginning(tuple(line), problem, (*former.problems, *problems))
        unsigned = list_unsigned_maps(audited.ledger, audited.governance, former)
        if not unsigned:
            break
        problems += [each for _, each in unsigned]
        refused = {(each.path, each.data) for each, _ in unsigned}
        maps = [each for each in maps if (each.path, each.data) not in refused]
    note_purges(audited.ledger, former, (*former.problems, *problems))
    return audited


def _read_whole(
    question: _Question, commits: Sequence[Commit], line: Sequence[Commit], former: FormerHistory, cache: AuditCache
) -> tuple[CachedAudit | None, Diagnostic | None]:
    """Read the line from genesis on, with the original states in `former`; else return why there is no genesis."""
    start, problem = find_roster_start(question.repository, line, question.genesis, former.today_of)
    if start is None:
        return None, problem
    unproven = frozenset(former.unproven_ids())
    ledger = ApprovalLedger(start.place, former_ids=former.former_ids(), unproven_ids=unproven)
    ledger.add_governance(start.place, start.governance)
    for place, commit in enumerate(line[: start.place + 1]):
        ledger.add_commit(as_main_commit(commit, place))
        ledger.close_commit(ledger.line[place])
    audited = CachedAudit(start.genesis, ledger, GovernanceLine(start.governance, dict(start.tree)))
    _read_line(question, audited, commits, line[start.place + 1 :], cache, former)
    return audited, None


def _read_after(question: _Question, cached: CachedAudit, cache: AuditCache) -> CachedAudit | None:
    """Read the commits after the cached state; None if they require reading earlier commits again."""
    ledger, maps = cached.ledger, list_maps_in_force(cached.governance)
    count = len(ledger.changes)
    after = ledger.line[-1].id
    commits = read_commits(question.repository, question.tip, after) if after != question.tip else ()
    purged = {id for names in ledger.former_ids.values() for id in names}
    if any(each.id in purged for each in commits):
        return None
    _read_line(question, cached, commits, first_parent_line(commits, question.tip), cache, NO_FORMER_HISTORY)
    is_same = list_maps_in_force(cached.governance) == maps
    if not is_same or has_map_changes(each.change.path for each in ledger.changes[count:]):
        return None
    return cached


def _read_line(
    question: _Question,
    audited: CachedAudit,
    commits: Sequence[Commit],
    line: Sequence[Commit],
    cache: AuditCache,
    former: FormerHistory,
) -> None:
    if not line:
        return
    steps = read_steps(question.repository, commits, line, len(audited.ledger.line), former)
    entries = [entry for step in steps for each in step.changes for entry in (each.before, each.after) if entry]
    texts = [
        entry.id
        for step in steps
        for each in step.changes
        if is_text_read(each.path)
        for entry in (each.before, each.after)
        if entry is not None
    ]
    purged = {id: (state.sha256, state.size) for id, state in iterate_states(former)}
    contents = read_contents(question.repository, entries, texts, cache.rows, purged)
    for number, step in enumerate(steps, 1):
        _read_step(audited, step, contents, question)
        if number % _EVERY == 0 or number == len(steps):
            question.progress(number, len(steps))


def _read_step(audited: CachedAudit, step: LineStep, contents: FileContents, question: _Question) -> None:
    """Add the effects of a commit to the ledger."""
    ledger, commit = audited.ledger, step.commit
    ledger.add_commit(commit)
    records = [each for each in step.changes if is_record(each.path) and each.path not in step.purged_paths]
    if records:
        read_record_changes(
            ledger, step, records, contents, audited.governance.signers, question.arrivals, question.awaited_keys
        )
    has_receipts = ledger.span_before(commit.place).policy.receipts_since is not None
    texts: dict[str, bytes | None] = {}
    for each in step.changes:
        file = classify_path(each.path)
        if is_record(each.path):
            continue
        change = PathChange(each.path, contents.state_of(each.before), contents.state_of(each.after))
        ledger.add_change(LedgerChange(
            commit.place, change, file, _authors(step, each), is_own_of_merge=each.path in step.own_paths,
            purge=step.purged_paths.get(each.path, ""), bearers=step.bearers_of(each.path) if has_receipts else (),
        ))  # fmt: skip
        if file.path_class.is_governance:
            texts[each.path] = contents.text_of(each.after)
    audited.governance.read_commit(ledger, commit.place, texts)
    ledger.findings += [
        *_attributes(commit, step.changes),
        *_submodules(commit, step.changes),
        *_named_twice(commit, step.changes),
        *_moved_starts(commit, step.changes, contents),
    ]
    ledger.close_commit(commit)


def _authors(step: LineStep, change: EntryChange) -> tuple[str, ...]:
    """Return the stated authors of a change: on a side branch, or with the commit of main itself.

    Content of a merge that is in none of its parents may join two edits: the merger is then not the only author.
    """
    if not step.commit.is_merge:
        return (step.commit.author,)
    merged = (step.commit.author,) if change.path in step.own_paths else ()
    return tuple(sorted({*merged, *step.authors.get(change.path, ())}))


def _attributes(commit: MainCommit, changes: Sequence[EntryChange]) -> list[AuditFinding]:
    """Return findings for files that change the checked-out content of other files with unchanged digests."""
    paths = tuple(
        each.path
        for each in changes
        if each.after is not None
        and each.path.startswith(f"{_CONTENT}/")
        and each.path.rpartition("/")[2] == _ATTRIBUTES
    )
    return _findings_about(commit, "APR215", paths)


def _submodules(commit: MainCommit, changes: Sequence[EntryChange]) -> list[AuditFinding]:
    """Return findings for other repositories in place of files, which no record can approve."""
    paths = tuple(each.path for each in changes if each.after is not None and each.after.mode == _SUBMODULE)
    return _findings_about(commit, "APR217", paths)


def _named_twice(commit: MainCommit, changes: Sequence[EntryChange]) -> list[AuditFinding]:
    """Return findings for paths under which a tree has two files: readers get either, depending on the program."""
    often = Counter(each.path for each in changes)
    return _findings_about(commit, "APR232", tuple(path for path, count in often.items() if count > 1))


def _findings_about(commit: MainCommit, code: str, paths: tuple[str, ...]) -> list[AuditFinding]:
    if not paths:
        return []
    return [_finding(commit, diagnostic(code, Place(paths[0]), files=count_files(len(paths))), paths)]


def _moved_starts(commit: MainCommit, changes: Sequence[EntryChange], contents: FileContents) -> list[AuditFinding]:
    """Return findings for evidence that now counts only from a later time."""
    for each in changes:
        if each.path == DEADLINES_FILE:
            before, after = (read_evidence_start(contents.text_of(entry) or b"") for entry in (each.before, each.after))
            if moves_start_later(before, after):
                vi = f"`evidence_starts` lùi từ {before} đến {after}"
                what = LocalizedText(vi, f"`evidence_starts` was moved from {before} to {after}")
                return [_finding(commit, diagnostic("APR230", Place(each.path), what=what), (each.path,))]
    return []


def _finding(commit: MainCommit, found: Diagnostic, paths: tuple[str, ...]) -> AuditFinding:
    file = classify_path(paths[0])
    return AuditFinding(commit.place, commit.id, found, severity_of(found), file.site, paths)


def _without_roster(question: _Question, found: _NoBeginning) -> ApprovalAudit:
    first = found.problem or diagnostic("APR240", Place(ROSTER_FILE))
    findings = tuple(
        AuditFinding(-1, "", each, severity_of(each), "", (each.place.path,)) for each in (first, *found.others)
    )
    commits = tuple(as_main_commit(each, place) for place, each in enumerate(found.line))
    return ApprovalAudit(question.tip, "", question.genesis is not None, commits, (), {}, (), findings)


def _judge(question: _Question, audited: CachedAudit) -> ApprovalAudit:
    """Return the result of the audit for everything read."""
    ledger = audited.ledger
    suspects = find_suspect_keys(ledger)
    verdicts = list_verdicts(ledger, suspects, LapseJudge(question.repository, ledger, question.arrivals))
    lost = list_lost_tips(question.repository, ledger, question.arrivals.main_tips)
    replaced = tuple(list_replaced(question.repository, ledger, (*question.known_tips, *lost)))
    swapped = {each.place for each in replaced}
    found = [
        each
        for each in (
            *ledger.findings,
            *list_change_findings(ledger, verdicts, suspects, question.arrivals),
            *list_offer_findings(ledger),
        )
        if each.diagnostic.code != SWAPPED or each.place not in swapped
    ]
    is_given = question.genesis is not None
    notes = () if is_given else (_genesis_note(),)
    ordered = sorted(
        drop_explained((*notes, *replaced, *found)), key=lambda each: (each.place, each.paths[0], each.diagnostic.code)
    )
    return ApprovalAudit(
        tip=question.tip,
        genesis=audited.genesis,
        is_genesis_given=is_given,
        line=tuple(ledger.line),
        rosters=tuple(ledger.rosters),
        records={digest: _landed(each.landed, suspects) for digest, each in ledger.records.items()},
        changes=tuple(map(_audited_change, verdicts)),
        findings=tuple(ordered),
        former_places={
            former: ledger.places[id]
            for id, names in ledger.former_ids.items()
            if id in ledger.places
            for former in names
        },
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
        return tuple(each.landed.digest for each in records)  # type: ignore[attr-defined]  # records that have landed, by the filter above

    return AuditedChange(
        verdict.row.place,
        verdict.row.change,
        verdict.row.file,
        verdict.state,
        verdict.level,
        digests(verdict.approvals),
        digests(verdict.reviews),
        digests(verdict.ratifications),
        verdict.row.purge,
        verdict.state == "emergency" and not meets_needs(verdict.needs, verdict.row.change.path, verdict.ratifications),
    )
