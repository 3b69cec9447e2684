"""The check of PRV209; its page is `PRV209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_passport_numbers, may_hold_passports


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV209 for each labelled passport number."""
    if may_hold_passports(text.visible_text):
        for number, place in find_in_page(text, find_passport_numbers):
            yield violation("PRV209", place, number=mask_number(number))


RULE: Final = PageRule("PRV209", check)
