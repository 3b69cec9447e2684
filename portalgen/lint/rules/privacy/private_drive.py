"""The check of PRV219; its page is `PRV219.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.private_drives import find_private_drives, may_hold_private_drives
from portalgen.text.web_addresses import WEB_ADDRESS

_AGENCY: Final = r"(?:bộ|tổng cục|cục|chi cục|sở|ủy ban|uỷ ban|ubnd|viện|trung tâm|văn phòng|thanh tra)"
_STATE_SOURCE: Final = re.compile(
    rf"(?<!\w)(?:nguồn|trích từ)(?!\w)[^.;]{{0,60}}?(?<!\w){_AGENCY}[ ]|"
    rf"(?<!\w)do[ ]{_AGENCY}[ ][^.;]{{1,60}}?[ ](?:công bố|cung cấp|phát hành)(?!\w)",
    re.IGNORECASE,
)
"""Words naming an agency as the source of data: its folder is cited, not used as an attachment."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV219 for each address in a private drive, once for each line.

    Sources (`source`), data published there by an agency, and code are skipped.
    """
    if not may_hold_private_drives(text.text):
        return
    sources = {value for value, location, _ in text.strings() if location[0] == "source"}
    code = {
        number
        for block in text.outline.blocks
        if block.kind in ("code", "fence")
        for number in range(block.line, block.end)
    }
    for number, line in enumerate(text.lines, 1):
        if not may_hold_private_drives(line) or number in code or _STATE_SOURCE.search(WEB_ADDRESS.sub("", line)):
            continue
        known: set[str] = set()
        for start, end in find_private_drives(line):
            address = line[start:end]
            if address not in known and address not in sources:
                known.add(address)
                yield violation("PRV219", text.span(number, start + 1, end - start), target=address)


RULE: Final = PageRule("PRV219", check)
