"""The marks of a code block in words, since quoted backticks would merge with the backticks of a message."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.model import LocalizedText

_NUMBERS: Final = {3: ("ba", "three"), 4: ("bốn", "four"), 5: ("năm", "five"), 6: ("sáu", "six")}


def name_fence(mark: str) -> LocalizedText:
    """Return the marks of a fence in words, such as "ba dấu `"."""
    vi, en = _NUMBERS.get(len(mark), (str(len(mark)),) * 2)
    return LocalizedText(f"{vi} dấu {mark[0]}", f"{en} marks {mark[0]}")
