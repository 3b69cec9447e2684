"""Checking a page by all rules costs no more than its length, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.lint.findings import build_findings
from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.time_ratio import check_linear_time

HEAD = "---\nid: so-x\nkind: news\ntitle: Hoi nghi\ndate: 2026-11-24\norigin: own\n---\n\n"

BODIES: dict[str, Callable[[int], str]] = {
    "numbers of people": lambda count: "CCCD: 001234567890, " * count,
    "mailboxes": lambda count: "a.b@gmail.com " * count,
    "double spaces": lambda count: "a  b " * count,
    "code": lambda count: "`a` b  c " * count,
    "cells": lambda count: "|" + "a|" * count + "\n|" + "-|" * count + "\n|" + "b  c `x` , d|" * count + "\n",
    "tables without header": lambda count: "| | |\n|---|---|\n| 1 | 2 |\n\n" * count,
    "heading jumps": lambda count: "## a\n\n#### b\n\n" * count,
    "indentation": lambda count: " " * count * 4 + "a",
    "empty lines": lambda count: "a\n" + "\n" * count + "b\n",
    "open shortcodes": lambda count: "{{ " * count,
    "open targets": lambda count: "]( " * count,
    "open attributes": lambda count: "{# " * count,
    "links": lambda count: "".join(f"[xem](b{number}.vi.md) " for number in range(count)),
    "addresses": lambda count: "[https://a.vn](https://b.vn) " * count,
    "typed lists": lambda count: "• Mot\n" * count,
    "lists typed apart": lambda count: "• Mot\n• Hai\n\n" * count,
    "rows": lambda count: "| a | b |\n" * count,
    "rows apart": lambda count: "| a | b |\n\n" * count,
    "columns": lambda count: "a\tb\n" * count,
    "labels": lambda count: "Ten: a\n" * count,
    "levels": lambda count: "- a\n+ b\n" * count,
    "bullets of their own": lambda count: "• Mot\n\n" * count,
    "bullets within a line": lambda count: "Gom: • Mot • Hai\n\n" * count,
    "open brackets": lambda count: "[[a ==a ++a m^2 CO~2 [^ 1 " * count,
    "bold with spaces": lambda count: "a** b** c " * count,
    "powers": lambda count: "2 ** 3 " * count,
    "rows without bars at their ends": lambda count: "a | b\n" * count,
    "full-width digits": lambda count: "５0" * count,
    "names with initials": lambda count: "A. " + "Bb " * count,
    "drawn lines": lambda count: "—————\n" * count,
    "spaces before a line": lambda count: "&nbsp; " * count + "a",
    "bold lines below headings": lambda count: "## Mục\n\n**Hội nghị lớn**\n\nChữ.\n\n" * count,
    "bold lines": lambda count: "**Hội nghị lớn**\n\n" * count,
}
IN_C = {"open shortcodes", "open targets", "names with initials"}
"""Texts that expressions look through without a step of Python for each part."""


@pytest.fixture
def check(tmp_path: Path) -> Callable[[str], None]:
    """Check a page with this body by all rules."""
    sample = page_text(tmp_path, "content/so/tin-tuc/x.vi.md", f"{HEAD}a\n")

    def run(body: str) -> None:
        text = PageText(sample.page, sample.site, sample.settings, f"{HEAD}{body}".encode())
        build_findings(run_page_rules(text), LintSettings(), {})

    return run


@pytest.mark.parametrize("name", BODIES)
def test_twice_as_much_on_a_page_takes_about_twice_as_many_steps(check: Callable[[str], None], name: str) -> None:
    check_linear_growth(check, BODIES[name], 300, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", BODIES)
def test_twice_as_much_on_a_page_takes_about_twice_as_long(check: Callable[[str], None], name: str) -> None:
    check_linear_time(check, BODIES[name], 5_000)
