"""The check of PRV203; its page is `PRV203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import TREASURY, find_bank_accounts


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV203 for each labelled bank account, except accounts with the State Treasury."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_bank_accounts, public=TREASURY):
            yield violation("PRV203", place, number=mask_number(number))


RULE: Final = PageRule("PRV203", check)
