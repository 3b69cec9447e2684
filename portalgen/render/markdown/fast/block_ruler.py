"""Blocks: at each line only the rules of markdown-it-py 4.3 are tried that its first letter and the text allow."""

# ruff: noqa: N802, N803 - methods and arguments have the names by which the library asks for them

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, cast

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

from portalgen.render.markdown.fast.block_state import BlockRule, BlockState, RulesByLetter
from portalgen.render.markdown.fast.first_letters import BLOCK_LETTERS, TERMINATOR_LETTERS, group_by_letter

_CHAINS: Final = ("", "paragraph", "reference", "blockquote", "list")
_BEGINNINGS: Final = MappingProxyType(
    {
        "hr": re.compile(r"([-*_])[ \t]*\1[ \t]*\1"),
        "list": re.compile(r"[-+*](?![^ \t])|[0-9]"),
        # No label that a second bracket spoils, or that ends in this line and has no colon behind it.
        "reference": re.compile(r"\[(?![^\[\]\\]*+(?:\\.[^\[\]\\]*+)*+(?:\[|\](?!:)))"),
    }
)
"""How a line begins that a rule may take, where its first letter says little and the rule itself is slow to say no."""
_UNDERLINE: Final = re.compile(r"\n[ \t>]*+(?:-+|=+)[ \t]*+(?:\n|\Z)")
_DEFINITION: Final = re.compile(r"\n[ \t>]*+[:~][ \t]")
_SIGNS: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {
        "table": lambda text: "|" in text,
        "code": lambda text: "    " in text or "\t" in text,
        "lheading": lambda text: _UNDERLINE.search(text) is not None,
        "deflist": lambda text: _DEFINITION.search(text) is not None,
    }
)
"""Of the rules that lines of any letter would try: whether a text holds what all that they take holds.

The line that underlines a heading or defines a term is never the first of its block, so that nothing but spaces and
marks of quotations stands before its sign.
"""


class BlockRuler(Ruler[BlockRule]):
    """The rules of `ruler`, which may not change any more, each chain as one rule."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        self._names = ruler.get_active_rules()
        names = dict(zip(ruler.getRules(), self._names, strict=True))
        rules = {name: _guarded(name, rule) for rule, name in names.items()}
        self._named = {
            chain: [(names[rule], rules[names[rule]]) for rule in ruler.getRules(chain)] for chain in _CHAINS
        }
        self._rules = {chain: [_first_that_applies(chain)] for chain in _CHAINS}
        self._tables = cache(self._build_tables)

    def choose_tables(self, text: str) -> Mapping[str, RulesByLetter]:
        """Return, by chain, the rules that may apply to a part of `text`."""
        return self._tables(frozenset(name for name, may_hold in _SIGNS.items() if not may_hold(text)))

    def _build_tables(self, absent: frozenset[str]) -> Mapping[str, RulesByLetter]:
        return {
            chain: group_by_letter(
                ((name, rule) for name, rule in named if name not in absent),
                TERMINATOR_LETTERS if chain else BLOCK_LETTERS,
            )
            for chain, named in self._named.items()
        }

    def getRules(self, chainName: str = "") -> list[BlockRule]:
        """The rules of a chain, as one."""
        return self._rules[chainName]

    def get_active_rules(self) -> list[str]:
        """The names of all rules."""
        return self._names


def _first_that_applies(chain: str) -> BlockRule:
    """One rule that answers as the first rule of a chain that answers True."""

    def applies(state: BlockState, line: int, end: int, silent: bool) -> bool:
        table, others = state.tables[chain]
        at = state.bMarks[line] + state.tShift[line]
        for rule in table.get(state.src[at : at + 1], others):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, line, end, silent):
                return True
        return False

    return cast(BlockRule, applies)


def _guarded(name: str, rule: BlockRule) -> BlockRule:
    """Return `rule`, tried only at a line that begins as `_BEGINNINGS` says."""
    beginning = _BEGINNINGS.get(name)
    if beginning is None:
        return rule

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        return beginning.match(state.src, at, state.eMarks[line]) is not None and rule(state, line, end, silent)

    return guarded
