"""Blocks: at each line only the rules of markdown-it-py 4.3 are tried that its first letter allows."""

# ruff: noqa: N802, N803 - methods and arguments have the names by which the library asks for them

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

from portalgen.render.markdown.fast.first_letters import BLOCK_LETTERS, TERMINATOR_LETTERS, group_by_letter

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_CHAINS: Final = ("", "paragraph", "reference", "blockquote", "list")
_BEGINNINGS: Final = MappingProxyType(
    {
        "hr": re.compile(r"([-*_])[ \t]*\1[ \t]*\1"),
        # No label that a second bracket spoils, or that ends in this line and has no colon behind it.
        "reference": re.compile(r"\[(?![^\[\]\\]*+(?:\\.[^\[\]\\]*+)*+(?:\[|\](?!:)))"),
    }
)
"""How a line begins that a rule may take, where its first letter says little and the rule itself is slow to say no."""


class BlockRuler(Ruler[BlockRule]):
    """The rules of `ruler`, which may not change any more, each chain as one rule."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        self._names = ruler.get_active_rules()
        names = dict(zip(ruler.getRules(), self._names, strict=True))
        rules = {name: _guarded(name, rule) for rule, name in names.items()}
        self._chains = {
            chain: _first_that_applies(
                [(names[rule], rules[names[rule]]) for rule in ruler.getRules(chain)],
                TERMINATOR_LETTERS if chain else BLOCK_LETTERS,
            )
            for chain in _CHAINS
        }

    def getRules(self, chainName: str = "") -> list[BlockRule]:
        """The rules of a chain, as one."""
        return [self._chains[chainName]]

    def get_active_rules(self) -> list[str]:
        """The names of all rules."""
        return self._names


def _first_that_applies(rules: Iterable[tuple[str, BlockRule]], letters: Mapping[str, str]) -> BlockRule:
    """One rule that answers as the first of `rules` that answers True."""
    table, others = group_by_letter(rules, letters)

    def applies(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in table.get(state.src[at : at + 1], others):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, line, end, silent):
                return True
        return False

    return applies


def _guarded(name: str, rule: BlockRule) -> BlockRule:
    """Return `rule`, tried only at a line that begins as `_BEGINNINGS` says."""
    beginning = _BEGINNINGS.get(name)
    if beginning is None:
        return rule

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        return beginning.match(state.src, at, state.eMarks[line]) is not None and rule(state, line, end, silent)

    return guarded
