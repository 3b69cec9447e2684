"""The check of WRD246; its page is `WRD246.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._fences import name_fence
from portalgen.text.foreign_text import is_vietnamese

_OF_TEXT: Final = frozenset(("markdown", "md"))
_OF_ANY: Final = frozenset(("", "text", "txt", "plaintext", "plain"))
"""Names of code blocks that may also contain a diagram or a log."""
_FEWEST: Final = 5
"""Minimum words of a text in Markdown; fewer are an example of its syntax."""
_SENTENCE: Final = re.compile(r"[^\n]{40,}[.!?]\s*$", re.MULTILINE)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD246 if the whole body is a single closed code block with text rather than code."""
    blocks = text.outline.blocks
    if len(blocks) != 1 or blocks[0].kind != "fence" or not blocks[0].is_closed:
        return
    (block,) = blocks
    first, *inside = text.lines[block.line - 1 : block.end - 1]
    around = text.lines[text.page.body_line - 1 : block.line - 1] + text.lines[block.end - 1 :]
    name = first.strip().lstrip("`~").strip().lower()
    words = "\n".join(inside)
    is_text = (name in _OF_TEXT and len(words.split()) >= _FEWEST) or (name in _OF_ANY and _holds_sentences(words))
    if is_text and not any(map(str.strip, around)):
        yield violation("WRD246", text.span(block.line, 1, len(first.rstrip())), mark=name_fence(block.mark))


def _holds_sentences(words: str) -> bool:
    return _SENTENCE.search(words) is not None and is_vietnamese(words)


RULE: Final = PageRule("WRD246", check)
