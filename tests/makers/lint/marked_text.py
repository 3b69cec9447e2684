"""The marked text of each finding of a rule on one page."""

from __future__ import annotations

from portalgen.diagnostics.sentences import sentence_of
from portalgen.lint.run import run_page_rules
from tests.makers.lint.news_texts import NEWS, page_text_of


def find_marked_texts(code: str, body: str, head: str = NEWS) -> list[str]:
    """Run the rule `code` on the page with this body and front matter (a piece of news of 21 November 2026)."""
    return [each.diagnostic.place.underlined for each in run_page_rules(page_text_of(body, head), (code,))]


def find_sentences(code: str, body: str, language: str = "vi") -> list[str]:
    """Return the sentence of each finding of the rule `code` on the page with this body."""
    return [sentence_of(each.diagnostic, language) for each in run_page_rules(page_text_of(body), (code,))]
