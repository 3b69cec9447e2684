"""The check of PRV217; its page is `PRV217.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._sentences import find_in_sentences
from portalgen.lint.rules.privacy._lines import abbreviate
from portalgen.text.denouncers import find_denouncers, may_name_denouncers


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV217 for each denouncer named in full, once for each name.

    Skips pages with citizens' own words, in which KND241 reports every name.
    """
    kind = text.page.kind
    if kind.citizen_body or kind.citizen_fields or not may_name_denouncers(text.visible_text):
        return
    known: set[str] = set()
    for found, _, place in find_in_sentences(text, find_denouncers, may_name_denouncers):
        if found.text not in known:
            known.add(found.text)
            initials = abbreviate(found.text)
            yield violation("PRV217", place, initials=LocalizedText(initials, initials))


RULE: Final = PageRule("PRV217", check)
