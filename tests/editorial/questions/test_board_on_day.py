"""Who sat on a board on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from portalgen.config.roster import Delegation
from portalgen.editorial.questions.board_on_day import place_on_day, report_board
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.law.calendar import VIETNAM
from tests.makers.audits import FIRST_DAY, audit, person, roster

OLD = person("giam-doc-cu", "Giám đốc Sở", "chief", until=date(2026, 11, 4))
NEW = person("giam-doc-moi", "Quyền Giám đốc Sở", "chief", since=date(2026, 11, 5))
DEPUTY = person("pho-giam-doc", "Phó Giám đốc Sở", "deputy")


def posts(report: OfficeReport) -> list[object]:
    return [row[1] for row in report.tables[0].rows]


def test_the_chief_is_whoever_was_appointed_on_that_day() -> None:
    main = audit([(0, roster("so", (OLD, NEW, DEPUTY)))])
    assert posts(report_board(main, "so", date(2026, 11, 4))) == ["Giám đốc Sở", "Phó Giám đốc Sở"]
    assert posts(report_board(main, "so", date(2026, 11, 5))) == ["Quyền Giám đốc Sở", "Phó Giám đốc Sở"]


def test_a_roster_holds_from_the_day_on_which_it_came() -> None:
    main = audit([(0, roster("so", (OLD,))), (3, roster("so", (OLD, DEPUTY)))])
    came = FIRST_DAY.date() + timedelta(days=3)
    assert posts(report_board(main, "so", came - timedelta(days=1))) == ["Giám đốc Sở"]
    assert "Phó Giám đốc Sở" in posts(report_board(main, "so", came))


def test_before_there_was_a_roster_the_report_says_so() -> None:
    report = report_board(audit([(5, roster("so", (OLD,)))]), "so", FIRST_DAY.date())
    assert posts(report) == []
    assert any("chưa có danh sách" in note.vi for note in report.notes)


def test_the_whole_portal_has_its_owners() -> None:
    report = report_board(audit([(0, roster("so", (OLD,)))]), "", FIRST_DAY.date() + timedelta(days=1))
    assert [row[0].vi for row in report.tables[0].rows] == ["cơ quan chủ quản"] * 3  # type: ignore[union-attr]


def test_delegations_are_shown_while_they_hold() -> None:
    delegation = Delegation(
        OLD.id, DEPUTY.id, "Văn bản ủy quyền mẫu", date(2026, 11, 3), date(2026, 11, 4), ("tin-tuc",)
    )
    main = audit([(0, roster("so", (OLD, DEPUTY), (delegation,)))])
    assert [row[:3] for row in report_board(main, "so", date(2026, 11, 4)).tables[1].rows] == [
        ("Giám đốc Sở", "Phó Giám đốc Sở", "Văn bản ủy quyền mẫu")
    ]
    assert report_board(main, "so", date(2026, 11, 5)).tables[1].rows == ()


def test_a_day_ends_at_midnight_in_vietnam() -> None:
    main = audit()
    assert place_on_day(main, FIRST_DAY.date() - timedelta(days=1)) == 0
    assert place_on_day(main, FIRST_DAY.date()) == 1
    assert place_on_day(main, date(2030, 1, 1)) == len(main.line)


def test_what_came_at_midnight_belongs_to_the_day_that_begins() -> None:
    main = audit(days=2)
    midnight = datetime.combine(FIRST_DAY.date() + timedelta(days=1), time(), VIETNAM)
    main = replace(main, line=(main.line[0], replace(main.line[1], committed_at=midnight)))
    assert [place_on_day(main, FIRST_DAY.date() + timedelta(days=each)) for each in (0, 1)] == [1, 2]
