"""The check of TXT202; its page is `TXT202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.legacy_fonts import detect_legacy_font, may_be_legacy

_AT_MOST: Final = 20
"""Maximum number of findings per file, since the same fix corrects all of them."""
_NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT202 for each line typed in a legacy font."""
    if not may_be_legacy(text.text):
        return
    count = 0
    for number, line in enumerate(text.lines, 1):
        font = detect_legacy_font(line)
        if font:
            lead = len(line) - len(line.lstrip())
            yield violation("TXT202", text.span(number, lead + 1, len(line.strip())), font=_NAMES[font])
            count += 1
        if count == _AT_MOST:
            return


RULE: Final = PageRule("TXT202", check)
