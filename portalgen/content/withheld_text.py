"""When the text of a page is not shown again: it was withdrawn for a reason that forbids it, removed, or has expired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.content.model import Page

WITHHOLDING_REASONS: Final = frozenset({"personal_data", "rights", "required_by_authority"})
"""Classes of reason for which earlier versions are not shown: whoever shows them does again what was stopped."""
TOMBSTONE_KIND: Final = "tombstone"


def is_text_withheld(page: Page, at: datetime) -> bool:
    """Return whether a page as it stands forbids its earlier text to be shown at `at`."""
    over = page.expires_at is not None and page.expires_at <= at
    return over or is_text_withheld_by({"kind": page.kind.name, **page.fields})


def is_text_withheld_by(keys: Mapping[str, Any]) -> bool:
    """Return whether front matter, whatever else is in it, forbids earlier text to be shown.

    So does a note of a change with such a reason. A removed item gives no reason to show what it was.
    """
    notes = keys.get("change_notes")
    groups = (keys.get("withdrawn"), *(notes if isinstance(notes, list | tuple) else ()))
    return keys.get("kind") == TOMBSTONE_KIND or any(
        isinstance(each, Mapping) and each.get("reason") in WITHHOLDING_REASONS for each in groups
    )
