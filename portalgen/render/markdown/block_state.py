"""The lines of a text while its blocks are read: `StateBlock` of markdown-it-py 4.3, with the same values, built faster."""

# ruff: noqa: N802, N803 - methods and arguments have the names that the library's rules use

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.tokens import new_token


class BlockState(StateBlock):
    """Lines are found by `split`, tokens created by `new_token`, and a text without tabs is cut without counting."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self.src = src
        self.md = md
        self.env = env
        self.tokens = tokens
        self.tabs = "\t" in src
        self.pipes = "|" in src
        self.blkIndent = 0
        self.line = 0
        self.tight = False
        self.ddIndent = -1
        self.listIndent = -1
        self.parentType = "root"
        self.level = 0
        self.result = ""
        self._code_enabled = True
        self._find_lines()

    def _find_lines(self) -> None:
        """Where each line begins and ends, and its indentation; then one empty line, as markdown-it has it."""
        lines = self.src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        self.lineMax = len(lines)
        self.bMarks: list[int] = []
        self.eMarks: list[int] = []
        self.tShift = [0] * (self.lineMax + 1)
        self.sCount = [0] * (self.lineMax + 1)
        self.bsCount = [0] * (self.lineMax + 1)
        start = 0
        for number, line in enumerate(lines):
            end = start + len(line)
            self.bMarks.append(start)
            self.eMarks.append(end)
            if line[:1] in (" ", "\t"):
                self.tShift[number] = len(line) - len(line.lstrip(" \t"))
                self.sCount[number] = len(line[: self.tShift[number]].expandtabs(4))
            start = end + 1
        self.bMarks.append(len(self.src))
        self.eMarks.append(len(self.src))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream."""
        if nesting < 0:
            self.level -= 1
        token = new_token(ttype, tag, nesting, self.level, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def push_text(self, tag: str, kind: str, content: str, lines: tuple[int, int], end: int) -> tuple[Token, Token]:
        """A block that holds text: the tokens of its two ends, between them the text of `lines`."""
        level = self.level
        opening = new_token(f"{kind}_open", tag, 1, level, True)
        opening.map = [lines[0], end]
        inline = new_token("inline", "", 0, level + 1, True)
        inline.content = content
        inline.map = [lines[0], lines[1]]
        inline.children = []
        closing = new_token(f"{kind}_close", tag, -1, level, True)
        self.tokens += (opening, inline, closing)
        return opening, closing

    def skipEmptyLines(self, from_pos: int) -> int:
        """The first line from here on that is not empty."""
        starts, shifts, ends, last = self.bMarks, self.tShift, self.eMarks, self.lineMax
        while from_pos < last and starts[from_pos] + shifts[from_pos] >= ends[from_pos]:
            from_pos += 1
        return from_pos

    def first_letter(self, line: int) -> str:
        """The letter that rules look at first; empty at the end of the text."""
        at = self.bMarks[line] + self.tShift[line]
        return self.src[at] if at < len(self.src) else ""

    def text_of(self, begin: int, end: int) -> str:
        """The text of these lines, trimmed: the content of a paragraph."""
        return self.getLines(begin, end, self.blkIndent, False).strip(MD_TRIM_CHARS)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        """These lines, up to `indent` columns cut off each."""
        if self.tabs:
            return super().getLines(begin, end, indent, keepLastLF)
        src, starts, shifts, ends = self.src, self.bMarks, self.tShift, self.eMarks
        parts = [
            src[starts[line] + min(indent, shifts[line]) : ends[line] + (line + 1 < end or keepLastLF)]
            for line in range(begin, end)
        ]
        return "".join(parts)
