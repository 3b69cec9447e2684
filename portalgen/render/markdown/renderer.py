"""Renders tokens as HTML."""

# ruff: noqa: N802 - methods have the library's names

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from portalgen.render.markdown.headings import plain_text_of
from portalgen.render.markdown.links import render_link, render_picture, wrap_component
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.table_spans import GROUPS_KEY, SCOPE_KEY, SPAN_KEY
from portalgen.render.markdown.tasks import DONE_KEY, TASK_SIGNS

_ALIGN = {"text-align:left": "align-left", "text-align:center": "align-center", "text-align:right": "align-right"}


class Renderer(RendererHTML):
    """Renders tokens. Each method renders the token type of the same name.

    markdown-it itself renders all other types.
    """

    __output__: ClassVar[str] = "html"

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Render all blocks. The HTML between the beginning and the end of a shortcode becomes the shortcode's body."""
        rendering: RenderingState = env[RENDERING_KEY]
        rules = self.rules
        out: list[str] = []
        outer: list[tuple[Token, list[str]]] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                rendering.block = token
                children = token.children or ()
                if len(children) == 1 and children[0].type == "text":
                    out.append(escapeHtml(children[0].content))
                else:
                    out.append(self.renderInline(children, options, env))
            elif kind in rules:
                out.append(rules[kind](tokens, index, options, env))
            elif kind == "shortcode_open":
                outer.append((token, out))
                out = []
            elif kind == "shortcode_close" and outer:
                body = Markup("".join(out))
                opening, out = outer.pop()
                out.append(_shortcode(opening, body, rendering))
            elif token.nesting == -1 and token.block and not token.hidden:
                out.append(f"</{token.tag}>\n")
            else:
                out.append(self.renderToken(tokens, index, options, env))
        for _, before in reversed(outer):
            out = before + out
        return "".join(out)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Render the children of a block. Most are texts, or tags without attributes, rendered fast here."""
        rules = self.rules
        out: list[str] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escapeHtml(token.content))
            elif kind in rules:
                out.append(rules[kind](tokens, index, options, env))
            elif token.nesting and not token.attrs:
                out.append(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    @staticmethod
    def renderAttrs(token: Token) -> str:
        """Return the attributes of a tag; most tags have none."""
        return RendererHTML.renderAttrs(token) if token.attrs else ""

    def heading_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render the opening tag of a heading, which always has an anchor."""
        token = tokens[idx]
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return f"{before}<{token.tag}{self.renderAttrs(token)}>"

    def hr(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render a thematic break as `<hr>`, in HTML rather than XHTML syntax."""
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return f"{before}<hr{self.renderAttrs(tokens[idx])}>\n"

    def shortcode(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render a shortcode without a body."""
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return before + _shortcode(tokens[idx], Markup(), env[RENDERING_KEY])

    def replaced(self, *_: Any) -> str:
        """Return an empty string for a paragraph replaced by a figure."""
        return ""

    def stray_shortcode(self, *_: Any) -> str:
        """Return an empty string for a shortcode within a line, already reported during parsing."""
        return ""

    def html_block(self, *_: Any) -> str:
        """Return an empty string for raw HTML, already reported during parsing."""
        return ""

    def html_inline(self, *_: Any) -> str:
        """Return an empty string for raw HTML, already reported during parsing."""
        return ""

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the opening tag of a link, by the policy of `targets`."""
        rendering: RenderingState = env[RENDERING_KEY]
        html = render_link(tokens, idx, rendering)
        rendering.is_link_shown = html.startswith("<a ")
        return html

    def link_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the end of a link, but only if its beginning was rendered."""
        rendering: RenderingState = env[RENDERING_KEY]
        state, rendering.link_state = rendering.link_state, ""
        if not rendering.is_link_shown:
            return ""
        return f'</a> <span class="tag">{escapeHtml(state)}</span>' if state else "</a>"

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render a figure if the picture is alone in its paragraph. Otherwise render a picture within the text."""
        return render_picture(tokens[idx], env[RENDERING_KEY])

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a block of code. It scrolls sideways, so it must be reachable by keyboard."""
        return super().fence(tokens, idx, options, env).replace("<pre>", '<pre tabindex="0">', 1)

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render an indented block of code like `fence`."""
        return super().code_block(tokens, idx, options, env).replace("<pre", '<pre tabindex="0"', 1)

    def table_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the beginning of a table, within a scrollable region with a unique name."""
        rendering: RenderingState = env[RENDERING_KEY]
        rendering.table_count += 1
        token = tokens[idx]
        name = rendering.strings("table.scroll")
        if "caption" in token.meta:
            name = f"{name}: {plain_text_of(token.meta['caption'].children or ())}"
        if rendering.table_count > 1 and ("caption" not in token.meta or name in rendering.region_names):
            name = f"{name} ({rendering.table_count})"
        rendering.region_names.add(name)
        region = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escapeHtml(name)}">'
        return f"{region}\n<table{self.renderAttrs(token)}>\n"

    def table_close(self, *_: Any) -> str:
        """Render the end of a table and of the region around it."""
        return "</table>\n</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render the opening tag of a header cell."""
        token = tokens[idx]
        return f'<th scope="{token.meta.get(SCOPE_KEY, "col")}"{_spans(token)}{_alignment(token)}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render the opening tag of a cell."""
        return f"<td{_spans(tokens[idx])}{_alignment(tokens[idx])}>"

    def column_groups(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render the column groups defined by the header cells."""
        widths = tokens[idx].meta[GROUPS_KEY]
        return "".join(f'<colgroup span="{width}"></colgroup>' for width in widths) + "\n"

    def task_mark(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the state of a checklist entry as a sign, with words for screen readers."""
        is_done = bool(tokens[idx].meta[DONE_KEY])
        label = escapeHtml(env[RENDERING_KEY].strings("task.done" if is_done else "task.open"))
        return f'<span class="task-mark" role="img" aria-label="{label}">{TASK_SIGNS[is_done]}</span> '

    def footnote_ref(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the mark of a footnote."""
        number, mark = _footnote(tokens[idx])
        anchors = env[RENDERING_KEY].anchors
        anchors.add(f"fnref{mark}")
        anchors.add(f"fn{number}")
        return f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{mark}">[{number}]</a></sup>'

    def footnote_block_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the beginning of the list of footnotes."""
        label = escapeHtml(env[RENDERING_KEY].strings("footnotes.label"))
        return f'<section class="footnotes" aria-label="{label}">\n<ol class="footnotes-list">\n'

    def footnote_block_close(self, *_: Any) -> str:
        """Render the end of the footnotes."""
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Render the beginning of a footnote."""
        return f'<li id="fn{tokens[idx].meta["id"] + 1}" class="footnote-item">'

    def footnote_close(self, *_: Any) -> str:
        """Render the end of a footnote."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Render the link back from a footnote."""
        label = escapeHtml(env[RENDERING_KEY].strings("footnotes.back"))
        _, mark = _footnote(tokens[idx])
        return f' <a href="#fnref{mark}" class="footnote-backref" aria-label="{label}">\u21a9\ufe0e</a>'


def _shortcode(token: Token, body: Markup, rendering: RenderingState) -> str:
    use = token.meta["use"]
    if use is None:
        return ""
    html = use.shortcode.render(use, body, rendering).strip()
    return wrap_component(token, html) + "\n"


def _spans(token: Token) -> str:
    if not token.meta:
        return ""
    span: tuple[int, int] = token.meta.get(SPAN_KEY, (1, 1))
    rows, columns = span
    return f' rowspan="{rows}"' * (rows > 1) + f' colspan="{columns}"' * (columns > 1)


def _alignment(token: Token) -> str:
    name = _ALIGN.get(str(token.attrs.get("style", "")))
    return f' class="{name}"' if name else ""


def _footnote(token: Token) -> tuple[int, str]:
    """Return the number of a footnote, and the mark of a reference to it."""
    number = token.meta["id"] + 1
    repeated = token.meta.get("subId", 0)
    return number, f"{number}:{repeated}" if repeated else str(number)
