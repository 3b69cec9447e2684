"""The check of WRD224; its page is `WRD224.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips, has_one_of

_has_sign: Final = has_one_of(",,", ";;", ",.", "..")
_TWICE: Final = re.compile(r"(?<=[^\W\d_])(?<!\bv\.v)(?:,,|;;|,\.|(?<!v)\.\.)(?=[ \t*_\"”’')]|$)", re.MULTILINE)
"""After a word and before a space: excludes paths, ranges, dotted lines and `v.v..`."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD224 for each comma, semicolon or full stop typed twice after a word."""
    if not _has_sign(text.text):
        return
    for marks, place in find_slips(text, _TWICE, _has_sign):
        yield violation("WRD224", place, text=marks)


RULE: Final = PageRule("WRD224", check)
