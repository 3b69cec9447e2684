"""The check of KND219; its page is `KND219.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.definition import StateNeeds
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND219 if a key required for the written state by the kind's `state_needs` is missing."""
    page = text.page
    if page.draft or page.kind.states is None or not is_original(text) or is_taken_back(text):
        return
    state = page.kind.states.field
    for needs in page.kind.state_needs:
        missing = _find_missing(text, needs) if text.fields.get(state) == needs.state else ()
        if missing:
            yield violation("KND219", text.place(state), state=needs.state, keys=", ".join(missing))


def _find_missing(text: PageText, needs: StateNeeds) -> tuple[str, ...]:
    missing = [f"`{name}`" for name in needs.fields if text.fields.get(name) is None]
    if needs.alternatives and all(text.fields.get(name) is None for name in needs.alternatives):
        missing.append(" / ".join(f"`{name}`" for name in needs.alternatives))
    return tuple(missing)


RULE: Final = PageRule("KND219", check)
