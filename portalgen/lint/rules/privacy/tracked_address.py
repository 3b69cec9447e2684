"""The check of PRV210; its page is `PRV210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._addresses import find_odd_addresses
from portalgen.text.web_addresses import clean_address


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV210 for each link through a click counter or with tracking parameters."""
    for address, place in find_odd_addresses(text):
        clean = clean_address(address)
        if clean != address:
            yield violation("PRV210", place, target=address, clean=clean)


RULE: Final = PageRule("PRV210", check)
