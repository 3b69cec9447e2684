"""References between search aliases, by the names among their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from portalgen.frozen import frozen

MOST_REACHED: Final = 100
"""Maximum number of aliases reachable from an alias."""
_Node = int | str
"""The number of an alias, or a name. Several aliases may share a name or lead to it."""


@frozen
class AliasReferences:
    """The references between aliases, numbered in reading order. Names are spelling keys."""

    names: Sequence[Sequence[str]]
    """The names of each alias."""
    led_to: Sequence[Sequence[str]]
    """The alias names that each alias leads to."""
    named: Mapping[str, Sequence[int]]
    """The aliases with each name."""
    leading: Mapping[str, Sequence[int]]
    """The aliases leading to each name."""

    def find_reached(self, start: int) -> tuple[int, ...]:
        """Return the aliases reachable from `start`, directly or indirectly, in order of discovery.

        `start` itself is included only if it is in a circle. The search stops after `MOST_REACHED` + 1 aliases, because
        each alias of a long chain starts a search.
        """
        reached: dict[int, None] = {}
        met: set[str] = set()
        waiting = [start]
        for number in waiting:  # grows during iteration
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
        """Return the circles: sets of aliases that all lead to each other, ordered by their first alias.

        These are the strongly connected components of aliases and names (Kosaraju's algorithm). Edges connect aliases
        and names, so that even an alias of itself has two nodes.
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
    """Return the references between aliases, given the names and the targets of each."""
    return AliasReferences(names, led_to, _number(names), _number(led_to))


def _number(lists: Sequence[Sequence[str]]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the lists containing each name."""
    numbers: dict[str, list[int]] = {}
    for number, names in enumerate(lists):
        for name in dict.fromkeys(names):
            numbers.setdefault(name, []).append(number)
    return numbers


def _walk(start: _Node, list_next: Callable[[_Node], Iterable[_Node]], seen: set[_Node]) -> list[_Node]:
    """Return the nodes reachable from `start` and not yet `seen`, in postorder; add them to `seen`."""
    if start in seen:
        return []
    seen.add(start)
    done, path = [], [(start, iter(list_next(start)))]
    while path:  # no recursion: a long chain would exceed its limit
        node, following = path[-1]
        fresh = next((each for each in following if each not in seen), None)
        if fresh is None:
            done.append(node)
            path.pop()
        else:
            seen.add(fresh)
            path.append((fresh, iter(list_next(fresh))))
    return done
