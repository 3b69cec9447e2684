"""The check of PRV213; its page is `PRV213.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.circulation_marks import find_circulation_marks, may_restrict_readers
from portalgen.text.wrapped_lines import WrapPattern

_NEVER: Final = re.compile(r"(?!)")
_ONE_LINE: Final = WrapPattern(inside=_NEVER, label=_NEVER, rest=_NEVER)


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV213 for each restriction of a document's readers, alone, in brackets or at the end of a title."""
    if may_restrict_readers(text.visible_text):
        for mark, place in find_in_page(text, find_circulation_marks, _ONE_LINE):
            yield violation("PRV213", place, mark=mark)


RULE: Final = PageRule("PRV213", check)
