"""The check of ACC203; its page is `ACC203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._words import is_vague


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC203 for each link with only a vague text, such as `tại đây`; code such as a command `here` is a name."""
    for link in text.outline.links:
        if not link.is_code and is_vague(link.text):
            yield violation("ACC203", link.place, text=link.text)


RULE: Final = PageRule("ACC203", check)
