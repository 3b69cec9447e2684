"""The headings that shortcodes bring along: each is one level below the heading of the text that stands above it.

Headings within such a shortcode are below its own: where the highest of them is not, all of them are lowered alike.
"""

from __future__ import annotations

from typing import Final

from markdown_it.token import Token

from portalgen.render.markdown.positions import COLUMN_KEY

_LEVELS: Final = range(2, 7)


def add_headings(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a body with a heading at the beginning of each shortcode that has one.

    What stands in such a shortcode is a part of the page like any other, so it is as deep as what stands around it.
    """
    if not any(_title_of(token) for token in tokens):
        return tokens
    result: list[Token] = []
    level, inside = 1, 0
    around: list[int] = []
    """For each open shortcode: how much less deep its body is now."""
    own: list[tuple[int, int]] = []
    """For each open shortcode with a heading: its level, and where its body begins in the result."""
    for token in tokens:
        if token.type == "shortcode_close" and around:
            titled = around.pop()
            inside -= titled
            if titled:
                _lower_headings(result, *own.pop())
        token.level -= inside
        result.append(token)
        if token.type == "heading_open" and not inside and not token.level:
            level = int(token.tag[1:])
        elif token.type == "shortcode_open":
            title = _title_of(token)
            around.append(1 if title else 0)
            inside += around[-1]
            if title:
                depth = min(max(level + 1, _LEVELS[0]), _LEVELS[-1])
                result += _heading(token, title, depth)
                own.append((depth, len(result)))
    return result


def _lower_headings(tokens: list[Token], level: int, start: int) -> None:
    """Lower the headings from `start` on so far that the highest is below `level`; those in a quotation stay."""
    headings = [each for each in tokens[start:] if each.type in ("heading_open", "heading_close") and not each.level]
    lower = level + 1 - min((int(each.tag[1:]) for each in headings), default=level + 1)
    for each in headings if lower > 0 else ():
        each.tag = f"h{min(int(each.tag[1:]) + lower, _LEVELS[-1])}"


def _title_of(token: Token) -> str:
    """The heading that a shortcode brings along; empty where it has none."""
    use = token.meta.get("use") if token.type == "shortcode_open" else None
    return str(use.value(use.shortcode.heading_from)) if use is not None and use.shortcode.heading_from else ""


def _heading(token: Token, title: str, level: int) -> tuple[Token, Token, Token]:
    """The three tokens of a heading, whose text was read already: it is no Markdown."""
    tag, mark = f"h{level}", "#" * level
    words = Token("text", "", 0, content=" ".join(title.split()))
    text = Token("inline", "", 0, map=token.map, level=token.level + 1, children=[words], block=True)
    text.content = words.content
    text.meta[COLUMN_KEY] = 0
    return (
        Token("heading_open", tag, 1, map=token.map, level=token.level, markup=mark, block=True),
        text,
        Token("heading_close", tag, -1, level=token.level, markup=mark, block=True),
    )
