"""The tag of a block without attributes: `RendererHTML.renderToken` of markdown-it-py 4.3, without its lists of parts."""

# ruff: noqa: N802 - methods have the library's names

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from portalgen.render.markdown.renderer import Renderer


class FastRenderer(Renderer):
    """Renders what `Renderer` renders."""

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The tag of one token, with line ends as markdown-it sets them."""
        token = tokens[idx]
        if token.attrs or not token.block or not token.nesting:
            return super().renderToken(tokens, idx, options, env)
        if token.hidden:
            return ""
        if token.nesting == -1:
            return f"</{token.tag}>\n"
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        if idx + 1 < len(tokens):
            following = tokens[idx + 1]
            closes = following.nesting == -1 and following.tag == token.tag
            if following.type == "inline" or following.hidden or closes:
                return f"{before}<{token.tag}>"
        return f"{before}<{token.tag}>\n"
