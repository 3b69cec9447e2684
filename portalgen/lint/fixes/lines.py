"""The lines of a front matter as YAML counts them."""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def split_lines_with_ends(text: str) -> list[str]:
    """Return every line with its end (YAML 1.1, 5.4); joined they are `text` again."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def strip_line_end(line: str) -> str:
    """Return a line without its end."""
    return _BREAK.sub("", line)
