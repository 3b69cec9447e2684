"""The check of WRD225; its page is `WRD225.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.shown_text import HIDDEN

_PAIR: Final = re.compile(r"“[^“”\"\n]{1,300}\"(?![\w“”])(?![^“”\n]{0,300}”)|(?<![\w“”])\"(?=\w)[^“”\"\n]{1,300}”")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD225 for each pair of a curly and a straight quotation mark."""
    if '"' not in text.body or ("“" not in text.body and "”" not in text.body):
        return
    for block in text.outline.shown_texts:
        if '"' in block.content and block.content.count('"') % 2:
            for match in _PAIR.finditer(block.prose):
                place = block.place(match.start(), match.end() - match.start())
                yield violation("WRD225", place, text=match[0].replace(HIDDEN, "")[:60])


RULE: Final = PageRule("WRD225", check)
