"""The check of TXT201; its page is `TXT201.md`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT201 at the first decomposed word of a file, with the number of such lines."""
    if text.text.isascii() or unicodedata.is_normalized("NFC", text.text):
        return
    numbers = [number for number, line in enumerate(text.lines, 1) if not unicodedata.is_normalized("NFC", line)]
    if not numbers:
        return
    line = text.lines[numbers[0] - 1]
    start, end = _find_first_word(line)
    count = str(len(numbers))
    yield violation(
        "TXT201",
        text.span(numbers[0], start + 1, end - start),
        word=unicodedata.normalize("NFC", line[start:end]),
        count=LocalizedText(count, count),  # not part of the finding's identity: it changes with every edit
    )


def _find_first_word(line: str) -> tuple[int, int]:
    """Return (start, end) of the first word outside normal form C, or of the whole line if no single word is."""
    start = 0
    for word in line.split(" "):
        if word and not unicodedata.is_normalized("NFC", word):
            return start, start + len(word)
        start += len(word) + 1
    return 0, len(line)


RULE: Final = PageRule("TXT201", check)
