"""Installs the faster parts in a parser of markdown-it-py.

markdown-it-py spends most of its time trying rules that cannot apply. Callers must first check that the installed
versions are `MARKDOWN_VERSIONS`: in another version a rule may look at other letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast

from markdown_it import MarkdownIt

from portalgen.render.markdown.fast.block_parser import BlockParser
from portalgen.render.markdown.fast.core_rules import join_text, move_footnotes, normalize_text
from portalgen.render.markdown.fast.destinations import PARSER_HELPERS
from portalgen.render.markdown.fast.inline_parser import InlineParser
from portalgen.render.markdown.fast.inline_ruler import InlineRuler
from portalgen.render.markdown.fast.options import FastOptions


def speed_up_parser(md: MarkdownIt, parts: Mapping[str, Callable[[MarkdownIt], None]] | None = None) -> None:
    """Install `parts` in a parser, by default all `FAST_PARTS`. All rules must have been added to the parser before."""
    for put in (FAST_PARTS if parts is None else parts).values():
        put(md)


def _core(md: MarkdownIt) -> None:
    md.core.ruler.at("normalize", normalize_text)
    md.core.ruler.at("text_join", join_text)
    md.core.ruler.at("footnote_tail", move_footnotes)


def _options(md: MarkdownIt) -> None:
    md.options = FastOptions(md.options._options)


def _destinations(md: MarkdownIt) -> None:
    md.helpers = cast(Any, PARSER_HELPERS)


def _blocks(md: MarkdownIt) -> None:
    md.block = BlockParser(md.block.ruler)


def _inline(md: MarkdownIt) -> None:
    md.inline = InlineParser(InlineRuler(md.inline.ruler), md.inline.ruler2)


FAST_PARTS: Final[Mapping[str, Callable[[MarkdownIt], None]]] = MappingProxyType(
    {
        "core": _core,
        "options": _options,
        "destinations": _destinations,
        "blocks": _blocks,
        "inline": _inline,
    }
)
"""The installing functions of the parts, keyed by the name of the part. Each part works without the others."""
