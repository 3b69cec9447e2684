"""Web addresses of a page, if any of them may track readers or hide its target."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.web_addresses import is_web_address


def find_odd_addresses(text: PageText) -> Iterator[tuple[str, Place]]:
    """Yield (address, place) of every link in the body and the front matter, except code.

    Empty unless the page contains an address that may count readers or hide its target.
    """
    if not text.may_hold_odd_address:
        return
    for value, location, _ in text.strings():
        if is_web_address(value):
            yield value, text.place(*location)
    for link in text.outline.links:
        if is_web_address(link.target):
            yield link.target, link.place
