"""Words as the title index has them: what a reader types without marks is the same as what an editor wrote with them.

The script in the browser folds queries the same way; `tests/search/titles/folding.yaml` is the table that both are tested with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc]")
_STROKES: Final = str.maketrans({"đ": "d", "ð": "d"})


def find_name_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in their order: lower case, without marks, `đ` as `d`, letters and digits alone."""
    small = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).lower()
    return tuple(filter(None, map(_fold_word, _word_pattern().findall(small))))


def list_name_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of all of `texts`, each once, in the order in which they come first."""
    return tuple(dict.fromkeys(word for text in texts for word in find_name_words(text)))


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    """A word without its marks: most titles consist of the same few thousand syllables."""
    decomposed = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(letter for letter in decomposed if unicodedata.category(letter)[0] != "M")


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters, digits and all that is a mark (category M): what no mark stands between is one word."""
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] != "M":
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return re.compile(rf"(?:[^\W_]|[{marks}])+")
