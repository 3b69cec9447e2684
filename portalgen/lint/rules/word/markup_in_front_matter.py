"""The check of WRD226; its page is `WRD226.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values

_MARKS: Final = re.compile(
    r"(?<![*\w])\*\*(?![\s*)])[^*\n]{1,300}\*\*(?![*\w])|!?\[[^\[\]\n]+\]\([^()\s]+\)|(?<![_\w])__(?![\s_])[^_\n]{1,300}__(?![_\w])"
)
_SIGNS: Final = ("**", "](", "__")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD226 for each bold text, link or picture in the sentences of the front matter."""
    for value, location in find_prose_values(text):
        if any(sign in value for sign in _SIGNS) and _MARKS.search(value):
            for place in find_in_value(text, location, _MARKS):
                yield violation("WRD226", place, text=place.underlined[:60])


RULE: Final = PageRule("WRD226", check)
