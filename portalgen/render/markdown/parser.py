"""The parser of our dialect, built once per process. The page itself is passed in the environment."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from portalgen.diagnostics.model import diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown import block_rules, headings, inline_rules, raw_html, shortcode_headings, tasks, unlinked
from portalgen.render.markdown.attributes import CLASSES
from portalgen.render.markdown.positions import locate_cells, locate_heading, place_in_block, place_of_token
from portalgen.render.markdown.renderer import Renderer
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.table_spans import may_hold_spans, merge_cells
from portalgen.render.tested_versions import MARKDOWN_VERSIONS, are_installed

with on_demand():
    from portalgen.render.markdown.fast import parser as fast_parser
    from portalgen.render.shortcodes import misspelt

_MAX_NESTING: Final = 60
_QUOTED_LINE: Final = 2_000
"""The maximum number of characters quoted in a message on each side of a shortcode."""
_CAPTION: Final = re.compile(r"(?:Bảng|Table):[ \t]+(?=\S)")


class Parser(MarkdownIt):
    """A parser that keeps link targets as written.

    The policy of `targets` and the quotes in diagnostics need the original text.
    """

    def normalizeLink(self, url: str) -> str:
        """Return the target unchanged."""
        return url

    def validateLink(self, url: str) -> bool:
        """Accept every target, since rejected targets would be dropped without a report."""
        return True


@cache
def get_parser() -> Parser:
    """Return the parser with all its rules, and with the parts of `fast` if the installed versions are supported."""
    md = build_plain_parser()
    if are_installed(MARKDOWN_VERSIONS):
        fast_parser.speed_up_parser(md)
    return md


def build_plain_parser() -> Parser:
    """Return a parser with all its rules but without the parts of `fast`. Its results equal those of `get_parser`."""
    md = Parser("commonmark", {"maxNesting": _MAX_NESTING})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False)
    md.use(deflist_plugin)
    md.renderer = Renderer(md)
    follows: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "shortcode", block_rules.shortcode_rule, follows)
    md.block.ruler.before("fence", "attributes", block_rules.attributes_rule)
    md.inline.ruler.at("link", inline_rules.link_rule)
    md.inline.ruler.at("image", inline_rules.image_rule)
    md.inline.ruler.at("html_inline", inline_rules.html_rule)
    md.inline.ruler.at("autolink", inline_rules.autolink_rule)
    md.inline.ruler.after("link", "span", inline_rules.span_rule)
    md.inline.ruler.after("span", "stray_shortcode", inline_rules.stray_shortcode_rule)
    md.inline.ruler.before("strikethrough", "subscript", inline_rules.subscript_rule)
    md.inline.ruler.before("subscript", "superscript", inline_rules.superscript_rule)
    md.core.ruler.after("block", "settle", _prepare_inline)
    md.core.ruler.after("inline", "check", _check_inline)
    return md


def _prepare_inline(state: StateCore) -> None:
    """Process attributes, captions, positions, merged cells and checklists, between block and inline parsing."""
    rendering: RenderingState = state.env[RENDERING_KEY]
    block_rules.check_balance(state.tokens, rendering)
    if "{" in state.src:
        state.tokens = block_rules.attach_attributes(state.tokens, rendering)
    if "|" in state.src:
        state.tokens = _attach_captions(state.tokens)
        locate_cells(state.tokens, rendering.source)
        if may_hold_spans(state.src):
            state.tokens = merge_cells(state.tokens, rendering)
    if tasks.may_hold_tasks(state.src):
        state.tokens = tasks.mark_tasks(state.tokens)
    tokens = state.tokens
    for index in [index for index, token in enumerate(tokens) if token.type == "heading_open"]:
        locate_heading(tokens[index], tokens[index + 1], rendering.source)
        headings.take_heading_attributes(tokens[index], tokens[index + 1], rendering)


def _check_inline(state: StateCore) -> None:
    """Process headings of shortcodes, refusals, pictures alone in a paragraph and anchors, after inline parsing."""
    rendering: RenderingState = state.env[RENDERING_KEY]
    titles: list[tuple[Token, Token]] = []
    if rendering.has_shortcodes:
        state.tokens = shortcode_headings.add_headings(state.tokens)
    tokens = state.tokens
    has_unlinked = unlinked.may_hold_unlinked(state.src)
    has_rest = "}}" in state.src
    has_attributes = "{" in state.src
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            children = token.children or ()
            if has_unlinked:
                unlinked.check_text(token, rendering)
            if has_rest:
                _check_shortcode_rest(token, rendering)
            if len(children) > 1:
                _check_text(token, rendering)
            elif children and children[0].type != "text":
                _check_text(token, rendering)
                _mark_alone(tokens, index, children[0])
        elif kind == "html_block":
            raw_html.refuse_block(token, rendering)
        elif kind == "heading_open":
            titles.append((token, tokens[index + 1]))
        if has_attributes and "id_place" in token.meta:
            headings.claim_anchor(str(token.attrs["id"]), token.meta["id_place"], rendering)
    headings.name_headings(titles, rendering)
    if rendering.stray_closing_count:
        _drop_explained(rendering)


def _check_shortcode_rest(block: Token, rendering: RenderingState) -> None:
    """Report each line that ends but does not begin a shortcode: readers would see it."""
    if "}}" not in block.content:
        return
    for match in misspelt.SHORTCODE_REST.finditer(block.content):
        place = place_in_block(rendering.source, block, match.start(), len(match[0]))
        rendering.report(diagnostic("MRK118", place, text=match[0].strip()))


def _check_text(block: Token, rendering: RenderingState) -> None:
    for token in block.children or ():
        check = _CHECKS.get(token.type)
        if check:
            check(block, token, rendering)


def _check_html(block: Token, token: Token, rendering: RenderingState) -> None:
    raw_html.refuse_inline(block, (token,), rendering)


def _check_attributes(block: Token, token: Token, rendering: RenderingState) -> None:
    for text, offset in token.meta.get(inline_rules.REFUSALS_KEY, ()):
        place = place_in_block(rendering.source, block, offset, len(text))
        rendering.report(diagnostic("MRK109", place, attribute=text, allowed=", ".join(CLASSES)))
    if "id" in token.attrs:
        anchor = str(token.attrs["id"])
        headings.claim_anchor(anchor, place_of_token(rendering.source, block, token, f"#{anchor}"), rendering)


def _check_image(block: Token, token: Token, rendering: RenderingState) -> None:
    _check_attributes(block, token, rendering)
    raw_html.refuse_inline(block, (token,), rendering)


def _check_shortcode(block: Token, token: Token, rendering: RenderingState) -> None:
    start = int(token.meta["at"][0])
    first = max(start - _QUOTED_LINE, 0)
    first = max(block.content.rfind("\n", first, start) + 1, first)
    line = block.content[first : first + 2 * _QUOTED_LINE].partition("\n")[0]
    place = place_of_token(rendering.source, block, token)
    rendering.report(diagnostic("MRK113", place, text=token.content, lines=misspelt.split_line(line)))
    rendering.stray_closing_count += "/" in token.content


def _drop_explained(rendering: RenderingState) -> None:
    """Drop as many MRK106 as there are shortcodes closed within a text, already reported by MRK113."""
    left = rendering.stray_closing_count
    kept = []
    for each in rendering.diagnostics:
        if left and each.code == "MRK106":
            left -= 1
        else:
            kept.append(each)
    rendering.diagnostics = kept


_CHECKS: Final[dict[str, Callable[[Token, Token, RenderingState], None]]] = {
    "html_inline": _check_html,
    "image": _check_image,
    "link_open": _check_attributes,
    "span_open": _check_attributes,
    "stray_shortcode": _check_shortcode,
}


def _mark_alone(tokens: list[Token], index: int, image: Token) -> None:
    """Mark a picture alone in its paragraph: it replaces the paragraph and takes its attributes."""
    if image.type == "image" and tokens[index - 1].type == "paragraph_open":
        image.meta["alone"] = tokens[index - 1]
        tokens[index - 1].type = tokens[index + 1].type = "replaced"


def _attach_captions(tokens: list[Token]) -> list[Token]:
    """Turn a paragraph `Bảng: …` directly before a table into the table's caption."""
    if not any(token.type == "table_open" for token in tokens):
        return tokens
    result: list[Token] = []
    for token in tokens:
        match = None
        if token.type == "table_open" and len(result) > 2 and result[-1].type == "paragraph_close":
            match = _CAPTION.match(result[-2].content)
        if match is None:
            result.append(token)
            continue
        opening, text, _ = result[-3:]
        del result[-3:]
        text.content = text.content[match.end() :]
        token.attrs = {**opening.attrs, **token.attrs}
        token.meta |= {**opening.meta, "caption": text}
        caption = (
            Token("caption_open", "caption", 1, block=True),
            text,
            Token("caption_close", "caption", -1, block=True),
        )
        result += (token, *caption)
    return result
