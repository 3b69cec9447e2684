"""Parses `.gitattributes` as Git does (gitattributes(5)), without running a program.

`parse_attributes` parses a file, `attributes_of` returns the assignments in force for a path across several files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen

ATTRIBUTES_FILE: Final = ".gitattributes"

_BLANKS: Final = " \t\r\n"
_MACRO: Final = "[attr]"
_NAME: Final = re.compile(r"(?!-)[-A-Za-z0-9_.]+")
_TOKEN: Final = re.compile(r"[^ \t\r\n]+")
_QUOTED: Final = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"')
_ESCAPE: Final = re.compile(r"\\(?:([0-3][0-7]{2})|(.))")
_ESCAPED: Final = MappingProxyType(
    {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
)
_CLASSES: Final = MappingProxyType(
    {
        "alnum": "0-9A-Za-z",
        "alpha": "A-Za-z",
        "blank": " \\t",
        "cntrl": "\\x00-\\x1f\\x7f",
        "digit": "0-9",
        "graph": "\\x21-\\x7e",
        "lower": "a-z",
        "print": "\\x20-\\x7e",
        "punct": "!-/:-@\\[-`{-~",
        "space": " \\t-\\r",
        "upper": "A-Z",
        "xdigit": "0-9A-Fa-f",
    }
)
_NOTHING: Final = re.compile(r"(?!)")

AttributeValue = str | bool | None
"""True if set, False if unset (`-name`), a text (`name=text`), None if unspecified (`!name`)."""

_PREFIXES: Final[Mapping[str, AttributeValue]] = MappingProxyType({"-": False, "!": None})


@frozen
class AttributeAssignment:
    """An attribute of a line, as written."""

    name: str
    value: AttributeValue
    token: str
    column: int
    """From 1."""


@dataclass(frozen=True)
class AttributeLine:
    """A line that assigns attributes to paths, or to a macro."""

    number: int
    """From 1."""
    text: str
    pattern: str
    """Empty for a macro."""
    macro: str
    """The macro's name; empty for a pattern."""
    assignments: tuple[AttributeAssignment, ...]

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return _compile(self.pattern)

    def matches(self, path: str) -> bool:
        """Return True if the pattern matches a file; `path` is relative to the attributes file's folder, with `/`."""
        return self._expression.fullmatch(path if "/" in self.pattern else path.rpartition("/")[2]) is not None


@frozen
class AttributesFile:
    """An attributes file. `folder` is its folder, from the top: "", or with `/` at its end."""

    path: str
    folder: str
    lines: tuple[AttributeLine, ...]


@frozen
class EffectiveAttribute:
    """The value of an attribute for a path, and the assignment and line (of a file) that set it."""

    value: AttributeValue
    file: str
    line: AttributeLine
    assignment: AttributeAssignment


BUILT_IN_MACROS: Final[Mapping[str, tuple[AttributeAssignment, ...]]] = MappingProxyType(
    {"binary": tuple(AttributeAssignment(name, False, f"-{name}", 0) for name in ("diff", "merge", "text"))}
)


def parse_attributes(data: bytes, path: str) -> AttributesFile:
    """Return the contents of an attributes file. Lines ignored by Git (comments, `!` patterns) are skipped."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    lines = (_parse_line(number, line) for number, line in enumerate(text.split("\n"), 1))
    folder = path.removesuffix(ATTRIBUTES_FILE)
    return AttributesFile(path, folder, tuple(line for line in lines if line is not None))


def _parse_line(number: int, text: str) -> AttributeLine | None:
    start = len(text) - len(text.lstrip(_BLANKS))
    first = _TOKEN.match(text, start)
    if first is None or first[0].startswith("#"):
        return None
    pattern, macro, end = first[0], "", first.end()
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        pattern, end = _unquote(quoted["text"]), quoted.end()
    elif pattern.startswith(_MACRO):
        name = _TOKEN.match(text, _skip_blanks(text, start + len(_MACRO)))
        if name is None or _NAME.fullmatch(name[0]) is None:
            return None
        pattern, macro, end = "", name[0], name.end()
    if pattern.startswith("!"):
        return None
    assignments = tuple(_parse_assignment(token) for token in _TOKEN.finditer(text, end))
    known = tuple(each for each in assignments if each is not None)
    if len(known) < len(assignments):
        return None  # Git ignores the whole line if a name is invalid
    return AttributeLine(number, text.rstrip("\r"), pattern, macro, known)


def _skip_blanks(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip(_BLANKS))


def _unquote(text: str) -> str:
    """Return the text of a quoted pattern: escapes as in C; octal escapes are bytes of UTF-8."""

    def plain(match: re.Match[str]) -> bytes:
        if match[1]:
            return bytes([int(match[1], 8)])
        return _ESCAPED.get(match[2], match[2]).encode("utf-8", "surrogateescape")

    parts, last = [], 0
    for match in _ESCAPE.finditer(text):
        parts += [text[last : match.start()].encode("utf-8", "surrogateescape"), plain(match)]
        last = match.end()
    return b"".join((*parts, text[last:].encode("utf-8", "surrogateescape"))).decode("utf-8", "surrogateescape")


def _parse_assignment(match: re.Match[str]) -> AttributeAssignment | None:
    token = match[0]
    prefix = token[0] if token[0] in _PREFIXES else ""
    name, equals, text = token.removeprefix(prefix).partition("=")
    if _NAME.fullmatch(name) is None:
        return None
    value = _PREFIXES[prefix] if prefix else text if equals else True
    return AttributeAssignment(name, value, token, match.start() + 1)


def _compile(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; a pattern for a folder (`/` at its end) matches no file."""
    if not pattern or pattern.endswith("/"):
        return _NOTHING
    try:
        return re.compile(_translate(pattern.removeprefix("/"), "/" in pattern), re.DOTALL)
    except (re.error, ValueError):
        return _NOTHING


def _translate(pattern: str, is_path: bool) -> str:
    """Translate a wildcard pattern into an expression. Raises ValueError if it cannot match in Git."""
    one, many = ("[^/]", "[^/]*") if is_path else (".", ".*")
    parts: list[str] = []
    place = 0
    while place < len(pattern):
        character = pattern[place]
        if character == "*":
            stars = len(pattern[place:]) - len(pattern[place:].lstrip("*"))
            after = place + stars
            whole = (place == 0 or pattern[place - 1] == "/") and (after == len(pattern) or pattern[after] == "/")
            if is_path and stars > 1 and whole:
                if after == len(pattern):
                    parts.append(".*")
                else:
                    parts.append("(?:.*/)?")
                    after += 1
            else:
                parts.append(many)
            place = after
        elif character == "?":
            parts.append(one)
            place += 1
        elif character == "[":
            text, place = _translate_set(pattern, place + 1)
            parts.append(f"(?!/){text}" if is_path else text)
        elif character == "\\":
            if place + 1 == len(pattern):
                raise ValueError(pattern)
            parts.append(re.escape(pattern[place + 1]))
            place += 2
        else:
            parts.append(re.escape(character))
            place += 1
    return "".join(parts)


def _translate_set(pattern: str, start: int) -> tuple[str, int]:
    """Return (expression of a set in brackets, end of the set). Raises ValueError if the set is not closed."""
    place = start
    negated = pattern[place : place + 1] in ("!", "^")
    place += negated
    parts: list[str] = []
    first = place
    while place < len(pattern) and (pattern[place] != "]" or place == first):
        named = re.match(r"\[:([a-z]*):\]", pattern[place:])
        if named is not None:
            if named[1] not in _CLASSES:
                raise ValueError(pattern)
            parts.append(_CLASSES[named[1]])
            place += named.end()
            continue
        low, place = _set_member(pattern, place)
        if pattern[place : place + 1] == "-" and pattern[place + 1 : place + 2] not in ("", "]"):
            high, place = _set_member(pattern, place + 1)
            if low <= high:
                parts.append(f"{re.escape(low)}-{re.escape(high)}")
        else:
            parts.append(re.escape(low))
    if place >= len(pattern):
        raise ValueError(pattern)
    members = "".join(parts)
    if not members:
        return "." if negated else "(?!)", place + 1
    return f"[{'^' if negated else ''}{members}]", place + 1


def _set_member(pattern: str, place: int) -> tuple[str, int]:
    if pattern[place] == "\\":
        place += 1
        if place >= len(pattern):
            raise ValueError(pattern)
    return pattern[place], place + 1


def collect_macros(files: Iterable[AttributesFile]) -> Mapping[str, tuple[AttributeAssignment, ...]]:
    """Return the macros by name: Git's own, and macros declared by the file at the top."""
    declared = (line for file in files if not file.folder for line in file.lines if line.macro)
    return {**BUILT_IN_MACROS, **{line.macro: line.assignments for line in declared}}


def attributes_of(
    path: str, files: Sequence[AttributesFile], macros: Mapping[str, tuple[AttributeAssignment, ...]]
) -> Mapping[str, EffectiveAttribute]:
    """Return the attributes of a path, by name. `files` go from the top down; other folders are ignored.

    Deeper files take precedence, and in a file the later line and word. A macro applies if it is set.
    """
    effective: dict[str, EffectiveAttribute] = {}

    def assign(file: str, line: AttributeLine, given: AttributeAssignment, written: AttributeAssignment) -> None:
        if given.name in effective:
            return
        effective[given.name] = EffectiveAttribute(given.value, file, line, written)
        if given.value is True:
            for member in reversed(macros.get(given.name, ())):
                assign(file, line, member, written)

    for file in reversed(files):
        if path.startswith(file.folder):
            inside = path.removeprefix(file.folder)
            for line in reversed(file.lines):
                if not line.macro and line.matches(inside):
                    for given in reversed(line.assignments):
                        assign(file.path, line, given, given)
    return effective
