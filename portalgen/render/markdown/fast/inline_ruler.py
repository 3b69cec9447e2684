"""Skips inline text to the next letter that begins one of our rules, and tries only the rules of that letter.

markdown-it-py stops at 23 signs, even without a rule for them here (`-`, `:`, `%` …), and tries all rules at each.
"""

# ruff: noqa: N802, N803 - methods and arguments have the library's names

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from portalgen.render.markdown.fast.first_letters import INLINE_LETTERS, group_by_letter

InlineRule = Callable[[StateInline, bool], bool]


class InlineRuler(Ruler[InlineRule]):
    """The rules of `ruler`, combined into a single rule. No rule may be added later."""

    def __init__(self, ruler: Ruler[InlineRule]) -> None:
        names = ruler.get_active_rules()
        table, others = group_by_letter(zip(names, ruler.getRules(), strict=True), INLINE_LETTERS)
        self._names = names
        self.letters = re.escape("".join(sorted(table)))
        """The first letters of all rules, written for a character class of a regular expression."""

        def applies(state: StateInline, silent: bool) -> bool:
            for rule in table.get(state.src[state.pos], others):  # noqa: SIM110 - `any` takes twice the time
                if rule(state, silent):
                    return True
            return False

        self._rules: list[InlineRule] = [applies]

    def getRules(self, chainName: str = "") -> list[InlineRule]:
        """Return a list with the single rule into which all rules are combined."""
        return self._rules

    def get_active_rules(self) -> list[str]:
        """Return the names of all rules."""
        return self._names
