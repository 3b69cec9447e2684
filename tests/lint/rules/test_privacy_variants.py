"""Marks and numbers as Word, PDF and Markdown leave them are found; clean pages that look like them are silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy.table import RULES
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.privacy_samples import CLEAN, MARKS, MARKS_IN_FRONT_MATTER, NUMBERS

PageMaker = Callable[[str], PageText]
HEAD = "---\nid: so-moi\nkind: news\ntitle: Tin mới\ndate: 2026-01-05\norigin: own\n---\n\n"
BODY_LINE = HEAD.count("\n") + 1


@pytest.fixture(scope="module")
def make_page(tmp_path_factory: pytest.TempPathFactory) -> PageMaker:
    """Pages with other bytes than those that were read, which rules about the text look at alone."""
    content = page("so-moi", "Tin.\n", kind="news", title="Tin mới", date="2026-01-05", origin="own")
    base = page_text(tmp_path_factory.mktemp("portal"), "content/so/tin-tuc/moi.vi.md", content)
    return lambda content: replace(base, data=content.encode())


def violations(text: PageText) -> Iterator[Violation]:
    for rule in RULES:
        if isinstance(rule, PageRule) and rule.code != "PRV206":
            yield from rule.check(text)


def codes(text: PageText) -> set[str]:
    return {each.diagnostic.code for each in violations(text)}


def test_marks_are_found_in_every_form(make_page: PageMaker) -> None:
    missing = [each for each in MARKS if codes(make_page(f"{HEAD}{each}\n")) != {"PRV201"}]
    assert missing == []


def test_marks_are_found_in_the_front_matter(make_page: PageMaker) -> None:
    missing = [each for each in MARKS_IN_FRONT_MATTER if codes(make_page(f"---\n{each}\n---\n\nTin.\n")) != {"PRV201"}]
    assert missing == []


def test_numbers_are_found_in_every_form_once_and_by_their_kind(make_page: PageMaker) -> None:
    wrong = [
        (body, code, found)
        for body, code in NUMBERS
        if (found := [each.diagnostic.code for each in violations(make_page(f"{HEAD}{body}\n"))]) != [code]
    ]
    assert wrong == []


def test_clean_pages_that_look_like_them_are_silent(make_page: PageMaker) -> None:
    reported = [(each, found) for each in CLEAN if (found := codes(make_page(f"{HEAD}{each}\n")))]
    assert reported == []
