"""Inline text: it runs on to the next letter that begins a rule of ours, and only the rules of that letter are tried.

markdown-it-py stops at 23 signs, also at those for which we have no rule (`-`, `:`, `%` …), and tries all rules at each.
"""

# ruff: noqa: N802, N803 - methods and arguments have the names by which the library asks for them

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from portalgen.render.markdown.fast.first_letters import INLINE_LETTERS, group_by_letter

InlineRule = Callable[[StateInline, bool], bool]


class InlineRuler(Ruler[InlineRule]):
    """The rules of `ruler`, which may not change any more, as one rule."""

    def __init__(self, ruler: Ruler[InlineRule]) -> None:
        names = ruler.get_active_rules()
        table, others = group_by_letter(zip(names, ruler.getRules(), strict=True), INLINE_LETTERS)
        self._names = names
        self.letters = re.escape("".join(sorted(table)))
        """Of a regular expression's class: the letters by which a rule begins."""

        def applies(state: StateInline, silent: bool) -> bool:
            for rule in table.get(state.src[state.pos], others):  # noqa: SIM110 - `any` takes twice the time
                if rule(state, silent):
                    return True
            return False

        self._rules: list[InlineRule] = [applies]

    def getRules(self, chainName: str = "") -> list[InlineRule]:
        """All rules, as one."""
        return self._rules

    def get_active_rules(self) -> list[str]:
        """The names of all rules."""
        return self._names
