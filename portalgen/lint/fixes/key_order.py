"""Sorts the keys of a front matter in the order that its kind declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from portalgen.config.yaml_text import Tree, YamlText, as_mapping, parse_yaml, place_in_yaml
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind
from portalgen.lint.fixes.lines import split_lines_with_ends, strip_line_end

_SCHEMA: Final = "# yaml-language-server:"
_SUPPRESSION: Final = re.compile(r"portalgen\s*:", re.IGNORECASE)
_ANYWHERE: Final = "draft"
"""The last key of a new file, easy to find and delete when the page is finished."""
_FIRST: Final = ("id", "kind", "title")
"""The keys that identify the page. Other keys keep the author's order unless these are moved."""


def find_misplaced_key(keys: Iterable[str], kind: Kind) -> tuple[str, str] | None:
    """Return the first misplaced key among id, kind and title, with the key to move it before.

    Return None if all are in place. Keys unknown to the kind are skipped. Raise KeyError if the kind does not exist.
    """
    ranks = _rank_keys(kind)
    seen: list[str] = []
    for key in keys:
        if key not in ranks or key == _ANYWHERE:
            continue
        below = next((each for each in seen if ranks[each] > ranks[key] and key in _FIRST), None)
        if below is not None:
            return key, below
        seen.append(key)
    return None


@cache
def _rank_keys(kind: Kind) -> Mapping[str, int]:
    return {field.name: number for number, field in enumerate(kind.fields)}


@frozen
class _Block:
    """A key with its lines and the comments directly above them; `above` stays in place."""

    key: str
    above: str
    text: str


def order_keys(kinds: Kinds, head: str, path: str) -> str:
    """Return the front matter with its keys in order. Each key moves with its lines and the comments directly above.

    Return `head` unchanged if the order is right, if a key is unknown to the kind, or if any value would change. Empty
    lines, separate comments and the comment that names the schema stay in place.
    """
    source = YamlText(head, path, "FMT")
    keys = as_mapping(parse_yaml(source)[0])
    kind = kinds.find(keys.get("kind")) if keys else None
    if keys is None or kind is None or find_misplaced_key(keys, kind) is None:
        return head
    ranks = _rank_keys(kind)
    if not keys.keys() <= ranks.keys():
        return head
    blocks, tail = _split_into_blocks(source, keys)
    if any(_SCHEMA in block.text for block in blocks):
        return head
    moved = sorted(blocks, key=lambda block: ranks[block.key])
    changed = "".join(place.above + block.text for place, block in zip(blocks, moved, strict=True)) + tail
    reordered = as_mapping(parse_yaml(YamlText(changed, path, "FMT"))[0])
    return changed if reordered == keys and find_misplaced_key(reordered, kind) is None else head


def _split_into_blocks(source: YamlText, keys: Mapping[str, Tree]) -> tuple[list[_Block], str]:
    """Return every key's block in order, and the text below the last."""
    lines = split_lines_with_ends(source.text)
    starts = [place_in_yaml(source, (key,), key=True).line - source.first_line for key in keys]
    blocks, end = [], 0
    for key, start, following in zip(keys, starts, [*starts[1:], len(lines)], strict=True):
        top = _find_block_start(lines, end, start)
        above = "".join(lines[end:top])
        end = start + 1 + _count_own_lines(lines[start + 1 : following])
        blocks.append(_Block(key, above, "".join(lines[top:end])))
    return blocks, "".join(lines[end:])


def _find_block_start(lines: list[str], lowest: int, start: int) -> int:
    """Return the index of the first comment line belonging to the key on line `start`.

    These are the lines directly above it, and a suppression at any distance; the comment with the schema is excluded.
    """
    suppressing = next((number for number in range(lowest, start) if _SUPPRESSION.search(lines[number])), start)
    top = start
    while top > lowest and lines[top - 1].startswith("#") and not lines[top - 1].startswith(_SCHEMA):
        top -= 1
    return min(top, suppressing)


def _count_own_lines(lines: list[str]) -> int:
    """Return the number of lines below a key that belong to it: up to the last with text other than a comment."""
    own = [number for number, line in enumerate(lines, 1) if strip_line_end(line).strip() and not line.startswith("#")]
    return own[-1] if own else 0
