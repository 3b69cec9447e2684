"""Indivisible units of a text: syllables with their marks, numbers, dates, document numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad\u2060"
_TOKEN: Final = re.compile(
    rf"""
      https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]                    # web addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                          # e-mail addresses
    | \d[\w{_MARKS}]*(?:[-./,:–][\w{_MARKS}]+)*(?:%|°C?)?        # numbers, dates, hours, 123/QĐ-UBND, 2021-2025
    | \w[\w{_MARKS}]*(?:[-'’]\w[\w{_MARKS}]*)*                   # syllables, and hyphenated words
    | \.{{2,}}                                                   # dots in place of words
    | \S
    """,
    re.VERBOSE,
)
_LETTER: Final = re.compile(r"\w")


@frozen
class TokenizedText:
    """A text in normal form C: `spaces[i]` stands before `words[i]`, and the last of `spaces` behind all words."""

    words: tuple[str, ...]
    spaces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.slice(0, len(self.words)) + self.spaces[-1]

    def slice(self, start: int, end: int) -> str:
        """The words from `start` until before `end`, each behind its space."""
        return "".join(self.spaces[index] + self.words[index] for index in range(start, end))


def tokenize(text: str) -> TokenizedText:
    """Return the words of `text` and the spaces between them."""
    normal = nfc(text)
    words: list[str] = []
    spaces: list[str] = []
    end = 0
    for match in _TOKEN.finditer(normal):
        if match.start() == end and words and unicodedata.combining(match[0][0]):
            words[-1] += match[0]  # a combining mark without a composed form stays with its letter
        else:
            spaces.append(normal[end : match.start()])
            words.append(match[0])
        end = match.end()
    spaces.append(normal[end:])
    return TokenizedText(tuple(words), tuple(spaces))


def is_lexical(word: str) -> bool:
    """Return True if a token is a word or number, not punctuation."""
    return _LETTER.match(word) is not None
