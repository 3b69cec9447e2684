"""`lint(options)`: what was read is held against every rule. Nothing of the repository is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load
from portalgen.config.portal import Portal
from portalgen.content.model import Library, Page
from portalgen.content.read import read
from portalgen.lint.findings import findings_of
from portalgen.lint.model import Finding, Hit
from portalgen.lint.page_text import PageText
from portalgen.lint.run import page_hits


@dataclass(frozen=True, slots=True)
class LintOptions:
    """`at` is the clock, aware."""

    root: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class LintReport:
    """What was found, in the order of places."""

    findings: tuple[Finding, ...]


def lint(options: LintOptions) -> LintReport:
    """Everything that the rules and the reading stages find."""
    portal, faults = load(options.root)
    hits = [Hit(each) for each in faults]
    if portal is None:
        return LintReport(findings_of(hits, LintSettings(), {}))
    library, found = read(portal)
    hits += [Hit(each) for each in found]
    hits += _page_hits(portal, library, LintSettings())
    subjects = {page.source: f"{page.id} {page.language}" for page in library.pages}
    return LintReport(findings_of(hits, LintSettings(), subjects))


def _page_hits(portal: Portal, library: Library, settings: LintSettings) -> Iterator[Hit]:
    for page in library.pages:
        yield from page_hits(_text(portal, page, settings))


def _text(portal: Portal, page: Page, settings: LintSettings) -> PageText:
    return PageText(page, portal.site(page.site), settings, (portal.root / page.source).read_bytes())
