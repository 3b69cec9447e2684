"""Matches entries of two versions of a list: unchanged, moved and renamed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from portalgen.config.yaml_text import Tree
from portalgen.differences.setting_entries import EntryKind, SettingEntry


def _freeze(tree: Tree) -> Hashable:
    if isinstance(tree, dict):
        return tuple(sorted((key, _freeze(each)) for key, each in tree.items()))
    return tuple(map(_freeze, tree)) if isinstance(tree, list) else tree


def pair_entries(kind: EntryKind, old: Sequence[SettingEntry], new: Sequence[SettingEntry]) -> list[tuple[int, int]]:
    """Return the indices of matching entries; equal entries match in their order."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(old))), list(range(len(new)))
    for keys in ((), *kind.identities):
        found = _match([_identify(old[each], keys) for each in left], [_identify(new[each], keys) for each in right])
        pairs += ((left[first], right[second]) for first, second in found)
        taken, given = {first for first, _ in found}, {second for _, second in found}
        left = [each for number, each in enumerate(left) if number not in taken]
        right = [each for number, each in enumerate(right) if number not in given]
    return pairs


def _identify(entry: SettingEntry, keys: tuple[str, ...]) -> Hashable:
    """Return the identity of an entry: the values of `keys`, at least one present; without keys, all of its content."""
    if not keys:
        return _freeze(dict(entry))
    values = tuple(_freeze(entry.get(key)) for key in keys)
    return values if any(values) else None


def _match(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    places: dict[Hashable, list[int]] = {}
    for number, each in enumerate(old):
        places.setdefault(each, []).append(number)
    for listed in places.values():
        listed.reverse()
    return [(places[each].pop(), number) for number, each in enumerate(new) if each is not None and places.get(each)]


def find_moved(former: Sequence[int]) -> list[int]:
    """Return the indices of as few entries as possible whose move explains the new order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, place in enumerate(former):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [place], [number]
    kept: set[int] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return [number for number in range(len(former)) if number not in kept]


def key_of_entry(kind: EntryKind, entry: SettingEntry) -> str:
    """Return the name of an entry in a path of keys."""
    for keys in (*kind.identities, kind.title):
        values = [each for key in keys if isinstance(each := entry.get(key), str)]
        if values:
            return " ".join(values)
    return ""


def find_renamed(kind: EntryKind, old: SettingEntry, new: SettingEntry, language: str) -> tuple[str, str]:
    """Return the key with a changed name of an entry, and its language; ("", "") if unchanged."""
    name = kind.title[0] if kind.write_title is None and kind.title else ""
    first, second = old.get(name), new.get(name)
    if isinstance(first, dict) and isinstance(second, dict):
        code = language if first.get(language) and second.get(language) else next(iter(first), "")
        texts = (first.get(code), second.get(code))
        return (name, code) if all(isinstance(each, str) for each in texts) and texts[0] != texts[1] else ("", "")
    if name in _NAMES and isinstance(first, str) and isinstance(second, str) and first != second:
        return name, ""
    return "", ""


_NAMES: Final = frozenset(("name", "short", "post"))
"""Keys with a single text that name an entry and are not ids."""


def value_at(entry: SettingEntry, name: str, code: str) -> Tree:
    """Return the value of a key, or of a language of it."""
    value = entry.get(name)
    return value.get(code) if code and isinstance(value, dict) else value


def without_value(entry: SettingEntry, name: str, code: str) -> Mapping[str, Tree]:
    """Return the entry without this value."""
    value = entry.get(name)
    rest: Tree = {key: each for key, each in value.items() if key != code} if code and isinstance(value, dict) else None
    return {**entry, name: rest}
