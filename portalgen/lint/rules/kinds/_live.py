"""Items that may need work: visible to readers and still valid."""

from __future__ import annotations

from datetime import datetime

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, is_set_aside, is_shown


def is_live(page: Page, at: datetime) -> bool:
    """Return True if `page` is visible and valid: not a sample, and neither withdrawn nor superseded."""
    return is_shown(page, at) and not is_sample(page) and not is_set_aside(page, at)
