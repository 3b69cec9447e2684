"""The number of a notice on the national bidding network, for FCT210."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText

_NUMBER: Final = r"(?P<number>IB\d{8,12})(?:\s?-\s?\d{2})?(?!\d|\.\.|…)"
_LABELLED: Final = re.compile(
    rf"(?:\b(?:số|mã)\s+(?:E-)?TBMT|\bmã\s+(?:gói\s+thầu|thông\s+báo)|\bthông\s+báo\s+mời\s+thầu(?:\s+số)?|\bsố\s+thông\s+báo)[\s:*_\0|]*(?:là\s+)?(?P<said>{_NUMBER})",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(IB\d{8,12})(?:\s?-\s?\d{2})?\s*", re.IGNORECASE)


def find_other_notice_numbers(text: PageText, number: str) -> Iterator[tuple[Place, str]]:
    """Yield the first labelled number of a notice that is not `number`, unless the page names that as well.

    The version behind a number (`-00`) does not count.
    """
    own = _OWN.fullmatch(number)
    if own is None or "IB" not in text.body.upper() or own[1].casefold() in text.body.casefold():
        return
    for block in text.outline.shown_texts:
        match = _LABELLED.search(block.shown)
        if match is not None:
            yield block.place(match.start("said"), len(match["said"])), match["said"]
            return
