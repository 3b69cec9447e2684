"""Decides if a page's text is withheld: withdrawn for certain reasons, removed, or expired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from portalgen.content.model import Page

WITHHOLDING_REASONS: Final = frozenset({"personal_data", "rights", "required_by_authority"})
"""Classes of reason that withhold earlier versions: showing them would repeat the violation."""


def is_text_withheld(page: Page, at: datetime, until: datetime | None) -> bool:
    """Return True if, at `at`, the state of a page forbids showing the text of its versions up to `until`.

    The committed history may be older than the page. A correction that requires this and is not in the history yet then
    withholds all of its text. A removed item withholds its text, whatever the reason.
    """
    over = page.expires_at is not None and page.expires_at <= at
    withdrawn = page.fields.get("withdrawn")
    is_stopped = isinstance(withdrawn, Mapping) and withdrawn.get("reason") in WITHHOLDING_REASONS
    corrected = any(
        each.get("reason") in WITHHOLDING_REASONS and (until is None or each["at"] > until)
        for each in page.fields.get("change_notes", ())
    )
    return over or page.kind.is_tombstone or is_stopped or corrected
