"""Converts dates with the day first (`24/11/2026`) to the form used in front matter (`2026-11-24`).

In Vietnam the day comes before the month, so `03/04/2026` is unambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.yaml_text import Location, Tree, YamlText, as_mapping, parse_yaml, place_in_yaml
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Field
from portalgen.lint.fixes.lines import split_lines_with_ends
from portalgen.text.written_dates import is_day_before_month, suggest_date

_TYPES: Final = frozenset(("date", "datetime", "closing_date"))


def rewrite_dates(head: str, path: str, kinds: Kinds) -> str:
    """Return the front matter with the values of its date fields written as `YYYY-MM-DD`.

    Return `head` unchanged if it cannot be parsed, if its kind is unknown, or if any other value would change.
    """
    source = YamlText(head, path, "FMT")
    keys = as_mapping(parse_yaml(source)[0])
    kind = kinds.find(keys.get("kind")) if keys else None
    if keys is None or kind is None:
        return head
    lines = split_lines_with_ends(head)
    expected: Tree = dict(keys)
    found = [
        (place_in_yaml(source, location), location, text) for location, text in _find_days(dict(keys), kind.fields, ())
    ]
    for place, location, written in sorted(found, key=lambda each: -each[0].column):  # what stands before stays there
        line = lines[place.line - 1]
        start, end = place.column - 1, place.column - 1 + place.length
        day = suggest_date(written)
        if not day or line[start:end].strip("\"'") != written:
            continue
        lines[place.line - 1] = line[:start] + line[start:end].replace(written, day) + line[end:]
        expected = _with_value(expected, location, day)
    changed = "".join(lines)
    return changed if parse_yaml(YamlText(changed, path, "FMT"))[0] == expected else head


def _find_days(tree: Tree, fields: Iterable[Field], below: Location) -> Iterator[tuple[Location, str]]:
    """Yield (location, text) of every value of a date field written day first."""
    if not isinstance(tree, dict):
        return
    for field in fields:
        value = tree.get(field.name)
        entries = enumerate(value) if isinstance(value, list) else ((None, value),)
        for number, entry in entries:
            location = (*below, field.name) if number is None else (*below, field.name, number)
            if field.type in _TYPES and isinstance(entry, str) and is_day_before_month(entry):
                yield location, entry
            elif field.fields:
                yield from _find_days(entry, field.fields, location)


def _with_value(tree: Tree, location: Location, value: str) -> Tree:
    """Return `tree` with `value` at `location`."""
    if not location:
        return value
    step, rest = location[0], location[1:]
    if isinstance(tree, dict):
        return {key: _with_value(each, rest, value) if key == step else each for key, each in tree.items()}
    assert isinstance(tree, list)
    return [_with_value(each, rest, value) if number == step else each for number, each in enumerate(tree)]
