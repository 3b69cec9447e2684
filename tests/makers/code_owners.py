"""Reads files of code owners as the forges do: GitHub by the last line that fits, Forgejo by every line that fits."""

from __future__ import annotations

import re


def github_owners(text: str, path: str) -> tuple[str, list[str]]:
    """(pattern, owners) of the last line that fits a path; patterns are from the top, folders end in `/`."""
    found: tuple[str, list[str]] = ("", [])
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, *owners = line.split()
        if pattern == "*" or path == pattern[1:] or (pattern.endswith("/") and path.startswith(pattern[1:])):
            found = (pattern, owners)
    return found


def forgejo_owners(text: str, path: str) -> set[str]:
    """The owners of every line whose expression is that of the whole path, or with `!` is not."""
    found: set[str] = set()
    for line in text.splitlines():
        expression, *owners = _tokens(line) or [""]
        if not expression:
            continue
        assert owners, f"a line without owners is refused: {line}"
        fits = re.fullmatch(expression.removeprefix("!"), path) is not None
        if fits is not expression.startswith("!"):
            found |= set(owners)
    return found


def _tokens(line: str) -> list[str]:
    """The words of a line; a backslash takes the next letter as it is, `#` begins a comment."""
    words: list[str] = []
    word, escaped = "", False
    for letter in line.strip():
        if escaped:
            word, escaped = word + letter, False
        elif letter == "\\":
            escaped = True
        elif letter == "#":
            break
        elif letter == " ":
            words, word = ([*words, word] if word else words), ""
        else:
            word += letter
    return [*words, word] if word else words
