"""The check of KND218; its page is `KND218.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import split_amount


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND218 at each measure, a number with a unit, of zero or less."""
    for field, location, value in find_values(text.page, lambda each: each.needs_unit):
        if split_amount(value)[0] <= 0:
            yield violation("KND218", text.place(*location), key=field.name, value=value)


RULE: Final = PageRule("KND218", check)
