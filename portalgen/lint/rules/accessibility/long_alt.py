"""The check of ACC211; its page is `ACC211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, place_of_alt

_LONGEST: Final = 250
"""The maximum length in characters of an alternative text."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC211 for each alternative text of more than 250 characters."""
    for picture in find_pictures(text):
        if len(picture.alt) > _LONGEST:
            yield violation("ACC211", place_of_alt(text, picture), length=str(len(picture.alt)), limit=str(_LONGEST))


RULE: Final = PageRule("ACC211", check)
