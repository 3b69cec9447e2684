"""Purges of data in an audit: the valid maps, by their signers, and the findings about each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from portalgen.config.purge_map import PURGES_FOLDER, digest_of_map
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import AppliedPurge, ApprovalLedger
from portalgen.editorial.audit.audit_model import AuditFinding
from portalgen.editorial.audit.governance_line import GovernanceLine
from portalgen.editorial.purges.former_history import AppliedMap, FormerHistory
from portalgen.law.calendar import VIETNAM

_SHOWN: Final = 12
_SIGNERS: Final = 2
_LACKS_SIGNATURES: Final = LocalizedText("chưa có phiếu duyệt hợp lệ của hai chủ quản", "two owners have not signed it")
_OTHER_OWNERS: Final = LocalizedText(
    "người ký không phải là chủ quản theo danh sách ở chỗ lịch sử được viết lại",
    "the signers were no owners by the roster where the history was rewritten",
)
_OTHER_PORTAL: Final = LocalizedText("bản đồ này của cổng khác", "it is of another portal")
_RULES_WITHOUT_EFFECT: Final = LocalizedText(
    "nó gỡ phiếu hoặc lời ghi của lần lưu, mà lịch sử viết lại lại có danh sách phân công hoặc quy định không có hiệu lực",
    "it takes records or messages away, and the rewritten history has a roster or rules that are not in force",
)
_SIGNING_CODES: Final = frozenset(("APR221", "APR222", "APR228"))
"""Codes of missing signatures for a change of governance; for maps a separate code reports this."""
_MAP_CODES: Final = frozenset(f"APR{number}" for number in range(261, 270))
"""Why a map has no effect."""


def list_unsigned_maps(
    ledger: ApprovalLedger, governance: GovernanceLine, former: FormerHistory
) -> tuple[tuple[AppliedMap, Diagnostic], ...]:
    """Return the maps that are not in force, with the reason: they are ignored."""
    found = ((each, _find_problem(ledger, governance, each)) for each in former.maps)
    return tuple((each, problem) for each, problem in found if problem is not None)


def _find_problem(ledger: ApprovalLedger, governance: GovernanceLine, applied: AppliedMap) -> Diagnostic | None:
    place = Place(applied.path)
    if applied.today not in ledger.places:
        return diagnostic("APR264", place, commit=applied.purge.new_tip[:_SHOWN])
    detail: LocalizedText | None = None
    if governance.in_force.files.get(applied.path) != applied.data:
        detail = _LACKS_SIGNATURES
    elif applied.purge.portal != governance.in_force.roster.portal.portal:
        detail = _OTHER_PORTAL
    elif (applied.unproven or applied.records) and _has_rules_without_effect(ledger, ledger.places[applied.today]):
        detail = _RULES_WITHOUT_EFFECT
    elif ledger.rows_of.get(applied.path) and len(set(_owners_signing(ledger, applied))) < _SIGNERS:
        detail = _OTHER_OWNERS
    return None if detail is None else diagnostic("APR262", place, detail=detail)


def _has_rules_without_effect(ledger: ApprovalLedger, place: int) -> bool:
    """Return True if the tree at `place` has rules of approval that are not in force.

    Unproven commits may then hide the reason.
    """
    last = {
        each.change.path: each.has_effect
        for each in ledger.changes
        if each.place <= place and each.file.path_class.is_governance
    }
    return not all(last.values())


def _owners_signing(ledger: ApprovalLedger, applied: AppliedMap) -> Iterator[str]:
    """Yield the map's signers that were owners at the end of the former history."""
    place = max(ledger.places[applied.today], ledger.genesis_place)
    roster = ledger.span_before(place + 1).roster
    day = ledger.latest_times[place].astimezone(VIETNAM).date()
    for digest in ledger.digests_about(applied.path):
        landed = ledger.records[digest].landed
        said = landed.record
        if said is None or said.action != "approve" or not landed.counts or landed.signer is None:
            continue
        person = roster.find_person(said.on_behalf_of or landed.signer.id)
        if person is not None and person.holds("owner", day):
            yield person.id


def note_purges(ledger: ApprovalLedger, former: FormerHistory, problems: Iterable[Diagnostic]) -> None:
    """Add the findings about the purges to a complete ledger."""
    ledger.purges = tuple(_summary(ledger, each) for each in former.maps)
    notes = (found for each in ledger.purges for found in _list_notes(each))
    ledger.findings += [_finding(ledger, each) for each in (*problems, *notes)]


def _summary(ledger: ApprovalLedger, applied: AppliedMap) -> AppliedPurge:
    return AppliedPurge(
        applied.path,
        digest_of_map(applied.data),
        applied.purge.old_tip,
        ledger.places[applied.today],
        len(applied.purge.commits),
        len(applied.purge.files),
        applied.unproven,
        applied.records,
    )


def _list_notes(purge: AppliedPurge) -> Iterator[Diagnostic]:
    place = Place(purge.path)
    yield diagnostic(
        "APR260", place, former=purge.former_tip[:_SHOWN], commits=str(purge.commits), files=str(purge.files)
    )
    if purge.unproven:
        yield diagnostic("APR270", place, commits=str(purge.unproven))
    if purge.records:
        yield diagnostic("APR272", place, records=str(purge.records))


def _finding(ledger: ApprovalLedger, found: Diagnostic) -> AuditFinding:
    """Return a finding at the commit with the map."""
    rows = ledger.rows_of.get(found.place.path, ())
    place = ledger.changes[rows[0]].place if rows else -1
    commit = ledger.line[place].id if place >= 0 else ""
    return AuditFinding(place, commit, found, severity_of(found), "", (found.place.path,))


def has_map_changes(paths: Iterable[str]) -> bool:
    """Return True if any of these paths is a map: earlier commits may then have to be read differently."""
    return any(path.startswith(f"{PURGES_FOLDER}/") for path in paths)


def list_maps_in_force(governance: GovernanceLine) -> Collection[tuple[str, bytes]]:
    """Return the signed maps, as path and bytes."""
    files = governance.in_force.files
    return {(path, data) for path, data in files.items() if path.startswith(f"{PURGES_FOLDER}/")}


def drop_explained(findings: Sequence[AuditFinding]) -> list[AuditFinding]:
    """Return the findings, without repetitions about unsigned maps."""
    explained = {each.diagnostic.place.path for each in findings if each.diagnostic.code in _MAP_CODES}
    return [each for each in findings if each.diagnostic.code not in _SIGNING_CODES or not set(each.paths) <= explained]
