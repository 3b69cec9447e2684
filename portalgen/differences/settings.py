"""What differs between two versions of a file of settings: each value by where it stands, `menu › tin-tuc › label › vi`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, parse_yaml
from portalgen.differences.value_changes import ValueChange
from portalgen.text.bilingual import Bilingual

SETTING: Final = "setting"
"""The name of a changed setting; its label says where it stands."""
_NAMES: Final = ("id", "code", "path", "to", "from", "host")
"""Keys by which an entry of a list is known wherever it stands; else its number is."""
_BETWEEN: Final = " › "


def compare_settings(path: str, before: bytes, after: bytes) -> tuple[ValueChange, ...]:
    """Return the values that differ, in the order of the newer version; none where a version cannot be read as YAML.

    A value that is not there is empty.
    """
    old, new = _read(path, before), _read(path, after)
    if old is None or new is None:
        return ()
    return tuple(
        ValueChange(SETTING, Bilingual(key, key), old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys((*new, *old))
        if old.get(key, "") != new.get(key, "")
    )


def _read(path: str, data: bytes) -> Mapping[str, str] | None:
    tree, fault = parse_yaml(YamlText(data.decode("utf-8", "replace"), path, "CFG"))
    return dict(_flatten(tree, ())) if fault is None else None


def _flatten(tree: Tree, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _flatten(value, (*place, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree, 1):
            yield from _flatten(value, (*place, _name_entry(value, number)))
    else:
        yield _BETWEEN.join(place), tree or ""


def _name_entry(value: Tree, number: int) -> str:
    for key in _NAMES if isinstance(value, dict) else ():
        name = value.get(key) if isinstance(value, dict) else None
        if isinstance(name, str):
            return name
    return str(number)
