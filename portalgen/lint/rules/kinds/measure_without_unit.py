"""The check of KND206; its page is `KND206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import split_amount


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND206 at each number without the unit required by its field."""
    for field, location, value in find_values(text.page, lambda each: each.needs_unit):
        if not split_amount(value)[1]:
            yield violation("KND206", text.place(*location), key=field.name, number=value)


RULE: Final = PageRule("KND206", check)
