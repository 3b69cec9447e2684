"""Finds circles of relations between legal documents: each replaces the next, and the last replaces the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portalgen.lint.context import LintContext
from portalgen.lint.rules.documents._reading import DocumentRelation, list_documents, relations_of


def list_circles(context: LintContext) -> Iterator[tuple[str, list[DocumentRelation]]]:
    """Yield (type, circle) once for each circle of relations of the same type. It begins at its smallest id."""
    kinds: dict[str, dict[str, list[DocumentRelation]]] = {}
    for page in list_documents(context):
        for each in (
            relation for relation in relations_of(page) if relation.to != page.id
        ):  # LNK107 reports a relation to itself
            kinds.setdefault(each.type, {}).setdefault(page.id, []).append(each)
    for kind in sorted(kinds):
        yield from ((kind, circle) for circle in find_circles(kinds[kind]))


def list_relations_in_circles(context: LintContext) -> frozenset[tuple[str, int]]:
    """Return (id, index) of every relation in a circle, so that other rules do not report its consequences."""
    return frozenset((each.page.id, each.index) for _, circle in list_circles(context) for each in circle)


def find_circles(leaving: Mapping[str, list[DocumentRelation]]) -> Iterator[list[DocumentRelation]]:
    """Yield the circles one after another. Each begins at its smallest id."""
    left = {source: list(relations) for source, relations in leaving.items()}
    while True:
        _remove_dead_ends(left)
        if not left:
            return
        circle = _follow_circle(left)
        yield circle
        for each in circle:
            left.pop(each.page.id, None)


def _remove_dead_ends(left: dict[str, list[DocumentRelation]]) -> None:
    """Remove every document without relations that lead on; each relation is visited once."""
    arriving: dict[str, list[str]] = {}
    for source, relations in left.items():
        for each in relations:
            arriving.setdefault(each.to, []).append(source)
    ways = {source: len(relations) for source, relations in left.items()}
    ends = [to for to in arriving if to not in left] + [source for source, count in ways.items() if not count]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for source in arriving.get(end, ()):
            ways[source] -= 1
            if not ways[source]:
                ends.append(source)
    for relations in left.values():
        relations[:] = [each for each in relations if each.to in left]


def _follow_circle(left: Mapping[str, list[DocumentRelation]]) -> list[DocumentRelation]:
    """Return the circle reached from the smallest id; every remaining document leads on."""
    at = min(left)
    way: list[DocumentRelation] = []
    seen: dict[str, int] = {}
    while at not in seen:
        seen[at] = len(way)
        way.append(left[at][0])
        at = left[at][0].to
    circle = way[seen[at] :]
    start = min(range(len(circle)), key=lambda index: circle[index].page.id)
    return circle[start:] + circle[:start]
