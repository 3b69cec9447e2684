"""One order for all formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from portalgen.diagnostics.model import Severity
from portalgen.lint.formats.order import sort_by_place, sort_by_severity, sort_by_urgency
from tests.makers.lint.samples import AT, CLOCK, finding


def test_findings_stand_by_path_and_line() -> None:
    first, second, third = finding(line=2), finding(line=10), finding(path="content/so/b.vi.md", line=1)
    assert sort_by_place((third, second, first)) == [first, second, third]


def test_errors_come_before_warnings_and_notes() -> None:
    error, warning, note = (finding(each, line=9 - number) for number, each in enumerate(Severity))
    assert sort_by_severity((note, warning, error)) == [error, warning, note]


def test_what_is_overdue_comes_first_and_then_what_is_due_next() -> None:
    overdue = replace(CLOCK, state="overdue", due=AT - timedelta(days=1))
    soon = replace(CLOCK, state="soon", due=AT + timedelta(hours=1))
    later = replace(CLOCK, due=AT + timedelta(days=9))
    without = replace(CLOCK, due=None)
    met = replace(CLOCK, state="met", due=AT - timedelta(days=30))
    assert sort_by_urgency((met, without, later, soon, overdue)) == [overdue, soon, later, without, met]
