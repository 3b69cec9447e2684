"""Finds facts of a published page, visible to readers, that a submission changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.kinds.definition import BOOLEAN_CHOICES, Field, label_of_choice
from portalgen.lint.context import PreviousPage
from portalgen.locale.dates import format_day_or_moment, localize

_ALSO_SHOWN: Final = frozenset(("date", "attachments"))
"""The fields that a separate part of the page shows."""
_LONGEST: Final = 80
"""The maximum length of a value in a message, in characters."""


@frozen
class ChangedFact:
    """A field with its previous and current value. A value is None if it is not given."""

    field: Field
    before: Any
    now: Any

    def describe(self) -> LocalizedText:
        """Return a clause that describes the change. It does not show the values of lists and groups."""
        vi, en = self.field.label.vi, self.field.label.en
        before, now = (_format_value(self.field, each) for each in (self.before, self.now))
        if self.now is None:
            return LocalizedText(f"bỏ thông tin `{vi}`", f"removes the fact `{en}`")
        if before is None or now is None:
            return LocalizedText(f"đổi thông tin `{vi}`", f"changes the fact `{en}`")
        return LocalizedText(
            f"đổi thông tin `{vi}` từ `{before.vi}` thành `{now.vi}`",
            f"changes the fact `{en}` from `{before.en}` to `{now.en}`",
        )


def find_changed_facts(previous: PreviousPage, page: Page) -> Iterator[ChangedFact]:
    """Yield the visible facts that changed, in the order of the kind. New facts are skipped.

    For a translation, facts taken from its original are reported on the original.
    """
    is_translation = "translated_from" in page.fields
    for field in page.kind.fields:
        if not (field.is_shown or field.name in _ALSO_SHOWN) or (is_translation and (field.shared or field.inherited)):
            continue
        before = previous.fields.get(field.name)
        now = page.date if field.name == "date" else page.fields.get(field.name)
        if before is not None and before != now:
            yield ChangedFact(field, before, now)


def _format_value(field: Field, value: Any) -> LocalizedText | None:
    """Return a value in readable form; None for a list, a group, or no value."""
    if value is None or isinstance(value, tuple | dict):
        return None
    if isinstance(value, bool) or field.choices:
        label = label_of_choice(
            field.choices or BOOLEAN_CHOICES, str(value).lower() if isinstance(value, bool) else value
        )
        return LocalizedText(label.vi, label.en)
    if isinstance(value, date):
        return localize(format_day_or_moment, value)
    text = str(value)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return LocalizedText(shown, shown)
