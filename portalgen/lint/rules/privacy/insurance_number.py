"""The check of PRV208; its page is `PRV208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_insurance_numbers


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV208 for each labelled insurance or personal tax number."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_insurance_numbers):
            yield violation("PRV208", place, number=mask_number(number))


RULE: Final = PageRule("PRV208", check)
