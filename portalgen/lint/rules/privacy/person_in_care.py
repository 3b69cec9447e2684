"""The check of PRV212; its page is `PRV212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import abbreviate, find_in_page
from portalgen.text.people_in_care import PEOPLE_WRAP, find_people_in_care, find_people_in_lines, may_name_people


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV212 for each patient, child or person in need named in full.

    Skips biographies, and pages with citizens' own words, which KND241 checks.
    """
    kind = text.page.kind
    if kind.is_person or kind.citizen_body or kind.citizen_fields or not may_name_people(text.visible_text):
        return
    known: set[str] = set()
    for name, place in find_in_page(text, find_people_in_care, PEOPLE_WRAP, find_people_in_lines):
        if name not in known:
            known.add(name)
            initials = abbreviate(name)
            yield violation("PRV212", place, initials=LocalizedText(initials, initials))


RULE: Final = PageRule("PRV212", check)
