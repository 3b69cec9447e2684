"""The check of ATT211; its page is `ATT211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.normalization import fold, nfc

_SURNAMES: Final = frozenset(
    (
        "nguyen",
        "tran",
        "le",
        "pham",
        "huynh",
        "hoang",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "trinh",
        "dinh",
        "truong",
        "doan",
        "mai",
    )
)
_OFFICES: Final = frozenset(("phong", "so", "ban", "uy", "ubnd", "hdnd", "vp", "cuc"))
_MOST: Final = 5
"""The maximum number of words in a name."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT211 if the author property is a common surname and two to four more words, all capitalized."""
    words = nfc(text.creator).split()
    if 3 <= len(words) <= _MOST and all(word.isalpha() and word[0].isupper() for word in words):
        plain = [fold(word).lower() for word in words]
        if plain[0] in _SURNAMES and not _OFFICES & set(plain):
            yield attachment_violation()


RULE: Final = AttachmentRule("ATT211", check)
