"""The dossier of an item, over a real history and an audit made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.config.roster import Delegation
from portalgen.editorial.audit.audit_model import AuditedChange, MainCommit
from portalgen.editorial.audit.item_history import ItemHistory, read_item_history
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.questions.item_dossier import DossierSources, report_item
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import FileState, PathChange
from portalgen.editorial.tables.tables import CodedValue, OfficeReport, ReportTable
from portalgen.history.repository import open_history
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_timeline
from tests.makers.audits import audit, landed, person, roster
from tests.makers.repository import RepositoryMaker, day

PAGE = "content/so/tin-tuc/a/index.vi.md"
PDF = "content/so/tin-tuc/a/ke-hoach.pdf"
CHIEF = person("giam-doc", "Giám đốc Sở", "chief")
SECRETARY = person("thu-ky", "Chánh Văn phòng Sở", "secretary")
DEPUTY = person("pho-giam-doc", "Phó Giám đốc Sở", "deputy")
ADDED = PathChange(PAGE, None, FileState("100644", "a" * 64, 10))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> RepositoryMaker:
    """One item: published, extended with a file, taken down, published again; and another item beside it."""
    maker = RepositoryMaker(tmp_path_factory.mktemp("dossier") / "kho")
    maker.page(day(1), "content/so/_index.vi.md", "so-trang-chu")
    maker.submit(day(2), day(2, 10), "a", received="{at: 2026-03-01}")
    maker.branch("b")
    maker.write(PDF, b"%PDF")
    maker.page(day(3), PAGE, "a", received="{at: 2026-02-27}")
    maker.merge(day(3, 12), "b")
    maker.branch("c")
    maker.page(day(5), PAGE, "a", received="{at: 2026-02-27}", draft="true")
    maker.merge(day(5, 9), "c")
    maker.branch("d")
    maker.page(day(7), PAGE, "a", received="{at: 2026-02-27}")
    maker.merge(day(7, 9), "d")
    maker.submit(day(8), day(8, 10), "khac")
    return maker


def history_of(maker: RepositoryMaker, item: str) -> ItemHistory:
    return read_item_history(open_history(maker.root), "main", item)


def dossier(
    maker: RepositoryMaker,
    records: tuple[LandedRecord, ...] = (),
    *changes: AuditedChange,
    item: str = "a",
    delegated: bool = False,
) -> OfficeReport:
    repository = open_history(maker.root)
    timeline = read_timeline(repository, "main", EvidencePolicy(), day(60))
    history = history_of(maker, item)
    delegations = (
        (Delegation("giam-doc", "pho-giam-doc", "Văn bản mẫu", day(1).date(), day(30).date()),) if delegated else ()
    )
    made = audit([(0, roster("so", (CHIEF, SECRETARY, DEPUTY), delegations))], records, changes)
    line = tuple(
        MainCommit(step.place, step.commit.id, step.commit.committed_at, step.commit.committer, "", True)
        for step in history.steps
    )
    return report_item(DossierSources(history, replace(made, line=line or made.line), timeline))


def table(report: OfficeReport, key: str) -> ReportTable:
    return next(each for each in report.tables if each.key == key)


def codes(report: OfficeReport, key: str, column: str) -> list[object]:
    found = table(report, key)
    number = [each.key for each in found.columns].index(column)
    return [cell.code if isinstance(cell, CodedValue) else cell for cell in (row[number] for row in found.rows)]


def approved(maker: RepositoryMaker, record: LandedRecord, state: str = "approved") -> AuditedChange:
    place = history_of(maker, "a").steps[0].place
    return AuditedChange(place, ADDED, classify_path(PAGE), state, "person", (record.digest,))  # type: ignore[arg-type]


def test_every_change_of_the_item_and_of_its_files_is_listed_and_nothing_else(repository: RepositoryMaker) -> None:
    steps = history_of(repository, "a").steps
    assert [(each.path, each.status) for each in steps] == [
        (PAGE, "added"),
        (PAGE, "changed"),
        (PDF, "added"),
        (PAGE, "changed"),
        (PAGE, "changed"),
    ]
    assert [each.place for each in steps] == sorted(each.place for each in steps)


def test_an_item_is_found_by_a_path_of_its_files(repository: RepositoryMaker) -> None:
    assert history_of(repository, PAGE) == history_of(repository, "a")
    assert history_of(repository, "content/so/tin-tuc/chua-co.vi.md").steps == ()


def test_readers_had_it_until_it_was_taken_down_and_again_afterwards(repository: RepositoryMaker) -> None:
    spans = [row[:2] for row in table(dossier(repository), "readers").rows]
    assert spans[0] == (day(2, 10), day(5, 9))
    assert spans[1][0] == day(7, 9)
    assert len(spans) == 2


def test_a_day_of_receipt_that_was_changed_stays_visible(repository: RepositoryMaker) -> None:
    rows = table(dossier(repository), "receipts").rows
    assert [row[0] for row in rows] == [day(2, 10), day(3, 12)]
    assert rows[0][1] != rows[1][1]


@pytest.mark.parametrize(
    ("by", "on_behalf_of", "state", "expected"),
    [
        (CHIEF, "", "approved", "yes"),
        (DEPUTY, "giam-doc", "approved", "delegated"),
        (CHIEF, "", "ratified", "afterwards"),
        (SECRETARY, "", "approved", "no"),
    ],
)
def test_it_says_whether_the_chief_of_that_day_approved(
    repository: RepositoryMaker, by: object, on_behalf_of: str, state: str, expected: str
) -> None:
    record = landed("approve", (ADDED,), by, place=2, at=day(2, 9), on_behalf_of=on_behalf_of)  # type: ignore[arg-type]
    report = dossier(repository, (record,), approved(repository, record, state), delegated=True)
    assert expected in codes(report, "chiefs", "approved")


def test_reviews_confirmations_and_answers_have_their_tables(repository: RepositoryMaker) -> None:
    review = landed("review", (ADDED,), SECRETARY, place=2, at=day(2))
    confirm = landed(
        "confirm", (ADDED,), SECRETARY, place=2, at=day(2), details={"supplier": "Phòng mẫu", "via": "công văn"}
    )
    back = landed(
        "return", (ADDED,), SECRETARY, place=1, at=day(1), reason="Thiếu phụ lục", details={"via": "thư điện tử"}
    )
    report = dossier(repository, (review, confirm, back))
    assert codes(report, "reviews", "action") == ["confirm", "review"] or codes(report, "reviews", "action") == [
        "review",
        "confirm",
    ]
    assert codes(report, "answers", "action") == ["return"]
    assert codes(report, "answers", "reason") == ["Thiếu phụ lục"]


def test_what_is_not_proved_is_said_in_words(repository: RepositoryMaker) -> None:
    report = dossier(repository)
    assert table(report, "reviews").rows == ()
    assert "Không có phiếu nào" in table(report, "reviews").empty.vi
    assert any("chưa có phiếu duyệt" in note.vi for note in report.notes)


def test_a_record_that_does_not_count_is_shown_as_such(repository: RepositoryMaker) -> None:
    record = landed("review", (ADDED,), SECRETARY, place=2, at=day(2) + timedelta(hours=1), problems=("APR101",))
    report = dossier(repository, (record,))
    assert codes(report, "reviews", "validity") == ["invalid"]
    assert any("APR101" in note.vi for note in report.notes)


def test_what_was_refused_and_never_stood_on_main_is_found_by_its_path(repository: RepositoryMaker) -> None:
    path = "content/so/tin-tuc/bi-tra/index.vi.md"
    refusal = landed(
        "reject",
        (PathChange(path, None, ADDED.after),),
        CHIEF,
        place=3,
        at=day(3),
        reason="Trùng tin",
        details={"via": "điện thoại"},
    )
    report = dossier(repository, (refusal,), item=path)
    assert codes(report, "answers", "action") == ["reject"]
    assert any("chưa từng có" in note.vi for note in report.notes)


def test_a_bare_copy_answers_alike(repository: RepositoryMaker, tmp_path: Path) -> None:
    repository.git("clone", "--quiet", "--bare", str(repository.top), str(tmp_path / "kho.git"))
    bare = read_item_history(open_history(tmp_path / "kho.git"), "main", "a")
    assert bare == history_of(repository, "a")


def test_it_says_first_how_the_item_stands_now(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.page(day(1), "content/so/_index.vi.md", "so-trang-chu")
    maker.page(day(2), PAGE, "a")
    assert state_of(maker) == "standing"
    maker.page(day(3), PAGE, "a", withdrawn="{at: 2026-03-01, reason: wrong_content}")
    assert state_of(maker) == "withdrawn"
    maker.page(day(4), PAGE, "a", draft="true")
    assert state_of(maker) == "hidden"
    maker.write(PAGE, "---\nid: a\nkind: tombstone\ntitle: Bài đã gỡ\n---\n")
    maker.commit(day(5))
    assert state_of(maker) == "removed"


def state_of(maker: RepositoryMaker) -> str:
    (fact,) = [each for each in dossier(maker).facts if each.key == "state"]
    assert isinstance(fact.value, CodedValue)
    return fact.value.code
