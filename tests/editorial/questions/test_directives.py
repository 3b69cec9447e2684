"""What boards directed, and whether a signature stands behind each configured length."""

from __future__ import annotations

from portalgen.editorial.questions.directives import report_directives
from portalgen.editorial.tables.tables import CodedValue
from portalgen.law.deadlines import DirectedLimit
from portalgen.law.due_dates import Limit
from tests.makers.audits import FIRST_DAY, audit, landed, person, roster

CHIEF = person("giam-doc", "Giám đốc Sở", "chief")
LIMIT = DirectedLimit("so", "news", Limit("hours", 48), "received", "01/CĐ-BBT (mẫu)")
MAIN = audit(
    [(0, roster("so", (CHIEF,)))],
    [
        landed("direct", (), CHIEF, place=2, at=FIRST_DAY, reason="Đăng tin trong 48 giờ",
               details={"document": "01/CĐ-BBT (mẫu)", "site": "so", "place": "Văn thư Sở (mẫu)", "sha256": "ab" * 32}),
        landed("direct", (), CHIEF, place=3, at=FIRST_DAY, reason="Khác", details={"document": "02", "site": "khac"}, site="khac"),
    ],
)  # fmt: skip


def test_directives_of_a_site_are_listed_with_who_signed_them() -> None:
    rows = report_directives(MAIN, (LIMIT,), "so").tables[0].rows
    assert [row[1] for row in rows] == ["01/CĐ-BBT (mẫu)"]
    assert "Giám đốc Sở" in rows[0][3].vi  # type: ignore[union-attr]
    assert len(report_directives(MAIN, (), "").tables[0].rows) == 2


def test_a_directive_says_where_it_is_or_that_no_place_was_recorded() -> None:
    rows = report_directives(MAIN, (), "").tables[0].rows
    assert rows[0][6:8] == ("Văn thư Sở (mẫu)", "ab" * 32)
    assert isinstance(rows[1][6], CodedValue) and rows[1][6].label.vi == "không ghi nơi lưu" and not rows[1][7]


def test_a_configured_length_names_the_record_behind_it_or_says_that_there_is_none() -> None:
    other = DirectedLimit("so", "other", Limit("days", 3), "received", "99/CĐ-BBT (mẫu)")
    rows = report_directives(MAIN, (LIMIT, other), "so").tables[1].rows
    assert [row[-1].code for row in rows if isinstance(row[-1], CodedValue)] == ["signed", "unsigned"]
