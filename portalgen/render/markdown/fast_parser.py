"""The parser's slow parts replaced by parts of our own that give the same tokens.

markdown-it-py spends most of its time on trying rules that cannot apply. The parts follow version 4.3 of it;
under any other version the parser stays as the library makes it, since a rule may then look at other letters.
"""

from __future__ import annotations

from typing import Any, Final, cast

import markdown_it
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote.index import footnote_tail

from portalgen.render.markdown.block_parser import BlockParser
from portalgen.render.markdown.destinations import PARSER_HELPERS
from portalgen.render.markdown.inline_parser import InlineParser

SUPPORTED_VERSION: Final = "4.3.0"


class FastOptions(OptionsDict):
    """Options that `get` finds without raising and catching an error for each that is not set."""

    def get(self, key: str, default: Any = None) -> Any:
        """The option, or `default`."""
        return self._options.get(key, default)


def speed_up_parser(md: MarkdownIt) -> None:
    """Replace parts of a parser whose rules are complete."""
    if markdown_it.__version__ != SUPPORTED_VERSION:
        return
    nesting = md.options.maxNesting
    md.options = FastOptions(md.options._options)
    md.helpers = cast(Any, PARSER_HELPERS)
    md.block = BlockParser(md.block.ruler, nesting)
    md.inline = InlineParser(md.inline.ruler, md.inline.ruler2, nesting)
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("text_join", _join_text)
    md.core.ruler.at("footnote_tail", _move_footnotes)


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _join_text(state: StateCore) -> None:
    """Only escapes and entities leave text beside text."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)


def _move_footnotes(state: StateCore) -> None:
    if "[^" in state.src:
        footnote_tail(state)
