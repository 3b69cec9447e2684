"""The sentences of a text, and how they differ between two versions of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

_END: Final = re.compile(r"(?<=[.!?…])[\"”’)»]*\s+(?=[^\W\d_]|[\"“‘(«\d])")
_MOST: Final = 4000
"""Sentences compared in order; for longer texts, only additions and removals are found."""
_LOOK: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": ".", "\u00a0": " "})
"""Typographic differences to ignore."""


@frozen
class SentenceChange:
    """A sentence before and after; "" if it was added or removed."""

    before: str
    after: str


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a block of text, with single spaces. The point in a number does not end a sentence."""
    return tuple(each for each in (" ".join(part.split()) for part in _END.split(text)) if each)


def find_sentence_changes(before: Sequence[str], after: Sequence[str]) -> tuple[SentenceChange, ...]:
    """Return the changes, in the order of the new text.

    Spaces, quotation marks, normal forms and the order of sentences are ignored.
    """
    old, new = _without_common(before, after)
    if len(old) + len(new) > _MOST:
        return tuple(SentenceChange(a, b) for a, b in zip_longest(old, new, fillvalue=""))
    matcher = SequenceMatcher(None, [_key_of(each) for each in old], [_key_of(each) for each in new], autojunk=False)
    changes: list[SentenceChange] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(old[start:end], new[first:last], fillvalue="")
            changes += (SentenceChange(a, b) for a, b in pairs)
    return tuple(changes)


def _without_common(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the sentences present in only one version; a repeated sentence counts each time."""
    left = Counter(map(_key_of, before)) - Counter(map(_key_of, after))
    right = Counter(map(_key_of, after)) - Counter(map(_key_of, before))
    return _take(before, left), _take(after, right)


def _take(sentences: Sequence[str], counts: Counter[str]) -> list[str]:
    left = counts.copy()
    kept: list[str] = []
    for each in sentences:
        key = _key_of(each)
        if left[key] > 0:
            left[key] -= 1
            kept.append(each)
    return kept


def _key_of(sentence: str) -> str:
    return " ".join(nfc(sentence).translate(_LOOK).split())
