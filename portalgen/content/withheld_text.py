"""When the text of a page is not shown again: it was withdrawn for a reason that forbids it, removed, or has expired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from portalgen.content.model import Page

WITHHOLDING_REASONS: Final = frozenset({"personal_data", "rights", "required_by_authority"})
"""Classes of reason for which earlier versions are not shown: whoever shows them does again what was stopped."""


def is_text_withheld(page: Page, at: datetime, until: datetime | None) -> bool:
    """Return whether a page as it stands forbids the text of its versions up to `until` to be shown at `at`.

    What is committed of its history may be older than the page: then a correction for such a reason, which the history
    does not have yet, forbids all of it. A removed item gives no reason to show what it was.
    """
    over = page.expires_at is not None and page.expires_at <= at
    withdrawn = page.fields.get("withdrawn")
    is_stopped = isinstance(withdrawn, Mapping) and withdrawn.get("reason") in WITHHOLDING_REASONS
    corrected = any(
        each.get("reason") in WITHHOLDING_REASONS and (until is None or each["at"] > until)
        for each in page.fields.get("change_notes", ())
    )
    return over or page.kind.is_tombstone or is_stopped or corrected
