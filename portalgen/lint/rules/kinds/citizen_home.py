"""The check of KND242; its page is `KND242.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._citizens import find_in_citizen_words
from portalgen.text.home_addresses import find_home_addresses


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND242 for each field or paragraph about citizens with the number of a house or plot."""
    for place in find_in_citizen_words(text, _gives_home):
        yield violation("KND242", place)


def _gives_home(words: str, above: str) -> bool:
    return next(find_home_addresses(words, above), None) is not None


RULE: Final = PageRule("KND242", check)
