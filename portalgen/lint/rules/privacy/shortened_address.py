"""The check of PRV211; its page is `PRV211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._addresses import find_odd_addresses
from portalgen.text.web_addresses import is_shortened


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV211 for each link to an address shortener."""
    for address, place in find_odd_addresses(text):
        if is_shortened(address):
            yield violation("PRV211", place, target=address)


RULE: Final = PageRule("PRV211", check)
