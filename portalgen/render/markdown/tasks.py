"""Checklists: an entry `- [ ] …` is open, `- [x] …` is done. They contain no clickable elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from markdown_it.token import Token

_BOX: Final = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
DONE_KEY: Final = "done"
"""Key in the `meta` of a token `task_mark` for the state of the entry: True if it is done."""
TASK_SIGNS: Final[Mapping[bool, str]] = MappingProxyType({False: "\N{BALLOT BOX}", True: "\N{BALLOT BOX WITH CHECK}"})


def may_hold_tasks(source: str) -> bool:
    """Return True if a body may contain a checklist."""
    return "] " in source and ("[ ] " in source or "[x] " in source or "[X] " in source)


def mark_tasks(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a body, with a `task_mark` in place of the box at the beginning of a checklist entry."""
    result: list[Token] = []
    for token in tokens:
        box = _BOX.match(token.content) if token.type == "inline" and _begins_entry(result) else None
        if box is not None:
            token.content = token.content[box.end() :]
            entry = result[-2]
            entry.attrs["class"] = f"{entry.attrs['class']} task" if "class" in entry.attrs else "task"
            result.append(Token("task_mark", "", 0, meta={DONE_KEY: box[1] != " "}))
        result.append(token)
    return result


def _begins_entry(before: list[Token]) -> bool:
    return len(before) > 1 and before[-1].type == "paragraph_open" and before[-2].type == "list_item_open"
