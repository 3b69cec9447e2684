"""Diagnostics for any reader: personal numbers in excerpts and quotations are masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue
from portalgen.text.masking import mask_personal_numbers

if TYPE_CHECKING:
    from portalgen.text.pasted import Span


def mask_diagnostic(diagnostic: Diagnostic, spans: Iterable[Span] = ()) -> Diagnostic:
    """Return the diagnostic with personal numbers masked; columns stay. `spans` of its excerpt are masked in any case."""
    place = diagnostic.place
    excerpt = mask_personal_numbers(place.excerpt, spans)
    values = mask_values(diagnostic.values)
    if excerpt == place.excerpt and values == diagnostic.values:
        return diagnostic
    return replace(diagnostic, place=replace(place, excerpt=excerpt), values=values)


def mask_values(values: tuple[tuple[str, MessageValue], ...]) -> tuple[tuple[str, MessageValue], ...]:
    """Return the values of a sentence with personal numbers masked, in both languages."""
    return tuple((name, _mask_value(value)) for name, value in values)


def _mask_value(value: MessageValue) -> MessageValue:
    if isinstance(value, str):
        return mask_personal_numbers(value)
    if isinstance(value, LocalizedText):
        return LocalizedText(mask_personal_numbers(value.vi), mask_personal_numbers(value.en))
    return value
