"""Splits a front matter into lines as YAML does."""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def split_lines_with_ends(text: str) -> list[str]:
    """Return every line with its line end (YAML 1.1, 5.4). Joined, the lines give `text` again."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def strip_line_end(line: str) -> str:
    """Return a line without its line end."""
    return _BREAK.sub("", line)
