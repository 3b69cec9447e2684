"""The check of ACC207; its page is `ACC207.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s]+", re.IGNORECASE)
_SCHEME: Final = re.compile(r"^https?://(?:www\.)?|^www\.", re.IGNORECASE)
_CUT: Final = ("…", "...")


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC207 for each link with an address as its text that differs from its target."""
    for link in text.outline.links:
        shown = link.text.strip()
        if _ADDRESS.fullmatch(shown) and not _is_same_address(shown, link.target):
            yield violation("ACC207", link.place, text=shown, target=link.target)


def _is_same_address(shown: str, target: str) -> bool:
    if _SCHEME.match(target) is None:
        return False
    shown_address, target_address = (_SCHEME.sub("", each).rstrip("/") for each in (shown, target))
    for cut in _CUT:
        if shown_address.endswith(cut) and "/" in shown_address:
            return target_address.lower().startswith(shown_address.removesuffix(cut).lower())
    host, slash, path = shown_address.partition("/")
    other, _, rest = target_address.partition("/")
    # A target's letters with marks are written as %XX: then only the hosts are compared.
    comparable = shown_address.isascii() and "%" not in target_address
    return host.lower() == other.lower() and (not slash or not comparable or path.lower() == rest.lower())


RULE: Final = PageRule("ACC207", check)
