"""Which search aliases lead to which others, by the names among their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from portalgen.frozen import frozen

MOST_REACHED: Final = 100
"""Other aliases that one may lead to."""
_Node = int | str
"""The number of an alias, or a name: several aliases may have it, and several may lead to it."""


@frozen
class AliasReferences:
    """The references between aliases, which are numbered as they are read. Names are spelling keys."""

    names: Sequence[Sequence[str]]
    """The names of each alias."""
    led_to: Sequence[Sequence[str]]
    """The names of others that each alias leads to."""
    named: Mapping[str, Sequence[int]]
    """The aliases that have each name."""
    leading: Mapping[str, Sequence[int]]
    """The aliases that lead to each name."""

    def find_reached(self, start: int) -> tuple[int, ...]:
        """Return the aliases that `start` leads to, also through others, in the order in which they are met.

        It is among them only if it is in a circle. Of more than `MOST_REACHED` there are one more than that: a chain of
        thousands would be walked from each of its aliases.
        """
        reached: dict[int, None] = {}
        met: set[str] = set()
        waiting = [start]
        for number in waiting:  # grows while it is read
            for name in self.led_to[number]:
                if name in met:
                    continue
                met.add(name)
                for other in self.named.get(name, ()):
                    if other not in reached:
                        reached[other] = None
                        waiting.append(other)
                    if len(reached) > MOST_REACHED:
                        return tuple(reached)
        return tuple(reached)

    def find_circles(self) -> tuple[frozenset[int], ...]:
        """Return the sets of aliases of which each leads to each, and to itself, by the first of each set.

        These are the strongly connected components of aliases and names (Kosaraju's algorithm): an edge leads from an
        alias to a name or back, so that even an alias of itself makes two nodes.
        """
        after: list[_Node] = []
        seen: set[_Node] = set()
        for number in range(len(self.names)):
            after += _walk(number, self._list_next, seen)
        seen = set()
        parts = (_walk(node, self._list_previous, seen) for node in reversed(after))
        circles = (frozenset(each for each in part if isinstance(each, int)) for part in parts if len(part) > 1)
        return tuple(sorted(circles, key=min))

    def _list_next(self, node: _Node) -> Iterable[_Node]:
        return self.led_to[node] if isinstance(node, int) else self.named.get(node, ())

    def _list_previous(self, node: _Node) -> Iterable[_Node]:
        if isinstance(node, int):
            return (name for name in self.names[node] if name in self.leading)
        return self.leading.get(node, ())


def connect_aliases(names: Sequence[Sequence[str]], led_to: Sequence[Sequence[str]]) -> AliasReferences:
    """Return the references between aliases with these names, each of which leads to those names."""
    return AliasReferences(names, led_to, _number(names), _number(led_to))


def _number(lists: Sequence[Sequence[str]]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the lists that hold each name."""
    numbers: dict[str, list[int]] = {}
    for number, names in enumerate(lists):
        for name in dict.fromkeys(names):
            numbers.setdefault(name, []).append(number)
    return numbers


def _walk(start: _Node, list_next: Callable[[_Node], Iterable[_Node]], seen: set[_Node]) -> list[_Node]:
    """Return the nodes that `start` leads to and that are not yet `seen`, each after those that it leads to; add them."""
    if start in seen:
        return []
    seen.add(start)
    done, path = [], [(start, iter(list_next(start)))]
    while path:  # without recursion, which a long chain would exhaust
        node, following = path[-1]
        fresh = next((each for each in following if each not in seen), None)
        if fresh is None:
            done.append(node)
            path.pop()
        else:
            seen.add(fresh)
            path.append((fresh, iter(list_next(fresh))))
    return done
