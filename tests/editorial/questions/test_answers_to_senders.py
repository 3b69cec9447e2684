"""Whether senders were answered."""

from __future__ import annotations

from datetime import timedelta

from portalgen.editorial.questions.answers_to_senders import report_answers
from portalgen.editorial.records.records import FileState, PathChange
from portalgen.editorial.tables.period import ReportPeriod
from tests.makers.audits import FIRST_DAY, audit, landed, person, roster

CHIEF = person("giam-doc", "Giám đốc Sở", "chief")
CHANGE = (PathChange("content/so/tin-tuc/a.vi.md", None, FileState("100644", "a" * 64, 10)),)
OTHER = (PathChange("content/khac/tin-tuc/b.vi.md", None, FileState("100644", "b" * 64, 10)),)
MAIN = audit(
    [(0, roster("so", (CHIEF,)))],
    [
        landed("reject", CHANGE, CHIEF, place=2, at=FIRST_DAY, reason="Trùng tin", details={"via": "điện thoại"}),
        landed(
            "return",
            OTHER,
            CHIEF,
            place=3,
            at=FIRST_DAY + timedelta(days=3),
            reason="Thiếu nguồn",
            details={"via": "thư", "told_at": "0001-01-01T00:00:00+23:59"},
        ),
        landed("approve", CHANGE, CHIEF, place=4, at=FIRST_DAY),
    ],
)


ALWAYS = ReportPeriod()


def reasons(site: str = "", period: ReportPeriod = ALWAYS) -> list[object]:
    return [row[5] for row in report_answers(MAIN, site, period).tables[0].rows]


def test_refusals_and_returns_are_listed_and_approvals_are_not() -> None:
    assert reasons() == ["Trùng tin", "Thiếu nguồn"]


def test_a_time_that_cannot_be_is_shown_as_it_was_written() -> None:
    assert [row[8] for row in report_answers(MAIN, "", ALWAYS).tables[0].rows] == ["", "0001-01-01T00:00:00+23:59"]


def test_a_site_has_its_own() -> None:
    assert reasons("khac") == ["Thiếu nguồn"]


def test_a_period_holds_its_first_and_last_day() -> None:
    later = FIRST_DAY.date() + timedelta(days=3)
    assert reasons(period=ReportPeriod(first=later)) == ["Thiếu nguồn"]
    assert reasons(period=ReportPeriod(last=later - timedelta(days=1))) == ["Trùng tin"]
    assert reasons(period=ReportPeriod(last=later)) == ["Trùng tin", "Thiếu nguồn"]
