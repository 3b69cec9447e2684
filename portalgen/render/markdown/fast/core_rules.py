"""Rules that process a complete text. Each is run only if the text contains its sign."""

from __future__ import annotations

from markdown_it.rules_core import StateCore, normalize, text_join
from mdit_py_plugins.footnote.index import footnote_tail


def normalize_text(state: StateCore) -> None:
    """The rule `normalize`."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def join_text(state: StateCore) -> None:
    """The rule `text_join`. It has work to do only if the text contains escapes or entities."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)


def move_footnotes(state: StateCore) -> None:
    """The rule `footnote_tail`."""
    if "[^" in state.src:
        footnote_tail(state)
