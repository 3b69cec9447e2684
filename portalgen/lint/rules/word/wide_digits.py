"""The check of WRD227; its page is `WRD227.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips

_WIDE: Final = re.compile(r"[０-９]")
_NUMBER: Final = re.compile(r"(?<![\d.,])[0-9.,]*[０-９](?:[0-9０-９.,]*[0-9０-９])?")
_PLAIN: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD227 for each number with a full-width digit in the body and in sentences of the front matter."""
    if _WIDE.search(text.text) is None:
        return
    for number, place in find_slips(text, _NUMBER, _WIDE.search):
        yield violation("WRD227", place, text=number, cure=number.translate(_PLAIN))


RULE: Final = PageRule("WRD227", check)
