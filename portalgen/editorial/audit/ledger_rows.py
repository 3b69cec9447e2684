"""Converts a ledger to rows of JSON and back. Any difference in reading raises an error; Git is then read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place, Severity
from portalgen.editorial.audit.approval_ledger import AppliedPurge, ApprovalLedger, LedgerChange, LedgerRecord
from portalgen.editorial.audit.audit_model import AuditFinding, MainCommit
from portalgen.editorial.audit.governance_line import GovernanceLine
from portalgen.editorial.governance.governance_files import Governance, parse_governance
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import ApprovalRecord, FileState, PathChange

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BYTES: Final = "latin-1"
"""Each byte is a letter."""


def row_of_ledger(ledger: ApprovalLedger, governance: GovernanceLine) -> dict[str, Any]:
    """Return everything read, as a JSON value."""
    return {
        "former": {id: list(names) for id, names in ledger.former_ids.items()},
        "unproven": sorted(ledger.unproven_ids),
        "purges": [list(astuple(each)) for each in ledger.purges],
        "genesis_place": ledger.genesis_place,
        "line": [_row_of_commit(each) for each in ledger.line],
        "rosters": [*_rows_of_rosters(ledger)],
        "records": [_row_of_record(each) for each in ledger.records.values()],
        "changes": [_row_of_change(each) for each in ledger.changes],
        "findings": [_row_of_finding(each) for each in ledger.findings],
        "tree": {path: _text(data) for path, data in governance.tree.items()},
        "waiting": governance.waiting,
    }


def ledger_of_row(row: Any) -> tuple[ApprovalLedger, GovernanceLine]:
    """Return the value written by `row_of_ledger`.

    Raises ValueError, TypeError, KeyError or IndexError for other values.
    """
    ledger = ApprovalLedger(int(row["genesis_place"]))
    ledger.former_ids = {id: tuple(map(str, names)) for id, names in row["former"].items()}
    ledger.unproven_ids = frozenset(map(str, row["unproven"]))
    ledger.purges = tuple(AppliedPurge(*each) for each in row["purges"])
    governances = [*_governances(row["rosters"])]
    for place, governance in governances:
        ledger.add_governance(place, governance)
    for place, each in enumerate(row["line"]):
        commit = _commit(place, each)
        ledger.add_commit(commit)
        ledger.close_commit(commit)
    read_signer = _signer_reader(ledger)
    for each in row["records"]:
        ledger.add_record(_record(each, read_signer))
    for each in row["changes"]:
        ledger.add_change(_change(each))
    ledger.findings = [_finding(each) for each in row["findings"]]
    tree = {path: _data(text) for path, text in row["tree"].items()}
    return ledger, GovernanceLine(governances[-1][1], tree, [int(each) for each in row["waiting"]])


def _row_of_commit(commit: MainCommit) -> list[Any]:
    return [commit.id, _seconds(commit.committed_at), commit.committer, commit.author, int(commit.is_merge)]


def _commit(place: int, row: Any) -> MainCommit:
    id, committed, committer, author, is_merge = row
    return MainCommit(place, id, _moment(committed), committer, author, bool(is_merge))


def _rows_of_rosters(ledger: ApprovalLedger) -> Iterator[list[Any]]:
    """Yield, for each roster, the files differing from the roster before."""
    before: Mapping[str, bytes] = {}
    for span, files in zip(ledger.rosters, ledger.roster_files, strict=True):
        paths = sorted({*before, *files})
        yield [span.place, {path: _text(files.get(path)) for path in paths if files.get(path) != before.get(path)}]
        before = files


def _governances(rows: Any) -> Iterator[tuple[int, Governance]]:
    files: dict[str, bytes] = {}
    for place, changed in rows:
        merged = {**files, **{path: _data(text) for path, text in changed.items()}}
        files = {path: data for path, data in merged.items() if data is not None}
        yield int(place), parse_governance(files)


def _row_of_record(record: LedgerRecord) -> list[Any]:
    landed = record.landed
    return [
        landed.path,
        landed.digest,
        landed.place,
        None if landed.record is None else _row_of_content(landed.record),
        None if landed.signer is None else landed.signer.id,
        landed.site,
        landed.key,
        [_row_of_diagnostic(each) for each in record.problems],
        [_row_of_diagnostic(each) for each in record.remarks],
        [[path, list(needs)] for path, needs in record.needs.items()],
        dict(record.files),
        list(record.bearers),
        None if record.received_on is None else record.received_on.isoformat(),
    ]


def _signer_reader(ledger: ApprovalLedger) -> Callable[[int, str], Any]:
    """Return a function that finds a person by id in the roster in force when a record landed."""
    indexes: dict[int, SignerIndex] = {}

    def read(place: int, id: str) -> Any:
        span = ledger.span_before(place)
        if span.place not in indexes:
            indexes[span.place] = index_signers(span.roster)
        return indexes[span.place].members[id].person

    return read


def _record(row: Any, read_signer: Callable[[int, str], Any]) -> LedgerRecord:
    path, digest, place, content, signer, site, key, problems, remarks, needs, files, bearers, received_on = row
    problem_list = tuple(map(_diagnostic, problems))
    landed = LandedRecord(
        path,
        digest,
        place,
        None if content is None else _content(content),
        None if signer is None else read_signer(place, signer),
        site,
        key,
        tuple(each.code for each in problem_list),
    )
    return LedgerRecord(
        landed,
        problem_list,
        tuple(map(_diagnostic, remarks)),
        {name: tuple(numbers) for name, numbers in needs},
        files,
        tuple(map(str, bearers)),
        None if received_on is None else date.fromisoformat(received_on),
    )


def _row_of_content(record: ApprovalRecord) -> list[Any]:
    return [
        record.portal,
        record.onto,
        record.action,
        [_row_of_path_change(each) for each in record.changes],
        record.by,
        record.at.isoformat(),
        record.on_behalf_of,
        record.reason,
        dict(record.details),
    ]


def _content(row: Any) -> ApprovalRecord:
    portal, onto, action, changes, by, at, on_behalf_of, reason, details = row
    return ApprovalRecord(
        portal,
        onto,
        action,
        tuple(map(_path_change, changes)),
        by,
        datetime.fromisoformat(at),
        on_behalf_of,
        reason,
        MappingProxyType(details),
    )


def _row_of_path_change(change: PathChange) -> list[Any]:
    return [change.path, _row_of_state(change.before), _row_of_state(change.after)]


def _path_change(row: Any) -> PathChange:
    path, before, after = row
    return PathChange(path, _state(before), _state(after))


def _row_of_state(state: FileState | None) -> list[Any] | None:
    return None if state is None else [state.mode, state.sha256, state.size]


def _state(row: Any) -> FileState | None:
    return None if row is None else FileState(*row)


def _row_of_change(change: LedgerChange) -> list[Any]:
    return [
        change.place,
        _row_of_path_change(change.change),
        list(change.authors),
        int(change.is_own_of_merge),
        None if change.governance is None else _row_of_diagnostic(change.governance),
        int(change.has_effect),
        change.purge,
        list(change.bearers),
    ]


def _change(row: Any) -> LedgerChange:
    place, changed, authors, is_own, governance, has_effect, purge, bearers = row
    change = _path_change(changed)
    return LedgerChange(
        int(place),
        change,
        classify_path(change.path),
        tuple(authors),
        bool(is_own),
        None if governance is None else _diagnostic(governance),
        bool(has_effect),
        str(purge),
        tuple(map(str, bearers)),
    )


def _row_of_finding(finding: AuditFinding) -> list[Any]:
    return [
        finding.place,
        finding.commit,
        _row_of_diagnostic(finding.diagnostic),
        finding.severity.value,
        finding.site,
        list(finding.paths),
    ]


def _finding(row: Any) -> AuditFinding:
    place, commit, found, severity, site, paths = row
    return AuditFinding(int(place), commit, _diagnostic(found), Severity(severity), site, tuple(paths))


def _row_of_diagnostic(found: Diagnostic) -> list[Any]:
    return [found.code, found.place.path, [[name, _row_of_value(value)] for name, value in found.values]]


def _diagnostic(row: Any) -> Diagnostic:
    code, path, values = row
    return Diagnostic(code, Place(path), tuple((name, _value(value)) for name, value in values))


def _row_of_value(value: MessageValue) -> Any:
    if isinstance(value, LocalizedText):
        return [value.vi, value.en]
    return [value.key] if isinstance(value, Phrase) else value


def _value(row: Any) -> MessageValue:
    if isinstance(row, str):
        return row
    return LocalizedText(*row) if len(row) == 2 else Phrase(*row)


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode(_BYTES)


def _data(text: str | None) -> bytes | None:
    return None if text is None else text.encode(_BYTES)


def _seconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(seconds=1)


def _moment(seconds: int) -> datetime:
    return _EPOCH + timedelta(seconds=seconds)
