"""Unicode normal form C, and the folding that makes spellings of one Vietnamese word equal.

NFC does not unify `Hoà` and `Hòa`, and NFD does not decompose `đ`; folding drops marks and maps `đ` to `d`,
which makes both spellings equal.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_D_WITH_STROKE: Final = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def nfc(text: str) -> str:
    """`text` in normal form C (the same object where it already is)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without tone and vowel marks, `đ` as `d`, case kept."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
