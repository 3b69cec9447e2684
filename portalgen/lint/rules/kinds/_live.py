"""Selects items that may need work: those that readers see and that are still valid."""

from __future__ import annotations

from datetime import datetime

from portalgen.content.model import Page
from portalgen.graph.moments import is_obsolete, is_sample, is_shown


def is_live(page: Page, at: datetime) -> bool:
    """Return True if readers see `page` and it is valid: not a sample, and neither withdrawn nor superseded."""
    return is_shown(page, at) and not is_sample(page) and not is_obsolete(page, at)
