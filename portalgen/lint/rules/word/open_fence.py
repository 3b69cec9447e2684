"""The check of WRD204; its page is `WRD204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fences import name_fence


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD204 at the opening line of each unclosed code block."""
    for block in text.outline.blocks:
        if not block.is_closed:
            line = text.lines[block.line - 1]
            column = max(line.find(block.mark), 0)
            count = str(block.end - block.line - 1)
            yield violation(
                "WRD204", text.span(block.line, column + 1, len(block.mark)), mark=name_fence(block.mark), count=count
            )


RULE: Final = PageRule("WRD204", check)
