"""A rule's page is read from its docstring; a docstring without the form is refused."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

import pytest

from portalgen.diagnostics.registry import CODES
from portalgen.lint.documentation import ExampleStep, parse_example_steps, parse_rule_page
from portalgen.lint.rules.table import RULES
from tests.makers.cases import check_each

DOCSTRING = """Tiêu đề. / A title.

Vì sao: Lý do,
trên hai dòng.
Why: A reason.

Cách sửa: Sửa.
Fix: Mend it.

Sai / Bad:

    === content/so/a.vi.md
    ---
    id: so-a
    ---

    Nội dung.

Đúng / Good:

    === at 2026-11-24T08:00
"""

PAGES = {rule.code: parse_rule_page(importlib.import_module(rule.check.__module__)) for rule in RULES}


def module(docstring: str | None) -> ModuleType:
    """A module with this docstring."""
    return ModuleType("quy_tac", docstring)


def test_a_page_says_what_the_docstring_says() -> None:
    page = parse_rule_page(module(DOCSTRING))
    assert (page.title.vi, page.title.en) == ("Tiêu đề.", "A title.")
    assert (page.why.vi, page.why.en) == ("Lý do, trên hai dòng.", "A reason.")
    assert (page.fix.vi, page.fix.en) == ("Sửa.", "Mend it.")
    assert page.bad == (ExampleStep("write", "content/so/a.vi.md", "---\nid: so-a\n---\n\nNội dung.\n", "text"),)
    assert page.good == (ExampleStep("at", "2026-11-24T08:00"),)
    assert page.bad_text.startswith("=== content/so/a.vi.md\n---\n")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("Sai / Bad:", "no examples"),
        ("Đúng / Good:", "no examples"),
        (" / A title.", "no ` / `"),
        ("Vì sao: ", "no paragraph `Vì sao:`"),
        ("Fix: ", "no paragraph `Fix:`"),
    ],
)
def test_a_docstring_that_lacks_a_part_is_refused(missing: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_rule_page(module(DOCSTRING.replace(missing, "")))


def test_a_module_without_a_docstring_is_refused() -> None:
    with pytest.raises(ValueError, match="no examples"):
        parse_rule_page(module(None))


def test_a_story_is_reported_step_by_step() -> None:
    text = (
        "=== content/so/a.vi.md\nMột.\n\n=== content/so/b.pdf (pdf)\nHai.\n=== commit 2026-11-20T08:00\n"
        "=== branch\n=== content/so/a.vi.md (removed)\n=== merge 2026-11-21T08:00\n=== at 2026-11-24\n=== stage\n"
    )
    assert parse_example_steps(text) == (
        ExampleStep("write", "content/so/a.vi.md", "Một.\n", "text"),
        ExampleStep("write", "content/so/b.pdf", "Hai.\n", "pdf"),
        ExampleStep("commit", "2026-11-20T08:00"),
        ExampleStep("branch"),
        ExampleStep("remove", "content/so/a.vi.md"),
        ExampleStep("merge", "2026-11-21T08:00"),
        ExampleStep("at", "2026-11-24"),
        ExampleStep("stage"),
    )


def test_every_rule_says_everything_in_both_languages() -> None:
    def check(code: str) -> None:
        page = PAGES[code]
        for text in (page.title, page.why, page.fix):
            assert text.vi and text.en and text.vi != text.en
            assert text.vi.endswith((".", "!", "?", ")", "”")) and text.en.endswith((".", "!", "?", ")", "”"))
        assert page.bad and page.good and page.bad != page.good

    check_each(PAGES, check)


def test_every_rule_has_a_code_of_the_registry() -> None:
    assert PAGES.keys() <= CODES.keys()
