"""The check of KND278; its page is `KND278.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.kinds.definition import NATIONAL_PORTAL
from portalgen.kinds.step_fields import BASIS_TEXTS, find_stated_figures, has_basis, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values

_TYPES: Final = ("line", "text")


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND278 once for each value and each passage with a figure, if the page names no legal text."""
    if not has_steps(text.page.kind) or has_basis(text.fields):
        return
    for place, words in _passages_of(text):
        figures = ", ".join(dict.fromkeys(match.group() for match in find_stated_figures(words)))
        if figures:
            yield violation("KND278", place, value=figures, basis=BASIS_TEXTS.name, elsewhere=NATIONAL_PORTAL)


def _passages_of(text: PageText) -> Iterator[tuple[Place, str]]:
    """Yield (place, words) of the text shown to readers."""
    for key, value in (("title", text.page.title), ("summary", text.page.summary)):
        if key in text.keys:
            yield text.place(key), value
    for _, location, value in find_values(text.page, lambda each: each.is_shown and each.type in _TYPES):
        if location[0] in text.keys and isinstance(value, str):
            yield text.place(*location), value
    for number, line in enumerate(text.lines[text.page.body_line - 1 :], text.page.body_line):
        match = next(find_stated_figures(line), None)
        if match is not None:
            yield text.span(number, match.start() + 1, len(match.group())), line


RULE: Final = PageRule("KND278", check)
