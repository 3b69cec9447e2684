"""Finds the names of former agencies, units and levels in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
(_DEPARTMENT,), (_PROVINCE,), (_AND,) = map(split_name, ("sở", "tỉnh", "và"))
_DEPARTMENTS: Final = compile_words(
    r"\b(?:các|hai|ba|bốn|năm|sáu) (?P<sở>sở)(?P<mark>[\s\0]*:| (?:là|gồm):?)? ", re.IGNORECASE
)
_LINK: Final = compile_words(r"[\s\0]*,(?: và)? | (?:và|hoặc|cùng) ")
"""Between the entries of a list."""
_JOINT: Final = re.compile(r"\s*[-–&,]\s*|\s+và\s+")
_ANY_JOINT: Final = r"(?:[\s\0]*[-–&,][\s\0]*|[\s\0]+và[\s\0]+)"


@frozen
class Mention:
    """A former body in the place of an existing one."""

    start: int
    text: str
    body: FormerBody | FormerUnit
    group: tuple[int, int] = (0, 0)
    """(start, end) of a list such as `các sở: KH&ĐT, GTVT` with this entry, or of the name with its province."""

    @property
    def span(self) -> tuple[int, int]:
        """(start, end) of the name, or of its group."""
        return self.group if self.group[1] else (self.start, self.start + len(self.text))

    @property
    def name(self) -> str:
        """The name as written; in full if the list has `Sở` only once."""
        written = " ".join(self.text.split())
        if not self.group[1] or isinstance(self.body, FormerUnit) or split_name(written)[0] == _DEPARTMENT:
            return written
        return self.body.names[0]


@frozen
class MentionFinder:
    """Finds mentions of bodies that ended before the page."""

    register: FormerBodies
    names: UnitNames
    days: tuple[date, ...]
    """Days of the page, and of the document that it shows."""

    def find(self, whole: str) -> Iterator[Mention]:
        found = chain(self._find_agencies(whole), self._find_units(whole))
        group = (0, 0)
        for mention in sorted(found, key=lambda each: (each.start, -each.group[1])):
            is_within = mention.start < group[1] and mention.group != group
            if not is_within and all(day >= mention.body.since for day in self.days):
                group = mention.group if mention.group[1] else group
                yield mention

    def is_agency(self, mention: Mention) -> bool:
        return isinstance(mention.body, FormerBody) and mention.body in self.register.agencies

    def _find_agencies(self, whole: str) -> Iterator[Mention]:
        table = _compile(self.register)
        if table is None:
            return
        end = 0
        for lead in _DEPARTMENTS.finditer(whole):
            if lead.start() >= end:
                entries = list(self._find_group(whole, lead, table))
                end = max((each.span[1] for each in entries), default=end)
                yield from entries
        provinces = _compile_provinces(self.register, tuple(self.names.present.values()))
        for match in table.full.finditer(whole):
            province = provinces.match(whole, match.end())
            group = (match.start(), province.end()) if province else (0, 0)
            yield Mention(match.start(), match[0], table.bodies[_agency_key(match[0])], group)

    def _find_group(self, whole: str, lead: re.Match[str], table: _Agencies) -> Iterator[Mention]:
        """Yield the former agencies of a list behind `các sở`."""
        others = _compile_others(tuple(self.names.present.values()))
        found: list[re.Match[str]] = []
        end = lead.end()
        while match := table.bare.match(whole, end) or (others and others.match(whole, end)):
            if match.re is table.bare:
                found.append(match)
            end = match.end()
            link = _LINK.match(whole, end)
            if link is None:
                break
            end = link.end()
        group = (lead.start(), match.end() if match else end)
        for each in found:
            first = lead.start("sở") if each.start() == lead.end() and not lead["mark"] else each.start()
            yield Mention(first, whole[first : each.end()], table.bodies[_agency_key(f"sở {each['name']}")], group)

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


@frozen
class _Agencies:
    """The patterns of the agencies of a register."""

    full: re.Pattern[str]
    bare: re.Pattern[str]
    """Without the type, as entries of a list: `(Sở) KH&ĐT`."""
    bodies: Mapping[tuple[str, ...], FormerBody]


@lru_cache(maxsize=4)
def _compile(register: FormerBodies) -> _Agencies | None:
    names = {name: body for body in register.agencies for name in body.names}
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    full = "|".join(map(_name_pattern, longest_first))
    bare = "|".join(_name_pattern(name[3:]) for name in longest_first if split_name(name)[0] == _DEPARTMENT)
    return _Agencies(
        re.compile(rf"\b(?:{full})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:sở{GAP})?(?P<name>{bare or '(?!)'})(?!\w)", re.IGNORECASE),
        {_agency_key(name): body for name, body in names.items()},
    )


@lru_cache(maxsize=4)
def _compile_others(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern of the present departments as entries of a list; None without any."""
    bare = [_name_pattern(name[3:]) for name in names if split_name(name)[0] == _DEPARTMENT]
    return re.compile(rf"(?:sở{GAP})?(?:{'|'.join(bare)})(?!\w)", re.IGNORECASE) if bare else None


@lru_cache(maxsize=4)
def _compile_provinces(register: FormerBodies, names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the own province behind an agency: ` tỉnh`, ` Lâm Đồng`."""
    known = (*names, *(name for body in register.units for name in body.names))
    own = "|".join(_name_pattern(name[5:]) for name in known if split_name(name)[0] == _PROVINCE)
    return re.compile(rf"{GAP}(?:(?:tỉnh{GAP})?(?:{own or '(?!)'})(?!\w)|tỉnh(?!\w)(?!{GAP}{NAME}))")


def _name_pattern(name: str) -> str:
    """Return the pattern of a name, with any of `và`, `&` and dashes for another."""
    parts = [GAP.join(map(re.escape, part.split())) for part in _JOINT.split(name)]
    return _ANY_JOINT.join(parts)


def _agency_key(name: str) -> tuple[str, ...]:
    return tuple(word for word in split_name(name) if word != _AND)


@lru_cache(maxsize=8)
def _level_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a level without a name behind it."""
    choices = "|".join(GAP.join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\b(?:{choices})(?!\w)(?![\s\0]+(?:[A-ZĐÂÊÔƠƯĂÁÀẢẠ\d]|ủy|uỷ))")
