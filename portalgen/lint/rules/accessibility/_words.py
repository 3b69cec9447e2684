"""Words of links and pictures, normalized for comparison: without case, marks and punctuation."""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import fold

_NO_WORD: Final = re.compile(r"[\W_]+")

VAGUE_LINK_TEXTS: Final = frozenset(
    (
        "tại đây",
        "ở đây",
        "đây",
        "xem tại đây",
        "xem ở đây",
        "bấm vào đây",
        "bấm đây",
        "nhấn vào đây",
        "nhấp vào đây",
        "ấn vào đây",
        "click vào đây",
        "vào đây",
        "tải tại đây",
        "tải về tại đây",
        "xem thêm",
        "xem tiếp",
        "xem chi tiết",
        "chi tiết",
        "đọc tiếp",
        "đọc thêm",
        "liên kết",
        "liên kết này",
        "click here",
        "here",
        "see here",
        "read more",
        "see more",
        "learn more",
        "more",
        "details",
        "link",
        "this link",
    )
)


def normalize_words(text: str) -> str:
    """Return `text` in lower case without punctuation. Tone and vowel marks are kept."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def fold_words(text: str) -> str:
    """Return `normalize_words(text)` without tone and vowel marks.

    `Ảnh minh họa` and `anh minh hoạ` become the same.
    """
    return fold(normalize_words(text))


_FOLDED: Final = frozenset(fold_words(each) for each in VAGUE_LINK_TEXTS if " " in each)


_LONGEST: Final = 3 * max(map(len, VAGUE_LINK_TEXTS))
"""The maximum length in characters of a text to check. Longer texts usually describe the target."""


def is_vague(text: str) -> bool:
    """Return True if a link's text does not describe its target.

    For a single word, tone and vowel marks must match too (`đây`, not `dạy`).
    """
    if len(text) > _LONGEST:
        return False
    words = normalize_words(text)
    return words in VAGUE_LINK_TEXTS or fold(words) in _FOLDED
