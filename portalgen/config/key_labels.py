"""What people call a key and its choices, as the annotation of a model's field carries it: reports name both."""

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
"""How much of a label has to be right, 0 to 1: labels are short words that resemble each other."""
_LISTED: Final = 8
"""Names that a report lists without leaving any out."""
_NEAREST: Final = 5
"""Of more names, those that it lists."""
_RANKED: Final = 200
"""Names among which the nearest are looked for; of more, the first are listed."""


@frozen
class KeyLabel:
    """The label of a key, the other words that people use for it, and the labels of the values that it may have."""

    label: Bilingual
    also: tuple[str, ...] = ()
    choices: tuple[tuple[str, Bilingual], ...] = ()
    if_missing: Bilingual | None = None
    """What to write where nobody knows the value of a key that has to be there."""
    is_usual: bool = False
    """A proposal for its group has it, though it may be left out."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every word that stands for the key."""
        return (self.label.vi, self.label.en, *self.also)


def label_choices(choices: Iterable[str], description: str) -> tuple[tuple[str, Bilingual], ...]:
    """Return each choice with what the description of its key says of it: `hide: ẩn; none: không có. / hide: …`.

    In a language in which it does not speak of all of them, none has a label.
    """
    halves = [dict(_pairs_of(half)) for half in description.partition(" / ")[::2]]
    vi, en = (half if half.keys() == set(choices) else {} for half in halves)
    return tuple((each, Bilingual(vi.get(each, ""), en.get(each, ""))) for each in choices)


def _pairs_of(text: str) -> Iterator[tuple[str, str]]:
    for part in text.strip().rstrip(".").split("; "):
        name, _, words = part.partition(": ")
        yield name, words


def list_choices(choices: Collection[tuple[str, Bilingual]]) -> Bilingual | None:
    """Return the values that a key may have, as an advice; None where it has none, or many."""
    if not 0 < len(choices) <= _LISTED:
        return None
    vi, en = (", ".join(_with_label(*each, language) for each in choices) for language in ("vi", "en"))
    return Bilingual(f"một trong: {vi}", f"one of: {en}")


def find_labelled(word: str, spellings: Mapping[str, Iterable[str]]) -> str:
    """Return the name that `word` means: its label or nearly, or a name that is much like it; empty where there is none.

    Marks, case and spaces make no difference to a label.
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
    """Return names with their labels, `work_plan` (Kế hoạch): of many, those that are nearest to `word`."""
    if (all or len(labels) <= _LISTED) and not any(labels.values()):
        return ", ".join(labels)
    return _format_names(word, tuple(labels.items()), len(labels) if all else _LISTED)


@lru_cache(maxsize=256)
def _format_names(word: str, labels: tuple[tuple[str, Bilingual | None], ...], limit: int) -> LocalizedText:
    """Compare each word once: what an import has wrong it has in every page."""
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
