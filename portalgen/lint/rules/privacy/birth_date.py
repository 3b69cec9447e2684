"""The check of PRV207; its page is `PRV207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.personal_data import BIRTH_WRAP, find_birth_dates, may_hold_birth_dates


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV207 for each person's date of birth, except in biographies of officials."""
    if not text.page.kind.is_person and may_hold_birth_dates(text.visible_text):
        for _, place in find_in_page(text, find_birth_dates, BIRTH_WRAP):
            yield violation("PRV207", place)


RULE: Final = PageRule("PRV207", check)
