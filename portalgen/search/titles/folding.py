"""The words of the title index: text typed without diacritics equals an editor's text with them.

The script in the browser folds queries in the same way; both are tested with the table
`tests/search/titles/folding.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc]")
_STROKES: Final = str.maketrans({"đ": "d", "ð": "d"})
_PIECE: Final = re.compile(r"(?:[^\W_]|[^\x00-\x7f\s])+")
"""Words, with possible combining marks; other non-ASCII signs are removed afterwards."""
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4_096)
def find_name_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, in order: lower case, without diacritics, `đ` as `d`, letters and digits only.

    Cached, as many sites have consecutive pages with the same names.
    """
    small = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).lower()
    return tuple(chain.from_iterable(map(_fold_piece, _PIECE.findall(small))))


def list_name_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words of all `texts`, without duplicates, in order of first occurrence."""
    return tuple(dict.fromkeys(find_name_words("\n".join(texts))))


@lru_cache(maxsize=65_536)
def _fold_piece(piece: str) -> tuple[str, ...]:
    """Return the words of a piece of text. Cached: most titles consist of the same few thousand syllables."""
    decomposed = unicodedata.normalize("NFD", piece.translate(_STROKES))
    return tuple(_WORD.findall("".join(letter for letter in decomposed if unicodedata.category(letter)[0] != "M")))
