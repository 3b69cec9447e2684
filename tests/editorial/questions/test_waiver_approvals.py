"""Who approved each waiver, over a real history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, MainCommit
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.questions.waiver_approvals import read_waiver_arrivals, report_waivers
from portalgen.editorial.records.records import FileState, PathChange
from portalgen.editorial.tables.tables import CodedValue
from portalgen.history.commits import list_commits
from portalgen.history.repository import open_history
from tests.makers.audits import audit, landed, person, roster
from tests.makers.repository import RepositoryMaker, day

OWNER = person("vp-1", "Phó Chánh Văn phòng", "owner")
WAIVER = """- {code: DDL205, item: %s, reason: Thiên tai, approved_by: Trưởng Ban, from: 2026-03-01, until: 2026-03-31}
"""


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryMaker:
    maker = RepositoryMaker(tmp_path / "kho")
    for number, items in enumerate(((), ("a",), ("a", "b"), ("b",)), start=1):
        body = "".join(WAIVER % each for each in items)
        maker.write(WAIVERS_FILE, f"waivers:\n{body}" if items else "waivers: []\n")
        maker.commit(day(number))
    return maker


def audited(maker: RepositoryMaker, *changes: AuditedChange) -> ApprovalAudit:
    line = tuple(
        MainCommit(place, each.id, each.committed_at, each.committer, "", False)
        for place, each in enumerate(list_commits(open_history(maker.root), maker.head("main")))
    )
    records = [landed("approve", (CHANGE,), OWNER, place=1, at=day(2), site="")]
    made = audit([(0, roster("so", ()))], records, changes)
    return ApprovalAudit(line[-1].id, "", True, line, made.rosters, made.records, made.changes, ())


CHANGE = PathChange(WAIVERS_FILE, None, FileState("100644", "a" * 64, 10))


def test_each_waiver_has_when_it_came_and_when_it_left(repository: RepositoryMaker) -> None:
    arrivals = read_waiver_arrivals(open_history(repository.root), audited(repository))
    found = [
        (each.waiver.item, each.arrival.committed_at, each.removal and each.removal.committed_at) for each in arrivals
    ]
    assert found == [("a", day(2), day(4)), ("b", day(3), None)]


def test_each_waiver_has_the_signatures_behind_the_change_that_brought_it(repository: RepositoryMaker) -> None:
    digest = next(iter(audited(repository).records))
    main = audited(
        repository,
        AuditedChange(1, CHANGE, classify_path(WAIVERS_FILE), "approved", "person", (digest,)),
        AuditedChange(2, CHANGE, classify_path(WAIVERS_FILE), "missing", "none"),
    )
    rows = report_waivers(main, read_waiver_arrivals(open_history(repository.root), main), "").tables[0].rows
    assert [cell.code for row in rows for cell in row if isinstance(cell, CodedValue)] == ["approved", "missing"]
    assert "Phó Chánh Văn phòng" in str(rows[0][8])
    assert [
        row[1]
        for row in report_waivers(main, read_waiver_arrivals(open_history(repository.root), main), "b").tables[0].rows
    ] == ["b"]


def test_a_file_with_faults_holds_no_waiver(repository: RepositoryMaker) -> None:
    repository.write(WAIVERS_FILE, "waivers: [{code: DDL205}]\n")
    repository.commit(datetime(2026, 3, 9, tzinfo=UTC))
    arrivals = read_waiver_arrivals(open_history(repository.root), audited(repository))
    assert [each.waiver.item for each in arrivals if each.removal is None] == []
    assert {each.waiver.starts for each in arrivals} == {date(2026, 3, 1)}
