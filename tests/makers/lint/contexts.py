"""The whole of a small portal, as a portal rule sees it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from portalgen.config.legal import Freshness, LegalSettings
from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.law.calendar import Calendar
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation
from tests.makers.portal import AT, SmallPortal


def legal(**changes: Any) -> LegalSettings:
    """A legal configuration that knows nothing but `changes`."""
    given: dict[str, Any] = {
        "calendar": Calendar(),
        "classes": (),
        "instruments": (),
        "evidence_starts": None,
        "site_limits": (),
        "freshness": Freshness((), 2),
        "due_soon": timedelta(hours=24),
        "due_soon_hours": timedelta(hours=4),
    }
    return LegalSettings(**{**given, **changes})


def load_lint_context(
    portal: SmallPortal,
    at: datetime = AT,
    *,
    settings: LintSettings | None = None,
    law: LegalSettings | None = None,
    before: tuple[PreviousPage, ...] | None = None,
    submitted: frozenset[str] | None = None,
) -> LintContext:
    """What was read of `portal`, which has to be readable."""
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    library, _ = read_library(loaded)
    return LintContext(
        portal=loaded,
        library=library,
        legal=law or legal(),
        settings=settings or LintSettings(),
        at=at,
        read_source=lambda source: _data(portal.root / source),
        previous_pages=None if before is None else {each.path: each for each in before},
        submitted_ids=submitted,
    )


def _data(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def describe_violations(rule: PortalRule, seen: LintContext) -> list[str]:
    """`path:line:column+length` of everything that `rule` says, in its order."""
    return [_where(each) for each in rule.check(seen)]


def values(found: Violation) -> Mapping[str, Any]:
    """The values of a hit's sentence."""
    return dict(found.diagnostic.values)


def _where(found: Violation) -> str:
    place = found.diagnostic.place
    return f"{place.path}:{place.line}:{place.column}+{place.length}"
