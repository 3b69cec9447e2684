"""Selects the block rules of markdown-it-py 4.3 to try, by the first letter of a line and by the text."""

# ruff: noqa: N802, N803 - methods and arguments have the library's names

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
        # Not a label broken by a second bracket, or ending in this line without a colon after it.
        "reference": re.compile(r"\[(?![^\[\]\\]*+(?:\\.[^\[\]\\]*+)*+(?:\[|\](?!:)))"),
    }
)
"""The beginnings of a line that a rule accepts, for slow rules whose first letter says little."""
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
"""Tests of the text for rules that any first letter would try: True if it may contain a construct of the rule.

The line that underlines a heading or defines a term is never the first of its block, so only spaces and quote marks
precede its sign.
"""


class BlockRuler(Ruler[BlockRule]):
    """The rules of `ruler`, combined into a single rule for each chain. No rule may be added later."""

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
        """Return the rules that may apply somewhere in `text`, keyed by chain."""
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
        """Return a list with the single rule into which the rules of the chain are combined."""
        return self._rules[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of all rules."""
        return self._names


def _first_that_applies(chain: str) -> BlockRule:
    """Return a rule that tries the rules of a chain in order, up to the first that returns True."""

    def applies(state: BlockState, line: int, end: int, silent: bool) -> bool:
        table, others = state.tables[chain]
        at = state.bMarks[line] + state.tShift[line]
        for rule in table.get(state.src[at : at + 1], others):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, line, end, silent):
                return True
        return False

    return cast(BlockRule, applies)


def _guarded(name: str, rule: BlockRule) -> BlockRule:
    """Return `rule`, tried only at a line that begins as in `_BEGINNINGS`."""
    beginning = _BEGINNINGS.get(name)
    if beginning is None:
        return rule

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        return beginning.match(state.src, at, state.eMarks[line]) is not None and rule(state, line, end, silent)

    return guarded
