"""The items of which rules ask for work that is still to be done: what readers see and what still holds."""

from __future__ import annotations

from datetime import datetime

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample, is_set_aside, is_shown


def is_live(page: Page, at: datetime) -> bool:
    """Return whether readers see `page` as what holds: no sample, and neither withdrawn nor superseded."""
    return is_shown(page, at) and not is_sample(page) and not is_set_aside(page, at)
