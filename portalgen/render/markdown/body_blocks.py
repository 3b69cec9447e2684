"""Reads a body as a flat list of blocks with the text shown to readers, for comparing two versions of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, cast

from markdown_it.token import Token

from portalgen.frozen import frozen
from portalgen.render.markdown.headings import SCRIPT_WRITERS, plain_text_of
from portalgen.render.markdown.parser import get_parser
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.resolver import Components, Resolver
from portalgen.render.markdown.source import BodySource, normalize_source
from portalgen.render.markdown.table_spans import TableCell, count_header_rows, read_cells, read_column_names
from portalgen.render.markdown.tasks import DONE_KEY, TASK_SIGNS
from portalgen.text.bilingual import Bilingual as B

BodyBlockKind = Literal[
    "paragraph", "heading", "list_item", "term", "quote", "boxed", "footnote",
    "table", "code", "picture", "attachment", "shortcode", "rule", "line",
]  # fmt: skip


@frozen
class BlockValue:
    """A named value of a picture or a shortcode, with its label."""

    name: str
    label: B
    value: str


@frozen
class BlockLink:
    """A link of a block: its text, and its target as written."""

    text: str
    target: str
    title: str = ""
    """The text shown when the pointer rests on the link. It is set only if the body was read with `is_exact`."""


@frozen
class BodyBlock:
    """A block of a body. Equal blocks show the same content to readers in the same form."""

    kind: BodyBlockKind
    text: str
    """The text in normal form C. It is on one line, except for code.

    For a picture it is the alternative text, for a table the caption, for a shortcode the title or the source.
    """
    level: int = 0
    """The level of a heading; for a list entry, the number of lists around it."""
    form: str = ""
    """The text with marks for its formatting (bold text, code, line breaks and so on); empty for plain text."""
    links: tuple[BlockLink, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The texts of the cells of a table, row by row. The first row contains the names of the columns."""
    values: tuple[BlockValue, ...] = ()
    """The values of a picture or a shortcode."""
    name: str = ""
    """The name of a shortcode or the language of a fence; `numbered` for an entry of a numbered list."""
    attributes: tuple[str, ...] = ()
    """The attributes as written: the first number of a list, an anchor, a class, a language.

    They are set only if the body was read with `is_exact`.
    """

    def value(self, name: str) -> str:
        """Return the value `name`, or an empty string."""
        return next((each.value for each in self.values if each.name == name), "")


def read_body_blocks(text: str, path: str, first_line: int = 1, *, is_exact: bool = False) -> tuple[BodyBlock, ...]:
    """Return the blocks of the body `text` in order. Nothing is resolved or rendered.

    With `is_exact` the blocks also contain details hardly visible to readers: unusual spaces, attributes, titles of
    links.
    """
    source, normal = normalize_source(text, path, first_line)
    # Parsing uses neither of these: links and components are looked up only when a body is rendered.
    unused = cast(Resolver, None), cast(Components, None)
    environment: dict[str, Any] = {RENDERING_KEY: RenderingState(source, "vi", *unused, str)}
    reader = _BlockReader(source, is_exact)
    for token in get_parser().parse(normal, environment):
        reader.read(token)
    return tuple(reader.blocks)


_LISTS: Final = ("bullet_list_open", "ordered_list_open")
_CONTAINERS: Final[Mapping[str, BodyBlockKind]] = {
    "list_item_open": "list_item",
    "blockquote_open": "quote",
    "dt_open": "term",
    "dd_open": "list_item",
    "footnote_open": "footnote",
    "shortcode_open": "boxed",
}
_SHOWN: Final = frozenset(("text", "text_special", "code_inline", "softbreak"))
_FILE: Final = B("Tệp ảnh", "Picture file")
_ALT: Final = B("Mô tả thay thế", "Alternative text")
_CAPTION: Final = B("Chú thích", "Caption")
_SHORTCODE_KINDS: Final[Mapping[str, BodyBlockKind]] = {
    "figure": "picture",
    "document": "attachment",
    "data": "attachment",
}
_TASK: Final = "task"
"""The class of a checklist entry, already expressed by its sign."""
_PICTURE_NAMES: Final = {"src": "file"}


@dataclass
class _BlockReader:
    """Reads the tokens of a body in order."""

    source: BodySource
    is_exact: bool = False
    blocks: list[BodyBlock] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    """The attributes of the next block."""
    stack: list[str] = field(default_factory=list)
    table: list[Token] | None = None
    caption: str = ""
    sign: str = ""
    """The sign of a checklist entry, put before its text."""

    def read(self, token: Token) -> None:
        """Read a token."""
        count = len(self.blocks)
        self._read(token)
        if self.is_exact:
            if len(self.blocks) > count and self.attributes:
                self.blocks[count] = replace(self.blocks[count], attributes=tuple(self.attributes))
                self.attributes = []
            if token.nesting == 1 and self.table is None:
                self.attributes += [f"{name}={value}" for name, value in token.attrs.items() if value != _TASK]

    def _read(self, token: Token) -> None:
        if self.table is not None:
            self.table.append(token)
        elif token.type == "inline":
            self._read_inline(token)
        elif token.type == "task_mark":
            self.sign = f"{TASK_SIGNS[bool(token.meta[DONE_KEY])]} "
        elif token.type in ("fence", "code_block", "html_block"):
            self.blocks.append(BodyBlock("code", token.content.rstrip("\n"), name=token.info.strip()))
        elif token.type == "hr":
            self.blocks.append(BodyBlock("rule", ""))
        elif token.type in ("shortcode", "shortcode_open"):
            self._read_shortcode(token)
        self._follow(token)

    def _follow(self, token: Token) -> None:
        """Update the stack of open blocks, and begin or end a table."""
        if token.type == "table_open":
            caption = token.meta.get("caption")
            self.table, self.caption = (
                [],
                _text_of(caption.children or (), is_exact=self.is_exact) if caption is not None else "",
            )
        elif token.type == "table_close":
            self._end_table()
        if token.nesting == 1:
            self.stack.append(_name_of_block(token))
        elif token.nesting == -1 and self.stack:
            self.stack.pop()

    def _read_inline(self, token: Token) -> None:
        children = token.children or ()
        if len(children) == 1 and "alone" in children[0].meta:
            self.blocks.append(_picture_block(children[0], is_exact=self.is_exact))
            return
        heading = self.stack[-1] if self.stack and self.stack[-1][0] == "h" and self.stack[-1][1:].isdigit() else ""
        kind: BodyBlockKind = "heading" if heading else self._kind()
        level = int(heading[1:]) if heading else sum(each in _LISTS for each in self.stack)
        is_numbered = kind == "list_item" and "ordered_list_open" in self.stack
        self.blocks.append(
            BodyBlock(
                kind,
                f"{self.sign}{_text_of(children, is_exact=self.is_exact)}",
                level,
                _form_of(children),
                tuple(_links_of(children, is_exact=self.is_exact)),
                name="numbered" if is_numbered else "",
            )
        )
        self.sign = ""

    def _kind(self) -> BodyBlockKind:
        return next((_CONTAINERS[each] for each in reversed(self.stack) if each in _CONTAINERS), "paragraph")

    def _end_table(self) -> None:
        tokens, self.table = self.table or [], None
        tokens = tokens[next((at for at, each in enumerate(tokens) if each.type == "thead_open"), 0) :]
        cells = tuple(read_cells(tokens))
        children = [cell.text.children or () for cell in cells]
        forms = (_form_of(each) + _span_of(cell) for cell, each in zip(cells, children, strict=True))
        self.blocks.append(
            BodyBlock(
                "table",
                self.caption,
                form="\n".join(forms).strip("\n"),
                links=tuple(link for each in children for link in _links_of(each, is_exact=self.is_exact)),
                rows=tuple(_rows_of(cells, count_header_rows(tokens), is_exact=self.is_exact)),
            )
        )

    def _read_shortcode(self, token: Token) -> None:
        use, name = token.meta.get("use"), str(token.meta.get("name", ""))
        if use is None:
            first, end = token.map or [0, 0]
            text = "\n".join(self.source.line(line) for line in range(first, end))
            self.blocks.append(BodyBlock("shortcode", text, name=name))
            return
        if use.shortcode.heading_from:
            self.attributes += [f"{name} {key}={argument.value}" for key, argument in use.arguments if self.is_exact]
            return  # its heading and its content are separate blocks
        labels = {each.name: each.label for each in use.shortcode.parameters}
        values = tuple(
            BlockValue(_PICTURE_NAMES.get(key, key), labels.get(key, B(key, key)), argument.value)
            for key, argument in use.arguments
        )
        text = use.value("alt") or use.value("title") or use.shortcode.label.vi
        self.blocks.append(BodyBlock(_SHORTCODE_KINDS.get(name, "shortcode"), text, values=values, name=name))


def _name_of_block(token: Token) -> str:
    """Return the name of an open block: the tag of a heading, `-` for a titled shortcode, else the token's type."""
    use = token.meta.get("use") if token.type == "shortcode_open" else None
    if use is not None and use.shortcode.heading_from:
        return "-"
    return token.tag if token.type == "heading_open" else token.type


def _span_of(cell: TableCell) -> str:
    return f"\x02span {cell.rows} {cell.columns}\x03" if cell.rows > 1 or cell.columns > 1 else ""


def _rows_of(cells: Sequence[TableCell], header_rows: int, *, is_exact: bool) -> Iterator[tuple[str, ...]]:
    """Yield the header as one row, then the remaining rows. A merged cell has its text in its first slot only."""
    texts = {(cell.row, cell.column): _text_of(cell.text.children or (), is_exact=is_exact) for cell in cells}
    yield tuple(read_column_names(cells, header_rows, lambda cell: texts[cell.row, cell.column]))
    width = sum(cell.columns for cell in cells if not cell.row)
    for row in range(header_rows, max((cell.row + cell.rows for cell in cells), default=0)):
        yield tuple(texts.get((row, column), "") for column in range(width))


def _picture_block(image: Token, *, is_exact: bool) -> BodyBlock:
    alt = _text_of(image.children or (), is_exact=is_exact)
    given = (
        BlockValue("file", _FILE, str(image.attrs.get("src", ""))),
        BlockValue("alt", _ALT, alt),
        BlockValue("caption", _CAPTION, str(image.attrs.get("title", ""))),
    )
    return BodyBlock("picture", alt, values=tuple(each for each in given if each.value), name="figure")


def _text_of(children: Iterable[Token], *, is_exact: bool = False) -> str:
    """Return the text of inline tokens as displayed, with footnotes as `[label]`, on one line."""
    parts = []
    write: Callable[[str], str] = str
    for token in children:
        if token.type in SCRIPT_WRITERS:
            write = SCRIPT_WRITERS[token.type]
        elif token.type == "footnote_ref":
            parts.append(f"[{token.meta.get('label', '')}]")
        elif token.type == "image":
            parts.append(plain_text_of(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif not token.nesting:
            parts.append(write(token.content))
            write = str
    text = "".join(parts)
    return _BLANKS.sub(" ", text).strip(" ") if is_exact else " ".join(text.split())


_BLANKS: Final = re.compile(r"[ \t\n\r]+")


def _form_of(children: Sequence[Token]) -> str:
    """Return the text with marks for its formatting, or an empty string if it is plain."""
    if all(token.type in _SHOWN and token.type != "code_inline" for token in children):
        return ""
    parts = []
    for token in children:
        if token.type in ("text", "text_special"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type in ("link_open", "link_close"):
            parts.append("\x02")
        else:
            marks = " ".join(f"{key}={value}" for key, value in sorted(token.attrs.items()))
            parts.append(f"\x02{token.type} {marks}\x03{token.content}")
    return " ".join("".join(parts).split())


def _links_of(children: Iterable[Token], *, is_exact: bool) -> Iterable[BlockLink]:
    target, title, inside = "", "", list[Token]()
    for token in children:
        if token.type == "link_open":
            target, inside = str(token.attrs.get("href", "")), []
            title = str(token.attrs.get("title", "")) if is_exact else ""
        elif token.type == "link_close":
            yield BlockLink(_text_of(inside, is_exact=is_exact), target, title)
        else:
            inside.append(token)
            if token.type == "image":
                shown = str(token.attrs.get("title", "")) if is_exact else ""
                yield BlockLink(_text_of((token,), is_exact=is_exact), str(token.attrs.get("src", "")), shown)
