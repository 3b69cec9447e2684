"""The names of a portal's own sites, and of the former units that they succeeded, for lookups in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from portalgen.config.search_aliases import SITE_TARGET, SearchAlias
from portalgen.frozen import frozen
from portalgen.text.normalization import fold, nfc, spelling_key
from portalgen.text.syllables import is_syllable

if TYPE_CHECKING:
    from portalgen.config.portal import Portal, Site

COMMUNE_GROUP: Final = "commune"
_COMMUNE_TYPES: Final = ("xa ", "phuong ", "dac khu ")
_DEPARTMENT: Final = "so "
_PROVINCE: Final = re.compile(r"\btỉnh\s+(?P<name>\w+(?:\s\w+)*)\s*\Z")
_DASH: Final = re.compile(r"\s+[-–—]\s+")
_WORD: Final = re.compile(r"[\w'’]+")
_LONGEST: Final = 9
_LEAST_LETTERS: Final = 3
_POINTS: Final = frozenset(map(spelling_key, ("đông", "tây", "nam", "bắc", "trung")))
_HIGHEST: Final = 30
"""Numbers from here on count something else than units."""
_LONG_DEPARTMENT: Final = 6
"""Words, with the type, of a department name in which one other word is a mistake."""
_LONG_NAME: Final = 5
"""Words, with the type, from which on no other place has a name one letter off."""


@frozen
class FormerUnit:
    """A former unit. `successors` are the names of the sites that took its place, without the main site."""

    name: str
    since: date
    successors: tuple[str, ...]


def bare_name(name: str) -> str:
    """Return the name of a commune without its type, marks and capitals: `di linh` for `Xã Di Linh`."""
    words = " ".join(fold(name).casefold().split())
    return next((words.removeprefix(each) for each in _COMMUNE_TYPES if words.startswith(each)), words)


def split_name(name: str) -> tuple[str, ...]:
    """Return the words of a name as keys that are equal for words read alike, without punctuation and dashes."""
    return tuple(map(_word_key, _WORD.findall(name)))


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    return spelling_key(word.replace("’", "'"))


@lru_cache(maxsize=8192)
def _loose_word(word: str) -> str:
    """Return the word without marks and apostrophes, with i for y: `li` for `Ly`."""
    return fold(word).casefold().replace("y", "i").replace("'", "")


class UnitNames:
    """Names of the present and former units and departments of a portal. Its tables are built when first used."""

    def __init__(self, sites: Iterable[Site] = (), aliases: Iterable[SearchAlias] = (), main_site: str = "") -> None:
        self._sites = sites
        self._aliases = aliases
        self._main_site = main_site

    @cached_property
    def communes(self) -> tuple[str, ...]:
        """The short names of the communes, in the order of their sites."""
        return tuple(each.name("vi").short for each in self._sites if each.group == COMMUNE_GROUP)

    @cached_property
    def present(self) -> Mapping[tuple[str, ...], str]:
        """The present names by the keys of their words: communes, departments and the province."""
        names = list(self.communes)
        for site in self._sites:
            own = site.name("vi")
            if site.group != COMMUNE_GROUP and fold(own.short).casefold().startswith(_DEPARTMENT):
                names.append(own.short)
            if site.id == self._main_site and (match := _PROVINCE.search(own.full)):
                names.append(f"Tỉnh {match['name']}")
        found = {split_name(name): name for name in names}
        for name in names:
            found.setdefault(split_name(_DASH.split(name)[0]), name)  # Xuân Hương - Đà Lạt is called Xuân Hương too
        return found

    @cached_property
    def former(self) -> Mapping[tuple[str, ...], FormerUnit]:
        """The former units by the keys of their words, without those whose name a present unit has too."""
        names = {site.id: site.name("vi").short for site in self._sites if site.id != self._main_site}
        found: dict[tuple[str, ...], FormerUnit] = {}
        for alias in self._aliases:
            if alias.kind != "former_unit" or alias.since is None or alias.language not in ("", "vi"):
                continue
            targets = (each.removeprefix(SITE_TARGET) for each in alias.targets)
            unit = FormerUnit(alias.words[0], alias.since, tuple(names[each] for each in targets if each in names))
            for each in alias.words:
                if (key := split_name(each)) not in self.present:
                    found.setdefault(key, unit)
        return found

    @cached_property
    def _undated(self) -> frozenset[tuple[str, ...]]:
        return frozenset(split_name(word) for alias in self._aliases for word in alias.words)

    def knows(self, words: Sequence[str]) -> bool:
        """Return True if `words` begin with a present or former name, with or without its marks."""
        loose = tuple(map(_loose_word, words))
        return any(loose[:count] in self._loose_names for count in range(2, len(loose) + 1))

    @cached_property
    def _loose_names(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(map(_loose_word, key)) for key in (*self.present, *self.former, *self._undated))

    @cached_property
    def _by_loose_key(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for key, name in self.present.items():
            found.setdefault("".join(map(_loose_word, key)), set()).add(_written_as(key, name))
        return {key: frozenset(names) for key, names in found.items()}

    @cached_property
    def _by_other_words(self) -> Mapping[tuple[int, tuple[str, ...]], Mapping[str, str]]:
        """Written names by the position of a word and all other words, and then by that word."""
        found: dict[tuple[int, tuple[str, ...]], dict[str, str]] = {}
        for key, name in self.present.items():
            loose = tuple(map(_loose_word, key))
            for index, word in enumerate(loose):
                if index and len(word) >= _LEAST_LETTERS:
                    others = (*loose[:index], *loose[index + 1 :])
                    found.setdefault((index, others), {})[word] = _written_as(key, name)
        return found

    def find_misspelt(self, words: Sequence[str], others: frozenset[tuple[str, ...]]) -> tuple[str, int] | None:
        """Return (right name, number of words) if `words` begin with a misspelt name; None for known or unknown names.

        `words` begin with the type of the unit. `others` are the keys of other real names. A letter too many, too few
        or wrong counts in a short name only if the word is no Vietnamese syllable; otherwise it may be another place.
        """
        keys = split_name(" ".join(words[:_LONGEST]))
        has_known = False
        for count in range(len(keys), 1, -1):
            key = keys[:count]
            if (right := self.present.get(key)) and _has_misplaced_tone(words[:count], _written_as(key, right)):
                return _written_as(key, right), count
            if key in self.present or key in self._undated or key in others:
                has_known = True
                break
            names = self._by_loose_key.get("".join(map(_loose_word, key)), frozenset())
            if len(names) == 1:
                return next(iter(names)), count
        if has_known:
            return None
        for count in range(min(len(keys), _LONGEST), 2, -1):
            if name := self._find_in_series(keys[:count]) or self._find_other_word(keys[:count]):
                return name, count
        for count in range(len(keys), 1, -1):
            if name := self._find_one_letter_off(keys[:count], words[:count]):
                return name, count
        return None

    @cached_property
    def _series(self) -> Mapping[tuple[int, tuple[str, ...]], Mapping[str, str]]:
        """Names with a number or a point of the compass, by its position and the other words: `Bảo Lâm 1` to `5`."""
        found: dict[tuple[int, tuple[str, ...]], dict[str, str]] = {}
        for key, name in self.present.items():
            for index, word in enumerate(key):
                if index and _is_serial(word):
                    found.setdefault((index, (*key[:index], *key[index + 1 :])), {})[word] = _written_as(key, name)
        return {place: names for place, names in found.items() if len(names) > 1}

    def _find_in_series(self, keys: tuple[str, ...]) -> str:
        """Return the nearest name of a series without this number or point: `Xã Bảo Lâm 5` for `xã Bảo Lâm 6`."""
        for index, word in enumerate(keys):
            if not index or not _is_serial(word):
                continue
            known = self._series.get((index, (*keys[:index], *keys[index + 1 :])), {})
            same = [each for each in known if each.isdigit() == word.isdigit()]
            if len(same) < 2 or word in known:
                continue
            if not word.isdigit():
                return known[same[0]]
            if int(word) < _HIGHEST:
                return known[min(same, key=lambda each: abs(int(each) - int(word)))]
        return ""

    @cached_property
    def _departments(self) -> Mapping[tuple[int, tuple[str, ...]], frozenset[str]]:
        """The names of long departments by the position of a word and all other words."""
        found: dict[tuple[int, tuple[str, ...]], set[str]] = {}
        for key, name in self.present.items():
            if key[0] == spelling_key("sở") and len(key) >= _LONG_DEPARTMENT:
                for index in range(1, len(key)):
                    found.setdefault((index, (*key[:index], *key[index + 1 :])), set()).add(name)
        return {place: frozenset(names) for place, names in found.items()}

    def _find_other_word(self, keys: tuple[str, ...]) -> str:
        """Return the department of which one word is wrong: `Công nghệ` for `Công nghiệp`."""
        if len(keys) < _LONG_DEPARTMENT or keys[0] != spelling_key("sở"):
            return ""
        for index in range(1, len(keys)):
            names = self._departments.get((index, (*keys[:index], *keys[index + 1 :])), frozenset())
            if len(names) == 1:
                return next(iter(names))
        return ""

    def _find_one_letter_off(self, keys: tuple[str, ...], words: Sequence[str]) -> str:
        loose = tuple(map(_loose_word, keys))
        found: set[str] = set()
        for index, word in enumerate(loose):
            known = self._by_other_words.get((index, (*loose[:index], *loose[index + 1 :])))
            if known is None or (len(keys) < _LONG_NAME and is_syllable(words[index].casefold())):
                continue
            found |= {name for right, name in known.items() if _is_one_letter_off(word, right)}
        return found.pop() if len(found) == 1 else ""


def unit_names_of(portal: Portal) -> UnitNames:
    """Return the names of the portal, to be shared: their tables are built once."""
    return UnitNames(portal.sites, portal.search_aliases, portal.settings.main_site)


def _is_serial(word: str) -> bool:
    return word.isdigit() or word in _POINTS


def _written_as(key: tuple[str, ...], name: str) -> str:
    """Return the name as written, without its second part if the key has only the first."""
    return name if len(key) == len(split_name(name)) else _DASH.split(name)[0]


def _has_misplaced_tone(words: Sequence[str], right: str) -> bool:
    """Return True if a tone mark stands at the wrong letter: `Qúy` for `Quý`, but not `Thuỷ` for `Thủy`."""
    return any(
        word != name and is_syllable(name) and not is_syllable(word)
        for word, name in zip(map(_small, words), map(_small, _WORD.findall(right)), strict=True)
    )


def _small(word: str) -> str:
    return nfc(word).lower()


def _is_one_letter_off(word: str, right: str) -> bool:
    """Return True if one letter is missing, added or wrong, or two neighbours are swapped."""
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    if len(word) == len(right):
        swapped = word[start + 1 : start + 2] + word[start : start + 1] + word[start + 2 :]
        return word[start + 1 :] == right[start + 1 :] or swapped == right[start:]
    longer, shorter = sorted((word, right), key=len, reverse=True)
    return longer[start + 1 :] == shorter[start:]
