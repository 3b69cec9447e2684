"""Blocks: `ParserBlock` of markdown-it-py 4.3, which tries at each line only the rules that its first letter allows.

Most lines are text that no rule but the last three may take (an underlined heading, a definition list, a
paragraph). The library tries the first and the last of these one after the other, and both look through all lines
that follow; `_take_text` looks through them once.
"""

# ruff: noqa: N802, N803 - methods and arguments have the names that the library's rules use

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import Final, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.block_state import BlockState
from portalgen.render.markdown.first_letters import BLOCK_LETTERS, TERMINATOR_LETTERS, group_by_letter
from portalgen.render.markdown.lists import list_rule
from portalgen.render.markdown.tables import table_rule

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_CHAINS: Final = ("paragraph", "reference", "blockquote", "list")
_LAST: Final = ("lheading", "deflist", "paragraph")
_HEADING: Final = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_BEGINNINGS: Final = MappingProxyType(
    {
        "hr": re.compile(r"([-*_])[ \t]*\1[ \t]*\1"),
        # No label that a second bracket spoils, or that ends in this line and has no colon behind it.
        "reference": re.compile(r"\[(?![^\[\]\\]*+(?:\\.[^\[\]\\]*+)*+(?:\[|\](?!:)))"),
    }
)
"""How a line begins that a rule may take, where its first letter says little and the rule itself is slow to say no."""


class BlockParser(ParserBlock):
    """Reads blocks by the rules of `ruler`, which may not change any more."""

    def __init__(self, ruler: Ruler[BlockRule], nesting: int) -> None:
        theirs = dict(zip(ruler.get_active_rules(), ruler.getRules(), strict=True))
        names = {rule: name for name, rule in theirs.items()}
        if tuple(names.values())[-3:] != _LAST:
            raise ValueError(f"the last block rules are not {_LAST}")
        ours = theirs | {"table": self._table, "list": self._list, "heading": heading_rule}
        rules = {name: _guarded(name, rule) for name, rule in ours.items()}
        first = [(name, rule) for name, rule in rules.items() if name not in (*_LAST, "table", "code")]
        ends = {chain: [(names[rule], rules[names[rule]]) for rule in ruler.getRules(chain)] for chain in _CHAINS}
        self._nesting = nesting
        self._all = tuple(rules.values())
        self._last = tuple(rules[name] for name in _LAST)
        self._deflist = rules["deflist"]
        self._by_letter, _ = group_by_letter(first, BLOCK_LETTERS)
        self._ends_paragraph, _ = group_by_letter(
            [each for each in ends["paragraph"] if each[0] != "table"], TERMINATOR_LETTERS
        )
        self._chains = {chain: _chain(rules) for chain, rules in ends.items()}
        self.ruler = cast("Ruler[BlockRule]", self)

    def _table(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return table_rule(state, line, end, silent, self._chains["blockquote"])

    def _list(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return list_rule(state, line, end, silent, self._chains["list"], self.tokenize)

    def getRules(self, chainName: str = "") -> Sequence[BlockRule]:
        """The rules that end a block of this kind, as one."""
        return (self._chains[chainName],)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        """The tokens of a text, added to `outTokens`."""
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """The tokens of these lines; as the library's, but for the choice of rules."""
        assert isinstance(state, BlockState)
        starts, shifts, ends = state.bMarks, state.tShift, state.eMarks
        line = startLine
        has_empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= self._nesting:
                state.line = endLine
                break
            self._take(state, line, endLine)
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and starts[line - 1] + shifts[line - 1] >= ends[line - 1]:
                has_empty_lines = True
            if line < endLine and starts[line] + shifts[line] >= ends[line]:
                has_empty_lines = True
                line += 1
                state.line = line

    def _take(self, state: BlockState, line: int, end: int) -> None:
        """The block that begins in `line`."""
        if state.sCount[line] - state.blkIndent >= 4:
            _first_of(self._all, state, line, end)
            return
        if state.pipes and self._table(state, line, end, False):
            return
        for rule in self._by_letter.get(state.first_letter(line), ()):
            if rule(state, line, end, False):
                return
        if end != state.lineMax:
            _first_of(self._last, state, line, end)
        else:
            self._take_text(state, line, end)

    def _take_text(self, state: BlockState, start: int, end: int) -> None:
        """An underlined heading, a definition list or a paragraph."""
        before = state.parentType
        state.parentType = "paragraph"
        line, marker = self._end_of_text(state, start, end)
        if marker:
            state.line = line + 1
            tag = "h1" if marker == "=" else "h2"
            for token in state.push_text(tag, "heading", state.text_of(start, line), (start, line), line + 1):
                token.markup = marker
            state.parentType = before
        elif not (_defines(state, start + 1, end) and self._deflist(state, start, end, False)):
            state.line = line
            state.push_text("p", "paragraph", state.text_of(start, line), (start, line), line)

    def _end_of_text(self, state: BlockState, start: int, end: int) -> tuple[int, str]:
        """The line with which a text ends that begins in `start`, and `=` or `-` where that line underlines it."""
        line = start + 1
        while line < end and not state.isEmpty(line):
            shift = state.sCount[line] - state.blkIndent
            if shift <= 3:
                letter = state.first_letter(line)
                if shift >= 0 and letter in ("-", "=") and _underlines(state, line, letter):
                    return line, letter
                if state.sCount[line] >= 0 and self._ends(state, line, end, letter):
                    break
            line += 1
        return line, ""

    def _ends(self, state: BlockState, line: int, end: int, letter: str) -> bool:
        """Whether a paragraph ends before `line`."""
        if state.pipes and self._table(state, line, end, True):
            return True
        for rule in self._ends_paragraph.get(letter, ()):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, line, end, True):
                return True
        return False


def heading_rule(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """The rule `heading`: a line that begins with one to six `#`."""
    assert isinstance(state, BlockState)
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    match = _HEADING.match(state.src, begin, end)
    if match is None or state.is_code_block(line):
        return False
    if not silent:
        text = state.src[match.end() : end].rstrip(" \t")
        without_tail = text.rstrip("#")
        if without_tail[-1:] in (" ", "\t"):
            text = without_tail
        state.line = line + 1
        lines = (line, line + 1)
        for token in state.push_text(f"h{match.end() - begin}", "heading", text.strip(MD_TRIM_CHARS), lines, line + 1):
            token.markup = match[0]
    return True


def _first_of(rules: Iterable[BlockRule], state: BlockState, line: int, end: int) -> None:
    for rule in rules:
        if rule(state, line, end, False):
            return


def _chain(rules: Iterable[tuple[str, BlockRule]]) -> BlockRule:
    """One rule that answers as the first of `rules` that answers True."""
    table, others = group_by_letter(rules, TERMINATOR_LETTERS)

    def terminates(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        assert isinstance(state, BlockState)
        for rule in table.get(state.first_letter(line), others):  # noqa: SIM110 - `any` takes twice the time
            if rule(state, line, end, silent):
                return True
        return False

    return terminates


def _guarded(name: str, rule: BlockRule) -> BlockRule:
    """Return `rule`, tried only at a line that begins as `_BEGINNINGS` says."""
    beginning = _BEGINNINGS.get(name)
    if beginning is None:
        return rule

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        return beginning.match(state.src, at, state.eMarks[line]) is not None and rule(state, line, end, silent)

    return guarded


def _underlines(state: BlockState, line: int, letter: str) -> bool:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return not text.lstrip(letter).strip(" \t")


def _defines(state: BlockState, line: int, end: int) -> bool:
    """Whether `line`, or the one below where it is empty, may hold a definition."""
    if line < end and state.isEmpty(line):
        line += 1
    return line < end and not state.isEmpty(line) and state.first_letter(line) in (":", "~")
