"""The check of FCT207; its page is `FCT207.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import BlockPart

_ENTRY: Final = re.compile(r"(?P<indent>[ \t>]*)(?P<number>\d{1,9})[.)](?:[ \t]|$)")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT207 for the first number of a list shown as another one.

    A list may repeat one number for all entries, or begin with any number.
    """
    for block in text.outline.blocks:
        if block.kind == "list" and block.mark in (".", ")"):
            yield from _check_list(text, block)


def _check_list(text: PageText, block: BlockPart) -> Iterator[Violation]:
    entries = list(_list_entries(text, block))
    numbers = [number for number, _, _ in entries]
    if len(set(numbers)) == 1 or _is_consecutive(numbers):
        return
    for index, (number, line, column) in enumerate(entries):
        shown = numbers[0] + index
        if number != shown:
            yield violation("FCT207", text.span(line, column, len(str(number))), typed=str(number), shown=str(shown))
            return


def _list_entries(text: PageText, block: BlockPart) -> Iterator[tuple[int, int, int]]:
    """Yield (number, line, column) of each entry of the list itself, not of lists in it."""
    indent: str | None = None
    is_fenced = False
    for line in range(block.line, min(block.end, len(text.lines) + 1)):
        words = text.lines[line - 1]
        is_fenced ^= words.lstrip().startswith(("```", "~~~"))
        match = _ENTRY.match(words)
        if match is None or is_fenced:
            continue
        indent = match["indent"] if indent is None else indent
        if match["indent"] == indent:
            yield int(match["number"]), line, match.start("number") + 1


def _is_consecutive(numbers: Sequence[int]) -> bool:
    return all(number == numbers[0] + index for index, number in enumerate(numbers))


RULE: Final = PageRule("FCT207", check)
