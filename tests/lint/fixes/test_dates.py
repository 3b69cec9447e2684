"""Days written day first are written as front matter takes them."""

from __future__ import annotations

import pytest

from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.dates import rewrite_dates

PATH = "content/so/tin-tuc/moi.vi.md"


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("date: 24/11/2026", "date: 2026-11-24"),
        ("date: 3/4/2026  # ngày đăng", "date: 2026-04-03  # ngày đăng"),
        ('date: "24-11-2026"', 'date: "2026-11-24"'),
        ("expires_at: 31.12.2026", "expires_at: 2026-12-31"),
        ("source: {name: Báo, posted: 01/02/2026}", "source: {name: Báo, posted: 2026-02-01}"),
        ("received:\n  at: 01/02/2026", "received:\n  at: 2026-02-01"),
    ],
)
def test_a_day_is_rewritten_in_a_date_field(line: str, fixed: str) -> None:
    head = f"id: so-a\nkind: news\ntitle: Họp\n{line}\nplace: 24/11/2026\n"
    assert rewrite_dates(head, PATH, KINDS) == head.replace(line, fixed)


def test_two_days_of_one_line_are_rewritten() -> None:
    head = "kind: news\nchange_notes: [{at: 1/2/2026, note: A}, {at: 03/02/2026, note: B}]\n"
    fixed = "kind: news\nchange_notes: [{at: 2026-02-01, note: A}, {at: 2026-02-03, note: B}]\n"
    assert rewrite_dates(head, PATH, KINDS) == fixed


@pytest.mark.parametrize(
    "head",
    [
        "kind: news\ntitle: 24/11/2026\n",
        "kind: news\ndate: 31/02/2026\n",
        "kind: news\ndate: 24/11/26\n",
        "kind: gi-do\ndate: 24/11/2026\n",
        "kind: news\ndate: 2026-11-24\n",
        "kind: news\ntitle: a: b\ndate: 24/11/2026\n",
        "kind: news\ndate: [24/11/2026\n",
    ],
)
def test_what_is_no_certain_day_stays_as_it_is(head: str) -> None:
    assert rewrite_dates(head, PATH, KINDS) == head


def test_line_ends_are_kept() -> None:
    assert rewrite_dates("kind: news\r\ndate: 24/11/2026\r\n", PATH, KINDS) == "kind: news\r\ndate: 2026-11-24\r\n"
