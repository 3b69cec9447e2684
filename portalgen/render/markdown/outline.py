"""Describes the parts of a body and their places for the linter. Nothing is resolved or rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.render.markdown.headings import plain_text_of
from portalgen.render.markdown.parsed_body import ParsedBody, parse_body
from portalgen.render.markdown.positions import OFFSETS_KEY, place_in_block, place_of_token
from portalgen.render.markdown.shown_text import ShownText
from portalgen.render.markdown.source import BodySource
from portalgen.render.markdown.table_spans import count_header_rows, read_cells, read_column_names
from portalgen.render.shortcodes.model import ParameterType, ShortcodeUse

_LABEL_END: Final = "]"
_FILE_SHORTCODES: Final = frozenset({"data", "document", "map"})
_FOOTNOTE: Final = re.compile(r"(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(?P<all>\[\^(?P<label>[^\] ]+)\]:)")


@frozen
class HeadingPart:
    """A heading; `level` is 1 to 6."""

    level: int
    text: str
    place: Place


@frozen
class LinkPart:
    """A link. `text` includes the alternative texts of pictures within the link; `place` is the place of the text."""

    text: str
    target: str
    place: Place
    is_code: bool = False
    """True if the entire text is code."""


@frozen
class PicturePart:
    """A picture in the text: `![alt](file)` or `{{ figure … }}`.

    `caption`, `credit`, `origin` and `rights` are the values of a figure.
    """

    file: str
    alt: str
    caption: str
    credit: str
    place: Place
    """The place of the complete picture, or of the name `figure`."""
    alt_place: Place
    is_shortcode: bool
    origin: str = ""
    rights: str = ""
    origin_place: Place | None = None
    """The place of the value `origin` of a figure, or of the name `origin`."""


@frozen
class FilePart:
    """A file offered by a shortcode: `{{ document file="…" }}`, `{{ map file="…" }}` or `{{ data file="…" }}`."""

    file: str
    title: str
    place: Place


@frozen
class FiguresPart:
    """A file of figures shown by `{{ data file="…" }}`."""

    file: str
    unit: str
    chart: str
    chart_says: str
    place: Place


@frozen
class TablePart:
    """A table. `headers` are the names of its columns as plain text.

    `rows` is the number of lines below the second line.
    """

    headers: tuple[str, ...]
    rows: int
    caption: str
    place: Place
    filled: frozenset[int] = frozenset()
    """The numbers of the columns, from 0, with at least one non-empty cell below the header."""


@frozen
class TextPart:
    """The plain text of a block: a paragraph, heading, cell or list entry. `is_bold` is True if all of it is strong."""

    text: str
    place: Place
    kind: str
    """`paragraph`, `heading` or `cell`."""
    is_bold: bool


@frozen
class UnusedFootnote:
    """A footnote without any reference to it. It is not shown."""

    label: str
    place: Place
    """The place of its definition: `[^label]:`."""


@frozen
class BlockPart:
    """A block of complete lines, from `line` to the line before `end`. Both are line numbers in the file."""

    kind: str
    """`paragraph`, `underlined` (a heading underlined by marks), `list`, `table`, `code` (indented) or `fence`."""
    mark: str
    """The marker of a list or a fence, or the underline of a heading. Empty for other blocks."""
    line: int
    end: int
    depth: int
    """The number of enclosing blocks. A list and its entry count as two."""
    is_closed: bool = True
    """False for a fence without an end of its own, which ends with the block around it."""


@frozen
class Outline:
    """The parts of a body, each in the order of the text."""

    headings: tuple[HeadingPart, ...] = ()
    links: tuple[LinkPart, ...] = ()
    pictures: tuple[PicturePart, ...] = ()
    files: tuple[FilePart, ...] = ()
    figures: tuple[FiguresPart, ...] = ()
    tables: tuple[TablePart, ...] = ()
    texts: tuple[TextPart, ...] = ()
    shown_texts: tuple[ShownText, ...] = ()
    """The blocks of `texts` as written, with the parts hidden that readers do not see as written."""
    unused_footnotes: tuple[UnusedFootnote, ...] = ()
    blocks: tuple[BlockPart, ...] = ()


def outline_of(text: str, path: str, first_line: int) -> Outline:
    """Return the outline of the body `text`. `first_line` is the number of its first line in the file at `path`."""
    return outline_of_parsed(parse_body(text, path, first_line))


def outline_of_parsed(parsed: ParsedBody) -> Outline:
    """Return the outline of a parsed body."""
    source, tokens = parsed.source, parsed.tokens
    shown = tuple(_shown_texts(tokens, source))
    return Outline(
        headings=tuple(_headings(tokens, source)),
        links=tuple(_links(tokens, source)),
        pictures=tuple(_pictures(tokens, source)),
        files=tuple(_files(tokens)),
        figures=tuple(_figures(tokens)),
        tables=tuple(_tables(tokens, source)),
        texts=tuple(_texts(shown, source)),
        shown_texts=shown,
        unused_footnotes=tuple(_unused_footnotes(parsed.environment, source)),
        blocks=tuple(_blocks(tokens, source.first_line)),
    )


def _line_place(block: Token, source: BodySource) -> Place:
    """Return the first line of a block's content."""
    return place_in_block(source, block, 0, len(block.content))


def _headings(tokens: Sequence[Token], source: BodySource) -> Iterator[HeadingPart]:
    for opening, block in pairwise(tokens):
        if opening.type == "heading_open":
            yield HeadingPart(int(opening.tag[1:]), plain_text_of(block.children or ()), _line_place(block, source))


def _links(tokens: Sequence[Token], source: BodySource) -> Iterator[LinkPart]:
    for block in tokens:
        yield from _addresses(block)
        opening: Token | None = None
        inside: list[Token] = []
        for token in block.children or ():
            if token.type == "link_open":
                opening, inside = token, []
            elif token.type == "link_close" and opening is not None:
                yield _link(block, opening, inside, source)
                opening = None
            elif opening is not None:
                inside.append(token)


def _addresses(block: Token) -> Iterator[LinkPart]:
    """Yield the addresses linked by a shortcode."""
    use: ShortcodeUse | None = block.meta.get("use")
    if use is None:
        return
    for name, argument in use.arguments:
        parameter = use.shortcode.parameter(name)
        if parameter is not None and parameter.type is ParameterType.ADDRESS:
            yield LinkPart(use.value("title"), argument.value, argument.place)


def _link(block: Token, opening: Token, inside: Sequence[Token], source: BodySource) -> LinkPart:
    start, end = opening.meta.get(OFFSETS_KEY, (0, 0))
    label = block.content.find(_LABEL_END, start, end)
    length = label + 1 - start if label > start else end - start
    return LinkPart(
        plain_text_of(inside),
        str(opening.attrs.get("href", "")),
        place_in_block(source, block, start, length),
        is_code=bool(inside) and all(each.type == "code_inline" for each in inside),
    )


def _pictures(tokens: Sequence[Token], source: BodySource) -> Iterator[PicturePart]:
    for block in tokens:
        use = block.meta.get("use")
        if use is not None and block.meta.get("name") == "figure":
            file, alt, caption, credit = (str(use.value(name)) for name in ("src", "alt", "caption", "credit"))
            yield PicturePart(
                file,
                alt,
                caption,
                credit,
                use.place,
                use.place_of("alt"),
                is_shortcode=True,
                origin=use.value("origin"),
                rights=use.value("rights"),
                origin_place=use.place_of("origin"),
            )
        for token in block.children or ():
            if token.type == "image":
                alt = plain_text_of(token.children or ())
                place = place_of_token(source, block, token)
                start = token.meta.get(OFFSETS_KEY, (0, 0))[0] + len("![")
                alt_place = place_in_block(source, block, start, len(alt)) if alt else place
                file, title = (str(token.attrs.get(name, "")) for name in ("src", "title"))
                yield PicturePart(file, alt, title, "", place, alt_place, is_shortcode=False)


def _files(tokens: Sequence[Token]) -> Iterator[FilePart]:
    for token in tokens:
        use = token.meta.get("use")
        if use is not None and token.meta.get("name") in _FILE_SHORTCODES and use.value("file"):
            yield FilePart(use.value("file"), use.value("title"), use.place_of("file"))


def _figures(tokens: Sequence[Token]) -> Iterator[FiguresPart]:
    for token in tokens:
        use = token.meta.get("use")
        if use is not None and token.meta.get("name") == "data":
            file, unit, chart, says = (str(use.value(name)) for name in ("file", "unit", "chart", "chart_says"))
            yield FiguresPart(file, unit, chart, says, use.place_of("file"))


def _tables(tokens: Sequence[Token], source: BodySource) -> Iterator[TablePart]:
    for index, token in enumerate(tokens):
        if token.type != "table_open":
            continue
        end = next(at for at in range(index, len(tokens)) if tokens[at].type == "table_close")
        inside = tokens[next(at for at in range(index, end) if tokens[at].type == "thead_open") : end]
        cells = tuple(read_cells(inside))
        header_rows = count_header_rows(inside)
        headers = tuple(read_column_names(cells, header_rows, lambda cell: plain_text_of(cell.text.children or ())))
        filled = {cell.column for cell in cells if cell.row >= header_rows and plain_text_of(cell.text.children or ())}
        first, last = token.map or (0, 2)
        caption = token.meta.get("caption")
        line = first
        while caption is not None and "|" not in source.line(line):
            line += 1
        place = source.place(line, 0, len(source.line(line)))
        text = plain_text_of(caption.children or ()) if caption else ""
        yield TablePart(headers, last - first - 2, text, place, frozenset(filled))


_KINDS: Final = {"heading_open": "heading", "td_open": "cell", "th_open": "cell"}


def _texts(shown: Iterable[ShownText], source: BodySource) -> Iterator[TextPart]:
    for each in shown:
        yield TextPart(each.plain, _line_place(each.block, source), each.kind, _all_bold(each.block))


def _shown_texts(tokens: Sequence[Token], source: BodySource) -> Iterator[ShownText]:
    for before, block in pairwise(tokens):
        if block.type == "inline":
            kind = _KINDS.get(before.type, "paragraph")
            yield ShownText(block, source, kind, plain_text_of(block.children or ()))


def _unused_footnotes(environment: Mapping[str, Any], source: BodySource) -> Iterator[UnusedFootnote]:
    references = environment.get("footnotes", {}).get("refs", {})
    unused = {name.removeprefix(":") for name, number in references.items() if number < 0}
    if not unused:
        return
    for line, text in enumerate(source.lines):
        match = _FOOTNOTE.match(text)
        if match is not None and match["label"] in unused:
            unused.remove(match["label"])
            yield UnusedFootnote(match["label"], source.place(line, match.start("all"), len(match["all"])))


def _all_bold(block: Token) -> bool:
    """Return True if a strong span contains all text except white space."""
    depth = 0
    strong = False
    for token in block.children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += 1 if token.type == "strong_open" else -1
            strong = True
        elif depth == 0 and token.content.strip():
            return False
    return strong


_BLOCKS: Final = {
    "paragraph_open": "paragraph",
    "heading_open": "underlined",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "table_open": "table",
    "code_block": "code",
    "fence": "fence",
}
_UNDERLINES: Final = ("-", "=")


def _blocks(tokens: Sequence[Token], first_line: int) -> Iterator[BlockPart]:
    for token in tokens:
        kind = _BLOCKS.get(token.type)
        if kind is None or token.map is None or (kind == "underlined" and token.markup not in _UNDERLINES):
            continue
        start, end = token.map
        is_closed = kind != "fence" or end - start == 2 + _count_lines(token.content)
        yield BlockPart(kind, token.markup, first_line + start, first_line + end, token.level, is_closed)


def _count_lines(content: str) -> int:
    return content.count("\n") + (content[-1:] not in ("", "\n"))
