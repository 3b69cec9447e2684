"""The page of a rule says everything in both languages, with an example that is a story."""

from __future__ import annotations

from portalgen.diagnostics.registry import CODES
from portalgen.lint.documentation import ExampleStep, parse_example_steps, read_rule_page
from portalgen.lint.rules.table import load_rules
from tests.makers.cases import check_each

PAGES = {rule.code: read_rule_page(rule.code) for rule in load_rules()}


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
