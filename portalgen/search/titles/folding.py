"""Words as the title index has them: what a reader types without marks is the same as what an editor wrote with them.

The script in the browser folds queries the same way; `tests/search/titles/folding.yaml` is the table that both are tested with.
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
"""Words, and what may be a mark of one of their letters; other signs beyond ASCII are taken out afterwards."""
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4_096)
def find_name_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in their order: lower case, without marks, `đ` as `d`, letters and digits alone.

    Many sites have pages of the same names, one after the other.
    """
    small = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).lower()
    return tuple(chain.from_iterable(map(_fold_piece, _PIECE.findall(small))))


def list_name_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of all of `texts`, each once, in the order in which they come first."""
    return tuple(dict.fromkeys(find_name_words("\n".join(texts))))


@lru_cache(maxsize=65_536)
def _fold_piece(piece: str) -> tuple[str, ...]:
    """The words of a piece of text: most titles consist of the same few thousand syllables."""
    decomposed = unicodedata.normalize("NFD", piece.translate(_STROKES))
    return tuple(_WORD.findall("".join(letter for letter in decomposed if unicodedata.category(letter)[0] != "M")))
