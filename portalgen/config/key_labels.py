"""Labels of keys and choices, as annotations of model fields; diagnostics show them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.diagnostics.sentences import find_closest
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual
from portalgen.text.normalization import fold

_ALIKE: Final = 0.8
"""Minimum similarity of labels, 0 to 1: labels are short words that resemble each other."""
_LISTED: Final = 8
"""Maximum number of names listed completely in a message."""
_NEAREST: Final = 5
"""Number of names listed if there are more."""
_RANKED: Final = 200
"""Maximum number of names ranked by similarity; of more names, the first are listed."""


@frozen
class KeyLabel:
    """The label of a key, its synonyms, and the labels of its values."""

    label: Bilingual
    also: tuple[str, ...] = ()
    choices: tuple[tuple[str, Bilingual], ...] = ()
    if_missing: Bilingual | None = None
    """The text to write if the value of a required key is unknown."""
    is_usual: bool = False
    """True if proposals for the group include it, although it is optional."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every word for the key."""
        return (self.label.vi, self.label.en, *self.also)


def label_choices(choices: Iterable[str], description: str) -> tuple[tuple[str, Bilingual], ...]:
    """Return the choices of a key, each with the label that the key's description gives it.

    The form is `hide: ẩn; none: không có. / hide: …`. If the description in a language does not cover all choices,
    their labels in this language are empty.
    """
    halves = [dict(_pairs_of(half)) for half in description.partition(" / ")[::2]]
    vi, en = (half if half.keys() == set(choices) else {} for half in halves)
    return tuple((each, Bilingual(vi.get(each, ""), en.get(each, ""))) for each in choices)


def _pairs_of(text: str) -> Iterator[tuple[str, str]]:
    for part in text.strip().rstrip(".").split("; "):
        name, _, words = part.partition(": ")
        yield name, words


def list_choices(choices: Collection[tuple[str, Bilingual]]) -> Bilingual | None:
    """Return advice that lists the values allowed for a key. Return None if there are none, or too many."""
    if not 0 < len(choices) <= _LISTED:
        return None
    vi, en = (", ".join(_with_label(*each, language) for each in choices) for language in ("vi", "en"))
    return Bilingual(f"một trong: {vi}", f"one of: {en}")


def find_labelled(word: str, spellings: Mapping[str, Iterable[str]]) -> str:
    """Return the name that `word` means, by an equal or similar label or name. Return an empty string if it is unknown.

    Labels are compared without diacritics, case and spaces.
    """
    names: dict[str, str] = {}
    for name, of_name in spellings.items():
        for spelling in of_name:
            names.setdefault(_squeeze(spelling), name)
    squeezed = _squeeze(word)
    return names.get(squeezed) or find_closest(word, spellings) or _find_alike(squeezed, names)


def _find_alike(squeezed: str, names: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(squeezed, names, n=1, cutoff=_ALIKE)
    return names[near[0]] if near else ""


def format_names(word: str, labels: Mapping[str, Bilingual | None], *, all: bool = False) -> MessageValue:
    """Return names with their labels, such as `work_plan` (Kế hoạch).

    If there are many, return only those nearest to `word`.
    """
    if (all or len(labels) <= _LISTED) and not any(labels.values()):
        return ", ".join(labels)
    return _format_names(word, tuple(labels.items()), len(labels) if all else _LISTED)


@lru_cache(maxsize=256)
def _format_names(word: str, labels: tuple[tuple[str, Bilingual | None], ...], limit: int) -> LocalizedText:
    """Cached by word, because an import repeats the same mistake on every page."""
    is_long = len(labels) > limit
    ranked = sorted(labels, key=lambda pair: -_likeness(word, *pair)) if is_long and len(labels) <= _RANKED else labels
    listed = ranked[:_NEAREST] if is_long else labels
    more = ", …" if is_long else ""
    vi, en = (", ".join(_with_label(*pair, language) for pair in listed) for language in ("vi", "en"))
    return LocalizedText(vi + more, en + more)


def _with_label(name: str, label: Bilingual | None, language: str) -> str:
    words = label.text(language) if label is not None else ""
    return f"`{name}` ({words})" if words else name


def _likeness(word: str, name: str, label: Bilingual | None) -> float:
    spellings = (name, *((label.vi, label.en) if label is not None else ()))
    return max(difflib.SequenceMatcher(None, _squeeze(word), _squeeze(each)).ratio() for each in spellings)


def _squeeze(text: str) -> str:
    return "".join(letter for letter in fold(text).casefold() if letter.isalnum())
