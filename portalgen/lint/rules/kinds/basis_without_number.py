"""The check of KND279; its page is `KND279.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import BASIS_TEXTS, has_number, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND279 at each text of the legal basis without a number or an article to look up."""
    if not has_steps(text.page.kind) or BASIS_TEXTS.name not in text.keys:
        return
    for index, words in enumerate(text.fields.get(BASIS_TEXTS.name) or ()):
        if not has_number(words):
            yield violation("KND279", text.place(BASIS_TEXTS.name, index), value=words, basis=BASIS_TEXTS.name)


RULE: Final = PageRule("KND279", check)
