r"""The syntax of a shortcode: `{{ name key="value" … }}`, and `{{ /name }}` at the end of a shortcode with a body.

Word turns straight quotes into typographic ones, so both are accepted. `\"` is a quote within a value.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.frozen import frozen

_LINE: Final = re.compile(r"\{\{[ \t]*(?P<close>/[ \t]*)?(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?P<rest>.*?)[ \t]*\}\}")
_ARGUMENT: Final = re.compile(
    r'[ \t]+(?P<key>[A-Za-z][A-Za-z0-9_-]*)[ \t]*=[ \t]*(?:"(?P<straight>(?:\\.|[^"\\])*)"'
    r'|[“”](?P<curly>(?:\\.|[^“”"\\])*)["“”])'
)
_ESCAPED: Final = re.compile(r'\\(["“”\\])')


@frozen
class ShortcodeWord:
    """A word of a shortcode. `offset` is its position in the text of the line, `length` the length of the raw text."""

    text: str
    offset: int
    length: int


@frozen
class ShortcodeCall:
    """A shortcode as written, not yet checked."""

    name: ShortcodeWord
    is_closing: bool
    arguments: tuple[tuple[ShortcodeWord, ShortcodeWord], ...] = ()


def read_call(text: str) -> ShortcodeCall | None:
    """Parse the shortcode in `text`. Return None if that is impossible."""
    line = _LINE.fullmatch(text)
    if line is None:
        return None
    name = ShortcodeWord(line["name"], line.start("name"), len(line["name"]))
    arguments: list[tuple[ShortcodeWord, ShortcodeWord]] = []
    position, end = line.span("rest")
    while position < end:
        match = _ARGUMENT.match(text, position, end)
        if match is None:
            return None
        arguments.append((_word(match, "key"), _word(match, "straight" if match["curly"] is None else "curly")))
        position = match.end()
    keys = [key.text for key, _ in arguments]
    if len(set(keys)) < len(keys) or (line["close"] and arguments):
        return None
    return ShortcodeCall(name, bool(line["close"]), tuple(arguments))


def write_call(name: str, **values: str) -> str:
    """Return the line that calls a shortcode without a body, in the syntax of `read_call`."""
    escaped = ((key, value.replace("\\", "\\\\").replace('"', '\\"')) for key, value in values.items())
    words = " ".join(f'{key}="{value}"' for key, value in escaped)
    return f"{{{{ {name} {words} }}}}"


def _word(match: re.Match[str], group: str) -> ShortcodeWord:
    raw = match[group]
    return ShortcodeWord(_ESCAPED.sub(r"\1", raw) if "\\" in raw else raw, match.start(group), len(raw))
