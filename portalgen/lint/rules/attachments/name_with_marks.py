"""The check of ATT222; its page is `ATT222.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.text.slugs import slug_of

_ODD: Final = re.compile(r"[^\w.~/-]|[^\x00-\x7f]")
_HINT: Final = re.compile(r"[^\n]\.(?:[A-Za-z0-9]{2,4})\b")
_NAMELESS: Final = "tep"


def check(text: PageText) -> Iterator[Violation]:
    """Yield ATT222 at the first use of each file name with characters other than plain letters, digits, `-_.~`."""
    if _HINT.search(text.text) is None:
        return
    named = set()
    for name, place in find_named_files(text):
        last = name.rpartition("/")[2]
        if last not in named and _ODD.search(last):
            named.add(last)
            yield violation("ATT222", place, file=name, proposal=_plain_name_of(last))


def _plain_name_of(name: str) -> str:
    """Return the name in plain letters: `Hướng dẫn (bản cuối).PDF` to `huong-dan-ban-cuoi.pdf`."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    return f"{slug_of(stem) or _NAMELESS}{dot}{slug_of(ending)}"


RULE: Final = PageRule("ATT222", check)
