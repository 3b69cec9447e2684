"""Restored items: removed before, published again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.frozen import frozen
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.new_notes import gives_reason, list_new_notes
from portalgen.lint.rules.identity._titles import is_another_item
from portalgen.locale.dates import format_day, localize

_SENSITIVE: Final = frozenset(("personal_data", "rights", "required_by_authority"))
"""Reasons that concern people or authorities outside the portal."""


@frozen
class RestoredItem:
    """An item restored by a submission, once for all its languages."""

    page: Page
    previous: PreviousPage
    place: Place

    is_explained: bool
    """True if a change note newer than the removal gives the reason for its return."""

    @property
    def is_sensitive(self) -> bool:
        """True if it was removed to protect somebody or by an order. A note does not make up for its return."""
        return self.previous.fields.get("removed", {}).get("reason") in _SENSITIVE

    def describe_removal(self) -> dict[str, LocalizedText]:
        """Return the message values for the day and the reason of the removal."""
        removed = self.previous.fields.get("removed", {})
        label = label_of_choice(WITHDRAWAL_REASONS, str(removed.get("reason", "")))
        day = localize(format_day, removed["at"]) if "at" in removed else LocalizedText("?", "?")
        return {"day": day, "reason": LocalizedText(label.vi, label.en)}


def find_restored_items(context: LintContext) -> Iterator[RestoredItem]:
    """Yield the items restored by the submission; IDN202 reports reused ids."""
    seen: set[str] = set()
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id) if previous.is_tombstone and previous.id not in seen else None
        if item is None or item.original.kind.is_tombstone or is_another_item(previous, item.original):
            continue
        if previous.language == item.original.language:
            seen.add(previous.id)
            yield RestoredItem(
                item.original,
                previous,
                context.place(item.original, "kind"),
                _is_explained(context, previous, item.original),
            )


def _is_explained(context: LintContext, previous: PreviousPage, page: Page) -> bool:
    since = previous.fields.get("removed", {}).get("at")
    return any(gives_reason(each, since) for each in list_new_notes(previous, page, context.at))
