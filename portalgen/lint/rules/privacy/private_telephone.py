"""The check of PRV204; its page is `PRV204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_private_telephones, national_number_of


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV204 for each mobile number that the settings do not allow, once per line."""
    if not text.may_hold_numbers:
        return
    known = {(0, national_number_of(each)) for each in text.settings.allowed_telephones}
    for written, place in find_in_page(text, find_private_telephones):
        number = national_number_of(written)
        if not known & {(0, number), (place.line, number)}:
            known.add((place.line, number))
            yield violation("PRV204", place, number=mask_number(number))


RULE: Final = PageRule("PRV204", check)
