"""The check of PRV202; its page is `PRV202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_citizen_numbers


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV202 for each citizen's identity number."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_citizen_numbers):
            yield violation("PRV202", place, number=mask_number(number))


RULE: Final = PageRule("PRV202", check)
