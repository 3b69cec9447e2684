"""`Window`: a context that exposes a site and records access beyond the inputs of an output.

Such access succeeds, but is recorded: next time the output is not reused by its inputs, and its view is built again. A
forgotten input therefore costs time but never yields an outdated page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.outputs.inputs import Inputs, SiteInputs
from portalgen.render.context import BodyStore, Context, ViewCache
from portalgen.render.page_files import PageFiles

Key = TypeVar("Key")
Value = TypeVar("Value")
_EVERYTHING: Final = "*"
"""Recorded in place of an item if many items may have been read."""
_BY_ITEM: Final = frozenset({"items", "notice_items", "states"})
"""Graph mappings of items by id."""
_BY_SOURCE: Final = frozenset({"shown_pages", "notice_pages", "addressed_pages", "hidden_pages", "neighbours"})
"""Graph mappings of pages by source."""
_OF_SITE: Final = frozenset({"at", "indexes", "sections"})
"""Graph facts about the site as a whole, included in the inputs of every output."""
_TARGETS: Final = {"link": "{}", "item": "id:{}"}
"""The format of link targets in the rows of rendered bodies (`render.bodies`), by the name of the query."""
_SHARED_CACHES: Final = frozenset(
    {
        "site_nodes",
        "section_trails",
        "term_links",
        "term_names",
        "value_names",
        "made_types",
        "data_columns",
        "explained_columns",
    }
)
"""Caches that depend only on the configuration, the existing sections and lists, and the item named by the key.

All other caches store facts about many pages, so an entry stored by one output would be read unrecorded by another.
"""


class Window:
    """Exposes the inputs of a single output at a time, and records if its view is built from more."""

    def __init__(self, context: Context, inputs: SiteInputs) -> None:
        self._inputs = inputs
        self._all = context
        self._items: frozenset[str] = frozenset()
        self._own = ""
        self._beyond: set[str] = set()
        self._links: dict[str, list[str]] = {}
        self._bodies = _WatchedBodies(context.bodies, self)
        self._lists = replace(context, bodies=self._bodies)
        self._pages, self._own_caches = self._limit_to_pages(context)

    def _limit_to_pages(self, context: Context) -> tuple[Context, tuple[Any, ...]]:
        """Return a context for pages, and the caches to clear between two pages."""
        item_ids = self._inputs.item_ids
        graph = replace(context.graph, **{each.name: self._limit(context.graph, each.name) for each in fields(Graph)})
        addresses = _Limited(context.plan.addresses, self.record_item, lambda key: item_ids.get(key[3], ""))
        shared = {name: getattr(context.cache, name) for name in _SHARED_CACHES}
        cache = ViewCache(**shared)
        own = tuple(getattr(cache, each.name) for each in fields(ViewCache) if each.name not in _SHARED_CACHES)
        limited = replace(
            context,
            graph=graph,
            plan=replace(context.plan, addresses=addresses),
            targets=context.targets.seen_through(graph, addresses),
            bodies=self._bodies,
            listed_outputs=_Limited(context.listed_outputs, self.record_item, _many),
            own_pages=_Limited(context.own_pages, self.record_item, _many),
            cache=cache,
        )
        return limited, own

    def _limit(self, graph: Graph, name: str) -> Any:
        known = getattr(graph, name)
        if name in _OF_SITE:
            return known
        if name in _BY_ITEM:
            return _Limited(known, self.record_item, str)
        if name in _BY_SOURCE:
            item_ids = self._inputs.item_ids
            return _Limited(known, self.record_item, lambda source: item_ids.get(source, _EVERYTHING))
        if name == "references":
            return _Limited(known, self.record_item, lambda identifier: "" if identifier == self._own else _EVERYTHING)
        return _Limited(known, self.record_item, _many)

    def open(self, inputs: Inputs, own: str) -> Context:
        """Return the context for building the view of an output with these inputs; `own` is the id of its page's item."""
        self._items, self._own = inputs.items, own
        self._beyond.clear()
        self._links.clear()
        if not inputs.is_of_page:
            return self._lists
        for each in self._own_caches:
            each.clear()
        return self._pages

    def record_item(self, item: str) -> None:
        """Record that the view has read an item of the site. Items that are inputs of every output are not recorded."""
        if item and item not in self._items:
            self._beyond.add(item)

    def record_body(self, source: str, row: Any) -> None:
        """Record that the view shows the text of a page, with the row of its links."""
        self.record_item(self._inputs.item_ids.get(source, _EVERYTHING))
        if row is None:
            return
        try:
            self._links[source] = [_TARGETS[name].format(*rest) for name, *rest in row["queries"] if name in _TARGETS]
        except (LookupError, TypeError, ValueError, AttributeError):
            self.record_item(_EVERYTHING)  # a damaged row, which is replaced at once

    def close(self, inputs: Inputs, files: PageFiles) -> ViewAccess:
        """Return the access since the window was opened, including files beside pages."""
        linked = [self._inputs.find_linked(source, targets) for source, targets in self._links.items() if targets]
        ids = tuple(sorted({each for one in linked for each in one}))
        beyond = self._beyond.difference(ids)
        if inputs.is_of_page:
            beyond |= {folder for folder, file in files.located if folder not in inputs.folders or "/" in file}
        else:
            inside = f"content/{self._all.site.id}/"
            beyond |= {folder for folder, _ in files.located if not f"{folder}/".startswith(inside)}
        return ViewAccess(ids, frozenset(beyond))


@frozen
class ViewAccess:
    """The data read by the builder of a view."""

    linked: tuple[str, ...] = ()
    """Ids of the site's items linked from the text."""
    beyond: frozenset[str] = frozenset()
    """Access beyond the inputs: an item, a folder, or `*` for many items."""

    def with_other(self, other: ViewAccess) -> ViewAccess:
        """Return the union of both looks."""
        return ViewAccess(tuple(sorted({*self.linked, *other.linked})), self.beyond | other.beyond)


UNSURE: Final = ViewAccess(beyond=frozenset([_EVERYTHING]))
"""The look of a view with diagnostics, which each build must find again, and which may concern missing items."""


class _Limited(Mapping[Key, Value]):
    """A mapping that records the item of each key that is looked up."""

    __slots__ = ("_all", "_item_of", "_note")

    def __init__(self, known: Mapping[Key, Value], note: Callable[[str], None], item_of: Callable[[Any], str]) -> None:
        self._all = known
        self._note = note
        self._item_of = item_of

    def __getitem__(self, key: Key) -> Value:
        self._note(self._item_of(key))
        return self._all[key]

    def get(self, key: Key, default: Any = None) -> Any:
        self._note(self._item_of(key))
        return self._all.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(self._item_of(key))
        return key in self._all

    def __iter__(self) -> Iterator[Key]:
        self._note(_EVERYTHING)
        return iter(self._all)

    def __len__(self) -> int:
        self._note(_EVERYTHING)
        return len(self._all)


class _WatchedBodies:
    """The store of rendered bodies, recording the pages whose text is read."""

    def __init__(self, bodies: BodyStore, window: Window) -> None:
        self._bodies = bodies
        self._window = window

    def get(self, source: str) -> Any:
        """Return the row, or None if there is none."""
        row = self._bodies.get(source)
        self._window.record_body(source, row)
        return row

    def put(self, source: str, row: Any) -> None:
        """Store a row."""
        self._bodies.put(source, row)
        self._window.record_body(source, row)


def _many(_key: Any) -> str:
    return _EVERYTHING
