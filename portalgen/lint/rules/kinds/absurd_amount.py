"""The check of KND205; its page is `KND205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import DONG, split_amount

_LEAST_DONG: Final = Decimal(100_000)
_MOST_DONG: Final = Decimal(10**15)
"""A million tỷ đồng."""
_MOST: Final = Decimal(10**11)
"""The maximum in any other currency."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND205 at each amount of money of zero, or impossible for a provincial portal."""
    for field, location, value in find_values(text.page, lambda each: each.type == "money"):
        number, currency = split_amount(value)
        least, most = (_LEAST_DONG, _MOST_DONG) if currency == DONG else (Decimal(1), _MOST)
        if not least <= number <= most:
            yield violation("KND205", text.place(*location), key=field.name, amount=value)


RULE: Final = PageRule("KND205", check)
