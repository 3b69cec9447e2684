"""Remove entries and keys from a YAML text, keeping every other byte: comments, order, quotes.

A comment of one line above removed entries of a list is removed as well if no other entry follows it, since it is their
heading. The result is accepted only if the loader then reads the expected values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

import yaml

from portalgen.config.yaml_nodes import compose_yaml
from portalgen.config.yaml_text import Location, Tree, YamlText, parse_yaml

OwnerOfEmpty = Callable[[Location], Location | None]
"""Returns the location to remove if the list at a location becomes empty; None to keep `[]`."""

_Span = tuple[int, int, str]
"""(first offset, offset behind the last, replacement)."""

_Member = tuple[str | int, yaml.Node, yaml.Node]
"""(step, first node, last node): of an entry both are the entry, of a key the key and its value."""

_MOST_STEPS: Final = 100
"""Maximum number of lists that become empty because of others."""


class _UnsupportedNotationError(Exception):
    """The entry is written in a notation that this module cannot edit."""


def locate_in_yaml(source: YamlText, line: int, column: int) -> Location | None:
    """Return the location of the value that begins at a line and column of the file, or None."""
    root = compose_yaml(source)
    if root is None:
        return None
    wanted = line - source.first_line, column - 1
    return next((at for at, node in _walk(root, ()) if (node.start_mark.line, node.start_mark.column) == wanted), None)


def remove_from_yaml(source: YamlText, locations: Collection[Location], owner_of_empty: OwnerOfEmpty) -> str | None:
    """Return the text without the values at `locations`; None if it cannot be edited so."""
    root, (tree, fault) = compose_yaml(source), parse_yaml(source)
    if root is None or fault is not None:
        return None
    removed, emptied = _complete(tree, locations, owner_of_empty)
    try:
        changed = _Remover(source.text, root, removed, emptied).remove()
    except _UnsupportedNotationError:
        return None
    expected = _without(tree, (), removed, emptied)
    read, fault = parse_yaml(YamlText(changed, source.path, source.family, source.first_line))
    return changed if fault is None and read == expected else None


def value_at(tree: Tree, location: Location) -> Tree:
    """Return the value at a location, or None."""
    for step in location:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _walk(node: yaml.Node, at: Location) -> Iterator[tuple[Location, yaml.Node]]:
    yield at, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*at, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _walk(value, (*at, number))


def _complete(
    tree: Tree, locations: Collection[Location], owner_of_empty: OwnerOfEmpty
) -> tuple[frozenset[Location], frozenset[Location]]:
    """Return the locations to remove, none below another, and those of the lists that stay as `[]`."""
    removed, emptied = frozenset(locations), frozenset[Location]()
    for _ in range(_MOST_STEPS):
        removed = frozenset(each for each in removed if not any(each[:n] in removed for n in range(len(each))))
        counts = Counter(each[:-1] for each in removed if isinstance(each[-1], int))
        empty = [at for at, count in counts.items() if at not in emptied and count == _length(value_at(tree, at))]
        if not empty:
            break
        for at in empty:
            owner = owner_of_empty(at)
            removed, emptied = (removed, emptied | {at}) if owner is None else (removed | {owner}, emptied)
    return removed, frozenset(at for at in emptied if not any(at[:n] in removed for n in range(len(at) + 1)))


def _length(value: Tree) -> int:
    return len(value) if isinstance(value, list) else -1


def _without(tree: Tree, at: Location, removed: Collection[Location], emptied: Collection[Location]) -> Tree:
    if at in emptied:
        return []
    if isinstance(tree, dict):
        return {
            key: _without(value, (*at, key), removed, emptied)
            for key, value in tree.items()
            if (*at, key) not in removed
        }
    if isinstance(tree, list):
        return [
            _without(value, (*at, number), removed, emptied)
            for number, value in enumerate(tree)
            if (*at, number) not in removed
        ]
    return tree


class _Remover:
    """Collects the lines and spans to remove from a text."""

    def __init__(
        self, text: str, root: yaml.Node, removed: Collection[Location], emptied: Collection[Location]
    ) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._root = root
        self._removed = removed
        self._emptied = emptied
        self._gone: set[int] = set()
        """Numbers of whole lines, from 0."""
        self._spans: list[_Span] = []

    def remove(self) -> str:
        """Return the text without the removed values."""
        self._visit(self._root, ())
        self._remove_headings()
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line) + 1)
        spans = [*self._spans, *((starts[each], starts[each + 1], "") for each in self._gone)]
        parts: list[str] = []
        position = 0
        for start, end, text in sorted(spans):
            parts += (self._text[position:start], text)
            position = max(position, end)
        return "".join((*parts, self._text[position:]))

    def _visit(self, node: yaml.Node, at: Location) -> None:
        if isinstance(node, yaml.SequenceNode):
            members: list[_Member] = [(number, value, value) for number, value in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            members = [(str(key.value), key, value) for key, value in node.value]
        else:
            return
        gone = [(*at, step) in self._removed for step, _, _ in members]
        pairs = [(first, last) for _, first, last in members]
        if at in self._emptied:
            self._empty(node, pairs)
        elif any(gone) and _is_flow(node):
            self._remove_from_flow(pairs, gone)
        else:
            for number, (first, last) in enumerate(pairs):
                if gone[number]:
                    following = pairs[number + 1][0] if number + 1 < len(pairs) else None
                    self._remove_lines(first, last, following, is_entry=isinstance(node, yaml.SequenceNode))
        for step, _, value in members:
            if (*at, step) not in self._removed and at not in self._emptied:
                self._visit(value, (*at, step))

    def _empty(self, node: yaml.Node, pairs: Sequence[tuple[yaml.Node, yaml.Node]]) -> None:
        """Replace a list by `[]`: in its place, or behind its key."""
        start, end = node.start_mark.index, node.end_mark.index
        if _is_flow(node):
            self._spans.append((start, end, "[]"))
            return
        self._gone.update(range(self._dash_line(pairs[0][0]), self._last_line(pairs[-1][1]) + 1))
        colon = self._text.rfind(":", 0, start)
        self._spans.append((colon + 1, colon + 1, " []"))

    def _remove_from_flow(self, pairs: Sequence[tuple[yaml.Node, yaml.Node]], gone: Sequence[bool]) -> None:
        """Remove members of `[a, b]` or `{a: 1, b: 2}` with the comma behind, or before the last ones."""
        kept = [number for number, is_gone in enumerate(gone) if not is_gone]
        if not kept:
            raise _UnsupportedNotationError
        if kept[0] > 0:
            self._spans.append((pairs[0][0].start_mark.index, pairs[kept[0]][0].start_mark.index, ""))
        for before, after in pairwise(kept):
            if after > before + 1:
                start, end = pairs[before + 1][0].start_mark.index, pairs[after][0].start_mark.index
                self._spans.append((start, end, ""))
        if kept[-1] < len(pairs) - 1:
            self._spans.append((pairs[kept[-1]][1].end_mark.index, pairs[-1][1].end_mark.index, ""))

    def _remove_lines(self, first: yaml.Node, last: yaml.Node, following: yaml.Node | None, *, is_entry: bool) -> None:
        """Remove the lines of an entry or key; of a key behind a dash, the text up to the following key."""
        if is_entry:
            start = self._dash_line(first)
        elif self._lines[first.start_mark.line][: first.start_mark.column].strip():
            if following is None:
                raise _UnsupportedNotationError
            self._spans.append((first.start_mark.index, following.start_mark.index, ""))
            return
        else:
            start = first.start_mark.line
        self._gone.update(range(start, self._last_line(last) + 1))

    def _dash_line(self, node: yaml.Node) -> int:
        """Return the line with the dash of an entry, on which nothing else precedes the entry."""
        line = int(node.start_mark.line)
        before = self._lines[line][: node.start_mark.column].strip()
        while not before and line > 0:
            line -= 1
            before = self._lines[line].strip()
        if before != "-":
            raise _UnsupportedNotationError
        return line

    def _last_line(self, node: yaml.Node) -> int:
        """Return the last line of a value, without the comments below it."""
        end = node.end_mark
        if isinstance(node, yaml.ScalarNode) or _is_flow(node):
            line = int(end.line) - (1 if end.column == 0 and end.line > node.start_mark.line else 0)
            while line > node.start_mark.line and not self._lines[line].strip():
                line -= 1
            return line
        values = [each[1] if isinstance(each, tuple) else each for each in node.value]
        return max(self._last_line(each) for each in values)

    def _remove_headings(self) -> None:
        """Remove the comments of one line above removed entries that no other entry follows."""
        for first in sorted(self._gone):
            if first - 1 in self._gone or first == 0:
                continue
            indent = _indent_of(self._lines[first])
            following = self._next_line(first)
            continues = following is not None and _indent_of(self._lines[following]) >= indent
            if continues and following is not None and not self._is_comment(following, indent):
                continue
            if indent > 0 and self._is_comment(first - 1, indent) and not self._is_comment(first - 2, indent):
                self._gone.add(first - 1)

    def _next_line(self, line: int) -> int | None:
        numbers = range(line, len(self._lines))
        return next((each for each in numbers if each not in self._gone and self._lines[each].strip()), None)

    def _is_comment(self, line: int, indent: int) -> bool:
        text = self._lines[line] if line >= 0 else ""
        return text.lstrip().startswith("#") and _indent_of(text) == indent


def _is_flow(node: yaml.Node) -> bool:
    """Return True if a list or group is written in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
