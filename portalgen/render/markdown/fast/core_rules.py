"""Rules over a complete text, run only where their sign stands in it."""

from __future__ import annotations

from markdown_it.rules_core import StateCore, normalize, text_join
from mdit_py_plugins.footnote.index import footnote_tail


def normalize_text(state: StateCore) -> None:
    """The rule `normalize`."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def join_text(state: StateCore) -> None:
    """The rule `text_join`: only escapes and entities leave text beside text."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)


def move_footnotes(state: StateCore) -> None:
    """The rule `footnote_tail`."""
    if "[^" in state.src:
        footnote_tail(state)
