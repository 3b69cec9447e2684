"""Finds the names of former agencies, units and levels in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final

from portalgen.config.former_bodies import FormerBodies, FormerBody
from portalgen.config.unit_names import FormerUnit, UnitNames, split_name
from portalgen.frozen import frozen
from portalgen.lint.rules.facts._units import GAP, NAME, compile_words, list_prefixes

_TYPES: Final[dict[str, str]] = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "h": "huyện"}
_COMMUNES: Final = tuple(key for name in ("xã", "phường") for key in split_name(name))
_UNIT: Final = compile_words(
    rf"\b(?P<type>(?i:huyện|thị trấn|thị xã|thành phố|tỉnh|xã|phường)(?= )|TP\.?|TX\.?|TT\.?|H\.)[\s\0]*(?P<name>{NAME})"
)
_COMMUNE_TYPES: Final = frozenset(map(split_name, ("xã", "phường", "thị trấn")))
_DISTRICT_TYPES: Final = tuple(map(split_name, ("huyện", "thành phố", "thị xã")))
_DISTRICT: Final = compile_words(
    rf"[\s\0]*[,(–-]?[\s\0]*(?:(?P<type>(?i:huyện|thị xã|thành phố)(?= )|TP\.?|TX\.?|H\.)[\s\0]*)?(?P<name>{NAME})"
)
"""Behind a commune: `, thành phố Đà Lạt`."""


@frozen
class Mention:
    """A former body in the place of an existing one."""

    start: int
    text: str
    body: FormerBody | FormerUnit


@frozen
class MentionFinder:
    """Finds mentions of bodies that ended before the page."""

    register: FormerBodies
    names: UnitNames
    days: tuple[date, ...]
    """Days of the page, and of the document that it shows."""

    def find(self, whole: str) -> Iterator[Mention]:
        found = chain(self._find_agencies(whole), self._find_units(whole))
        for mention in sorted(found, key=lambda each: each.start):
            if all(day >= mention.body.since for day in self.days):
                yield mention

    def is_agency(self, mention: Mention) -> bool:
        return isinstance(mention.body, FormerBody) and mention.body in self.register.agencies

    def _find_agencies(self, whole: str) -> Iterator[Mention]:
        pattern, bodies = _compile(self.register)
        if pattern is not None:
            for match in pattern.finditer(whole):
                yield Mention(match.start(), match[0], bodies[split_name(match[0])])

    def _find_units(self, whole: str) -> Iterator[Mention]:
        for match in _UNIT.finditer(whole):
            kind = _type_key(match["type"])
            named, ends = list_prefixes(match["name"])
            body, count = self._find_unit(kind, named)
            if body is None:
                continue
            end = match.start("name") + ends[count - 1]
            if kind in _COMMUNE_TYPES and isinstance(body, FormerUnit):
                body = self._narrow(body, whole, end)
            if body is not None:
                yield Mention(match.start(), whole[match.start() : end], body)
        for body in self.register.levels:
            for match in _level_pattern(body.names).finditer(whole):
                yield Mention(match.start(), match[0], body)

    def _narrow(self, commune: FormerUnit, whole: str, end: int) -> FormerUnit | None:
        """Return the commune with its successors in the district written behind it; None in a district elsewhere."""
        match = _DISTRICT.match(whole, end)
        if match is None:
            return commune
        named, _ = list_prefixes(match["name"])
        kinds = (_type_key(match["type"]),) if match["type"] else _DISTRICT_TYPES
        if match["type"] and not self.names.knows((*kinds[0], *named)):
            return None
        for kind in kinds:
            district, _ = self._find_unit(kind, named)
            if isinstance(district, FormerUnit):
                own = tuple(each for each in commune.successors if each in district.successors)
                return FormerUnit(commune.name, commune.since, own or commune.successors)
        return commune

    def _find_unit(self, kind: tuple[str, ...], named: tuple[str, ...]) -> tuple[FormerBody | FormerUnit | None, int]:
        """Return the former unit whose name begins `named`, and the number of its words.

        A district that the table lacks belongs to its level if a commune of the portal has its name: `huyện Cát Tiên`.
        """
        own = {split_name(name): body for body in self.register.units for name in body.names}
        for count in range(len(named), 0, -1):
            key = (*kind, *named[:count])
            if key in self.names.present:
                break
            if body := own.get(key) or self.names.former.get(key):
                return body, count
        for body in self.register.levels:
            if kind in map(split_name, body.names):
                for count in range(len(named), 1, -1):
                    if any((each, *named[:count]) in self.names.present for each in _COMMUNES):
                        return body, count
        return None, 0


def _type_key(written: str) -> tuple[str, ...]:
    """Return the key of a type, also if abbreviated: of `thành phố` for `TP.`."""
    kind = written.rstrip(".").casefold()
    return split_name(_TYPES.get(kind, kind))


@lru_cache(maxsize=4)
def _compile(register: FormerBodies) -> tuple[re.Pattern[str] | None, dict[tuple[str, ...], FormerBody]]:
    names = {name: body for body in register.agencies for name in body.names}
    if not names:
        return None, {}
    longest_first = sorted(names, key=len, reverse=True)
    choices = "|".join(GAP.join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"\b(?:{choices})(?!\w)", re.IGNORECASE), {
        split_name(name): body for name, body in names.items()
    }


@lru_cache(maxsize=8)
def _level_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a level without a name behind it."""
    choices = "|".join(GAP.join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\b(?:{choices})(?!\w)(?![\s\0]+(?:[A-ZĐÂÊÔƠƯĂÁÀẢẠ\d]|ủy|uỷ))")
