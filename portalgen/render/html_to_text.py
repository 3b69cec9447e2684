"""Converts the HTML of a body to plain text with underlined headings, lists, tables and numbered addresses.

It reads well-formed HTML from our own renderer and components, without any `<` or `>` in attributes; it does
not parse any other HTML. Lines are not wrapped: the reader's program wraps them to the width of the window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from types import MappingProxyType
from typing import Final

from portalgen.render.text_tables import LINE_WIDTH, TextCell, write_table
from portalgen.text.scripts import write_subscript, write_superscript

StringLookup = Callable[..., str]
"""Returns the string of the theme with a given key, filled in with values."""

_UNDERLINES: Final = ("=", "-", "~", ".", ".", ".")
_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_HREF: Final = re.compile(r'href="([^"]*)"')
_ALT: Final = re.compile(r'alt="([^"]+)"')
_START: Final = re.compile(r'start="(\d+)"')
_LABEL: Final = re.compile(r'aria-label="([^"]*)"')
_IS_LABEL: Final = re.compile(r'class="tag["\s]')
_BREAK: Final = "\ue000"
"""A private-use character for a line break until the white space around it is normalized."""
_SPAN: Final = re.compile(r'\b(row|col)span="(\d{1,4})"')
_SCRIPTS: Final = MappingProxyType({"sup": write_superscript, "sub": write_subscript})


class NumberedAddresses:
    """Numbers the addresses in a text from 1, in the order of their use. Paths are completed with the page's host."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._numbers: dict[str, int] = {}

    def number(self, url: str) -> int:
        """Return the number of `url`. A new address gets the next number."""
        return self._numbers.setdefault(self.as_absolute(url), len(self._numbers) + 1)

    def as_absolute(self, url: str) -> str:
        """Return the absolute address."""
        return self._origin + url if url.startswith("/") else url

    def lines(self) -> list[str]:
        """Return one line for each address, in the order of their numbers."""
        return [f"[{number}] {url}" for url, number in self._numbers.items()]


def underline_heading(title: str, level: int = 1) -> str:
    """Return a heading with its underline."""
    return f"{title}\n{_UNDERLINES[level - 1] * min(len(title), LINE_WIDTH)}"


def convert_html_to_text(html: str, addresses: NumberedAddresses, lookup: StringLookup) -> str:
    """Return the text of a body. `lookup` provides the strings `text.footnote` and `text.picture`."""
    reader = _HtmlReader(addresses, lookup)
    reader.read(html)
    return "".join(reader.blocks)


class _HtmlReader:
    """Reads a body from beginning to end into `blocks`."""

    def __init__(self, addresses: NumberedAddresses, lookup: StringLookup) -> None:
        self.blocks: list[str] = []
        self._addresses = addresses
        self._lookup = lookup
        self._text: list[str] = []
        self._levels: list[list[int]] = []
        """For each enclosing list: the width of the mark, and the number of the last entry or 0."""
        self._mark = ""
        """The mark before the next line: a dash or a number."""
        self._inset = 0
        self._tight = False
        self._link = ""
        self._link_start = 0
        self._skipped = ""
        self._cells: list[TextCell] = []
        self._taken: set[tuple[int, int]] = set()
        """The slots of the table already covered by cells: row and column."""
        self._row, self._column = -1, 0
        self._header_rows = 1
        self._span = (1, 1)
        self._script_start = -1
        self._is_label = False

    def read(self, html: str) -> None:
        """Read every tag and the text after it."""
        parts = _TAG.split(html)
        text, openings, closings = self._text, _OPENINGS, _CLOSINGS
        text.append(parts[0])
        for closing, tag, attributes, after in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
            if self._skipped:
                if not closing or tag != self._skipped:
                    continue
                self._skipped = ""
            elif closing:
                act = closings.get(tag)
                if act is not None:
                    act(self, tag)
            else:
                begin = openings.get(tag)
                if begin is not None:
                    begin(self, tag, attributes)
                    if self._skipped:
                        continue
            if after:
                text.append(after)
        self.flush()

    def flush(self, level: int = 0, after: str = "") -> None:
        """Turn the collected text into a block: a paragraph, a list entry, or a heading of `level`."""
        text = "".join(self._text).strip()
        self._text.clear()
        if not text:
            return
        if "\n" in text or "  " in text:
            text = " ".join(text.split())
        if "&" in text:
            text = unescape(text)
        if level:
            self._mark, self._tight = "", False  # a heading replaces the mark of its list entry
            self.block(underline_heading(text, level))
            return
        mark, self._mark = self._mark, ""
        depth = sum(width for width, _ in self._levels) + self._inset
        first = " " * (depth - len(mark)) + mark if self._levels else " " * depth
        if _BREAK in text:
            text = re.sub(f" ?{_BREAK} ?", "\n" + " " * depth, text)
        self.block(first + text + after)

    def block(self, text: str) -> None:
        """Append a block, after an empty line unless both it and the previous block are in a list."""
        if self.blocks:
            self.blocks.append("\n" if self._tight and self._levels else "\n\n")
        self._tight = bool(self._levels)
        self.blocks.append(text)

    def begin(self, tag: str, attributes: str) -> None:
        """Begin a paragraph or a group."""
        self.flush()
        if tag == "dd":
            self._inset += 2
        elif tag == "blockquote":
            self._inset += 4
        elif tag == "section" and 'class="footnotes"' in attributes:
            label = _LABEL.search(attributes)
            self.block(underline_heading(unescape(label[1]) if label else "", 2))

    def end(self, tag: str) -> None:
        """End a paragraph or a group."""
        self.flush(after=":" if tag == "dt" else "")
        if tag == "dd":
            self._inset -= 2
        elif tag == "blockquote":
            self._inset -= 4

    def heading(self, tag: str) -> None:
        """End a heading."""
        self.flush(int(tag[1]))

    def begin_list(self, tag: str, attributes: str) -> None:
        """Begin a list; a numbered list begins at its `start`."""
        self.flush()
        start = _START.search(attributes)
        first = int(start[1]) - 1 if start else 0
        self._levels.append([{"ul": 2, "ol": 3}.get(tag, 0), first])

    def end_list(self, _: str) -> None:
        """End a list."""
        self.flush()
        self._levels.pop()

    def entry(self, _: str, __: str) -> None:
        """Begin a list entry."""
        self.flush()
        level = self._levels[-1]
        level[1] += 1
        self._mark = "- " if level[0] == 2 else f"{level[1]}. "

    def line_break(self, _: str, __: str) -> None:
        """Add a line break within a paragraph."""
        self._text.append(_BREAK)

    def rule(self, _: str, __: str) -> None:
        """Add a line between two parts."""
        self.flush()
        self.block("* * *")

    def end_code(self, _: str) -> None:
        """Add indented code without changes."""
        code = unescape("".join(self._text)).strip("\n")
        self._text.clear()
        self.block("\n".join(f"    {line}".rstrip() for line in code.split("\n")))

    def begin_link(self, tag: str, attributes: str) -> None:
        """Begin a link. A footnote mark is written in words; links to a heading and back to the text are omitted."""
        match = _HREF.search(attributes)
        self._link = unescape(match[1]) if match else ""
        self._link_start = len(self._text)
        if "footnote-backref" in attributes or 'class="anchor' in attributes:
            self._skipped = tag
        elif self._link.startswith("#fn") and 'id="fnref' in attributes:
            self._text.append(f" {self._lookup('text.footnote', number=self._link[3:])}")
            self._skipped = tag

    def end_link(self, _: str) -> None:
        """Add the number of the address, unless the text is the address itself."""
        url, self._link = self._link, ""
        if not url or url.startswith("#"):
            return
        shown = unescape("".join(self._text[self._link_start :])).strip()
        if shown not in (url, url.removeprefix("mailto:"), url.removeprefix("tel:")):
            self._text.append(f" [{self._addresses.number(url)}]")

    def begin_label(self, _: str, attributes: str) -> None:
        """Begin a label beside a title, outside of the sentence."""
        if _IS_LABEL.search(attributes):
            self._text.append("(")
            self._is_label = True

    def end_label(self, _: str) -> None:
        """End a label."""
        if self._is_label:
            self._text.append(")")
            self._is_label = False

    def picture(self, _: str, attributes: str) -> None:
        """Add the description of a picture."""
        words = _ALT.search(attributes)
        if words:
            self._text.append(f" {self._lookup('text.picture', words=words[1])} ")

    def skip(self, tag: str, _: str) -> None:
        """Skip a drawing or a template."""
        self._skipped = tag

    def begin_script(self, _: str, attributes: str) -> None:
        """Begin raised or lowered text; a footnote mark is written by its link."""
        self._script_start = -1 if "footnote-ref" in attributes else len(self._text)

    def end_script(self, tag: str) -> None:
        """End raised or lowered text and write it in plain characters."""
        start, self._script_start = self._script_start, -1
        if start >= 0:
            text = unescape("".join(self._text[start:]))
            self._text[start:] = [escape(_SCRIPTS[tag](text))]

    def begin_table(self, _: str, __: str) -> None:
        """Begin a table."""
        self.flush()
        self._cells, self._row, self._header_rows = [], -1, 1
        self._taken = set()

    def row(self, _: str, __: str) -> None:
        """Begin a row of a table; the text before the first row is the caption."""
        self.flush()
        self._row, self._column = self._row + 1, 0

    def end_header(self, _: str) -> None:
        """End the rows with the names of the columns."""
        self._header_rows = self._row + 1

    def begin_cell(self, _: str, attributes: str) -> None:
        """Begin a cell of a table, possibly with several rows and columns."""
        spans = {name: int(count) for name, count in _SPAN.findall(attributes)} if "span=" in attributes else {}
        self._span = spans.get("row", 1), spans.get("col", 1)

    def cell(self, _: str) -> None:
        """End a cell."""
        text = " ".join("".join(self._text).replace(_BREAK, " ").split())
        self._text.clear()
        rows, columns = self._span
        column = self._column
        while (self._row, column) in self._taken:
            column += 1
        self._column = column + columns
        self._taken.update((self._row + down, column + right) for down in range(rows) for right in range(columns))
        self._cells.append(TextCell(unescape(text), self._row, column, rows, columns))

    def end_table(self, _: str) -> None:
        """End a table."""
        self._text.clear()
        if self._cells:
            self.block(write_table(self._cells, self._header_rows))


_GROUPS: Final = ("p", "div", "section", "figure", "figcaption", "caption", "dt", "dd", "blockquote", "video", "audio")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")

_OPENINGS: Final[Mapping[str, Callable[[_HtmlReader, str, str], None]]] = MappingProxyType(
    {
        **dict.fromkeys(_GROUPS, _HtmlReader.begin),
        **dict.fromkeys((*_HEADINGS, "pre"), lambda reader, _, __: reader.flush()),
        **dict.fromkeys(("ul", "ol", "dl"), _HtmlReader.begin_list),
        "li": _HtmlReader.entry,
        "br": _HtmlReader.line_break,
        "hr": _HtmlReader.rule,
        "a": _HtmlReader.begin_link,
        "span": _HtmlReader.begin_label,
        "img": _HtmlReader.picture,
        **dict.fromkeys(("svg", "template"), _HtmlReader.skip),
        "table": _HtmlReader.begin_table,
        "tr": _HtmlReader.row,
        **dict.fromkeys(("td", "th"), _HtmlReader.begin_cell),
        **dict.fromkeys(_SCRIPTS, _HtmlReader.begin_script),
    }
)
_CLOSINGS: Final[Mapping[str, Callable[[_HtmlReader, str], None]]] = MappingProxyType(
    {
        **dict.fromkeys(_GROUPS, _HtmlReader.end),
        **dict.fromkeys(_HEADINGS, _HtmlReader.heading),
        **dict.fromkeys(("ul", "ol", "dl"), _HtmlReader.end_list),
        "li": lambda reader, _: reader.flush(),
        "pre": _HtmlReader.end_code,
        "a": _HtmlReader.end_link,
        "span": _HtmlReader.end_label,
        **dict.fromkeys(("td", "th"), _HtmlReader.cell),
        "thead": _HtmlReader.end_header,
        "table": _HtmlReader.end_table,
        **dict.fromkeys(_SCRIPTS, _HtmlReader.end_script),
    }
)
