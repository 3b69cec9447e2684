"""Rules that need the names and the register of the shipped portal, run on a piece of news of 21 November 2026."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.config.unit_names import UnitNames, unit_names_of
from portalgen.lint.model import Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.lint.news_texts import NEWS, page_text_of

ROOT = Path(__file__).resolve().parents[3]


@cache
def shipped() -> tuple[Portal, LintSettings, UnitNames]:
    """The portal of the repository, with the settings of its linter and its names."""
    portal, faults = load_portal(ROOT)
    assert portal is not None, faults
    settings, diagnostics = load_lint_settings(ROOT, portal.list_site_ids())
    assert not diagnostics
    return portal, settings, unit_names_of(portal)


def run_shipped(code: str, body: str, head: str = NEWS) -> tuple[Violation, ...]:
    """The findings of a rule in the text."""
    _, settings, names = shipped()
    text = page_text_of(body, head)
    return run_page_rules(PageText(text.page, text.site, settings, text.data, names), (code,))


def find_shipped(code: str, body: str, head: str = NEWS) -> list[str]:
    """The words underlined by the findings of a rule."""
    return [each.diagnostic.place.underlined for each in run_shipped(code, body, head)]
