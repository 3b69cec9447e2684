"""Finds known former tips of main missing from its line: a force push, or swapped parents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from portalgen.config.roster import ROSTER_FILE
from portalgen.diagnostics.model import LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.history.program import run_git
from portalgen.history.repository import Repository
from portalgen.history.revisions import MAIN_REFERENCES, list_references

_SHOWN = 12


def list_replaced(repository: Repository, ledger: ApprovalLedger, known: Iterable[str]) -> Iterator[AuditFinding]:
    """Yield a finding for each commit of `known` that is not on the line, at the place where the line leaves it."""
    reported: set[int] = set()
    for id in dict.fromkeys(known):
        if id in ledger.unproven_ids:
            found = diagnostic("APR271", Place(ROSTER_FILE), known=id[:_SHOWN])
            there = ledger.line[ledger.places[id]] if id in ledger.places else ledger.line[-1]
            yield AuditFinding(there.place, there.id, found, severity_of(found), "", (ROSTER_FILE,))
        if id in ledger.places:
            continue
        place, where = _find_place(repository, ledger, id)
        if place not in reported:  # tips of one former line have been replaced together
            reported.add(place)
            found = diagnostic("APR245", Place(ROSTER_FILE), known=id[:_SHOWN], where=where)
            commit = ledger.line[place].id if place >= 0 else ""
            yield AuditFinding(place, commit, found, severity_of(found), "", (ROSTER_FILE,))


def list_lost_tips(repository: Repository, ledger: ApprovalLedger, tips: Iterable[str]) -> Iterator[str]:
    """Yield the former tips of main, by its receipts, missing from the line and from every main of the repository."""
    missing = [each for each in tips if each not in ledger.places]
    mains = list_references(repository, MAIN_REFERENCES).values() if missing else ()
    yield from (each for each in missing if not any(_is_ancestor(repository, each, main) for main in mains))


def _find_place(repository: Repository, ledger: ApprovalLedger, known: str) -> tuple[int, LocalizedText]:
    last = len(ledger.line) - 1
    if _is_ancestor(repository, known, ledger.line[last].id):
        place = _first(last + 1, lambda number: _is_ancestor(repository, known, ledger.line[number].id))
        return place, LocalizedText(
            ", bản chính cũ bị gộp vào như một bài gửi ở lần lưu này",
            ", and the former main was merged here like a submission",
        )
    if not _is_there(repository, known):
        return -1, LocalizedText(" và bản cũ không còn trong kho", ", and its former state is not in the repository")
    place = _first(last + 1, lambda number: not _is_ancestor(repository, ledger.line[number].id, known))
    return place, LocalizedText(", từ lần lưu này", ", from this commit on")


def _first(count: int, holds: Callable[[int], bool]) -> int:
    """Return the first number below `count` that satisfies `holds`, as do all later numbers."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _is_ancestor(repository: Repository, first: str, second: str) -> bool:
    return run_git(repository.top, ("merge-base", "--is-ancestor", first, second)).status == 0


def _is_there(repository: Repository, id: str) -> bool:
    return run_git(repository.top, ("cat-file", "-e", f"{id}^{{commit}}")).status == 0
