"""Headings added by shortcodes, each one level below the preceding heading of the text.

Headings within such a shortcode are below its own: if the highest is not, all are lowered equally.
"""

from __future__ import annotations

from typing import Final

from markdown_it.token import Token

from portalgen.render.markdown.positions import COLUMN_KEY

_LEVELS: Final = range(2, 7)


def add_headings(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a body, with a heading added at the beginning of each shortcode with a title.

    The body of such a shortcode is an ordinary part of the page, so its tokens get the nesting level of the tokens
    around it.
    """
    if not any(_title_of(token) for token in tokens):
        return tokens
    result: list[Token] = []
    level, inside = 1, 0
    around: list[int] = []
    """For each open shortcode: the number of levels by which its body is raised."""
    own: list[tuple[int, int]] = []
    """For each open shortcode with a heading: its level, and the index in the result at which its body begins."""
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
    """Lower the headings from `start` on so that the highest is below `level`; headings in a quotation stay."""
    headings = [each for each in tokens[start:] if each.type in ("heading_open", "heading_close") and not each.level]
    lower = level + 1 - min((int(each.tag[1:]) for each in headings), default=level + 1)
    for each in headings if lower > 0 else ():
        each.tag = f"h{min(int(each.tag[1:]) + lower, _LEVELS[-1])}"


def _title_of(token: Token) -> str:
    """Return the heading that a shortcode adds, or an empty string."""
    use = token.meta.get("use") if token.type == "shortcode_open" else None
    return str(use.value(use.shortcode.heading_from)) if use is not None and use.shortcode.heading_from else ""


def _heading(token: Token, title: str, level: int) -> tuple[Token, Token, Token]:
    """Return the three tokens of a heading. Its text is already parsed: it is not Markdown."""
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
