"""`Inputs`: all inputs of an output's view, and their digest, used to skip building the view again.

If the digest equals the digest of the last build, view and bytes would be the same, so the output is reused. Built
views leave no record to invalidate: inputs are computed from the content alone, before there is a view.
`outputs.window` checks that views are built only from their inputs.

There are two sorts. A page is built from its own item and from the items with a title or state on the page: its
neighbours, the items that it names and the items that name it. All other outputs (lists, feeds, site maps) are built
from the front matter of all pages and the text of their own section; the text of other pages has no effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.plan.model import PAGE_HISTORY_OUTPUT, Output
from portalgen.plan.targets import source_of_link
from portalgen.render.context import Context
from portalgen.store.digest import digest_text

_ID_SCHEME: Final = "id:"
_UNKNOWN: Final = "?"
"""Stands for an item of another site, or for no item."""


@frozen
class Inputs:
    """The inputs of an output. `digest` covers all of them except the items linked from the text."""

    digest: str
    items: frozenset[str]
    """Ids of the items whose text may be shown; for a page, all items that may be shown."""
    folders: frozenset[str]
    """The folders whose files may be shown; for a page, only files directly in these folders."""
    is_of_page: bool


class SiteInputs:
    """Finds the inputs of a site's outputs, computing shared inputs once, on demand."""

    def __init__(self, context: Context, common: str, clock: str, marks: Mapping[str, str], files: Mapping[str, str]):
        """Initialize with the state of the site.

        `common` stands for program, configuration, themes and options, and for the facts from other sites about this
        site. `clock` stands for the last moment at which the clock changed something. `marks` describe, by source, the
        front matter of each page and its passed moments. `files` are the digests of all files of the site.
        """
        self._context = context
        self._common = common
        self._clock = clock
        self._marks = marks
        self._files = files
        self._faces: dict[str, str] = {}
        self._named: dict[str, frozenset[str]] = {}

    @cached_property
    def item_ids(self) -> Mapping[str, str]:
        """The item id of each page of the site, published or not, by source."""
        return {source: page.id for source, page in self._pages()}

    @cached_property
    def _pages_by_id(self) -> Mapping[str, list[Page]]:
        found: dict[str, list[Page]] = {}
        for _, page in self._pages():
            found.setdefault(page.id, []).append(page)
        return found

    def _pages(self) -> Iterator[tuple[str, Page]]:
        graph = self._context.graph
        return chain(graph.addressed_pages.items(), graph.hidden_pages.items())

    @cached_property
    def _addresses(self) -> tuple[Mapping[str, str], str]:
        """The addresses of outputs about a single page, by its source, and a digest of all other addresses."""
        own: dict[str, str] = {}
        others = []
        for (_, language, name, subject), address in self._context.plan.addresses.items():
            if subject in self._marks:
                own[subject] = f"{own.get(subject, '')} {name} {address.host}{address.path}"
            else:
                others.append(f"{language} {name} {subject} {address.host}{address.path}")
        return own, digest_text("\n".join(others))

    @cached_property
    def _places(self) -> str:
        """Digest of site facts available to any page: sections, and addresses of lists and other generated pages."""
        graph = self._context.graph
        indexes = "\n".join(self._marks.get(page.source, "") for page in graph.indexes.values())
        return digest_text(f"{self._addresses[1]}\n{list(graph.sections.items())!r}\n{indexes}")

    @cached_property
    def _heads(self) -> str:
        """The front matter of all pages, their addresses and states, and the files beside them."""
        files = (f"{path} {digest}" for path, digest in self._files.items() if not path.endswith(".md"))
        own = (f"{source} {address}" for source, address in self._addresses[0].items())
        states = (f"{identifier} {state}" for identifier, state in self._context.graph.states.items())
        parts = (self._clock, self._places, *self._marks.values(), *own, *states, *files)
        return digest_text("\n".join(parts))

    @cached_property
    def _files_of_folders(self) -> Mapping[str, str]:
        """The files other than pages directly in each folder, with their digests."""
        found: dict[str, str] = {}
        for path, digest in self._files.items():
            if not path.endswith(".md"):
                folder, _, name = path.rpartition("/")
                found[folder] = f"{found.get(folder, '')} {name} {digest}"
        return found

    def find(self, output: Output, chrome: str) -> Inputs:
        """Return the inputs of an output. `chrome` is the digest of the header and footer around it."""
        page = self._context.graph.addressed_pages.get(output.subject)
        if page is None or output.type.name == PAGE_HISTORY_OUTPUT:
            return self._find_of_list(output, chrome)
        return self._find_of_page(output, page, chrome)

    def compute_input_key(self, inputs: Inputs, linked: Iterable[str]) -> str:
        """Return the input key: the digest of all inputs, including the items `linked` from the text."""
        faces = "\n".join([self._face(each) for each in linked])
        return digest_text(f"{inputs.digest}\n{faces}") if faces else inputs.digest

    def _find_of_page(self, output: Output, page: Page, chrome: str) -> Inputs:
        graph = self._context.graph
        own = self._pages_by_id[page.id]
        items = {page.id, *self._find_named(page.id, own)}
        references = graph.references.get(page.id, ())
        items.update([each.id for each in references])
        beside = graph.neighbours.get(page.source)
        if beside is not None:
            items.update([each.id for each in (beside.newer, beside.older) if each is not None])
        order = (beside.newer and beside.newer.source, beside.older and beside.older.source) if beside else ()
        folders = frozenset([each.folder for each in own])
        files = [self._files_of_folders.get(folder, "") for folder in sorted(folders)]
        if (page.site, page.language, PAGE_HISTORY_OUTPUT, page.source) in self._context.plan.addresses:
            files.append(self._heads)  # its history is a separate file
        faces = [self._face(each) for each in sorted(items)]
        if references:
            faces.append(self._clock)  # effects of another site's item on this page may begin or end
        digest = digest_text("\n".join([self._frame(output, chrome), self._places, repr(order), *files, *faces]))
        return Inputs(digest, frozenset(items), folders, is_of_page=True)

    def _find_of_list(self, output: Output, chrome: str) -> Inputs:
        index = self._context.graph.indexes.get((output.site, output.language, output.subject))
        items = frozenset([index.id] if index is not None else ())
        faces = [self._face(each) for each in items]
        digest = digest_text("\n".join([self._frame(output, chrome), self._heads, *faces]))
        return Inputs(digest, items, frozenset(), is_of_page=False)

    def _frame(self, output: Output, chrome: str) -> str:
        where, kept = output.address, (output.title, output.status, output.is_empty, output.only_samples)
        return (
            f"{self._common} {chrome} {where.host}{where.path} {output.type.name} {output.language} {output.number} "
            f"{output.subject} {kept!r}"
        )

    def _face(self, identifier: str) -> str:
        """Return all known facts about an item of the site, in all its languages."""
        known = self._faces.get(identifier)
        if known is None:
            known = self._faces[identifier] = self._describe(identifier)
        return known

    def _describe(self, identifier: str) -> str:
        own, state = self._addresses[0], self._context.graph.states.get(identifier, "")
        pages = self._pages_by_id.get(identifier, ())
        rows = [
            f"{self._marks[each.source]}{each.superseded_from} {each.body_digest} {each.body_line}"
            f"{own.get(each.source, '')}"
            for each in pages
        ]
        return f"{identifier} {state} {' '.join(rows) or _UNKNOWN}"

    def _find_named(self, identifier: str, pages: Iterable[Page]) -> frozenset[str]:
        """Return the items of the site named in the front matter of these pages, in any field."""
        known = self._named.get(identifier)
        if known is None:
            texts: list[str] = []
            for page in pages:
                _collect_texts(page.fields, texts)
            names = [text.partition("#")[0].removeprefix(_ID_SCHEME) if ":" in text else text for text in texts]
            pages_by_id = self._pages_by_id
            known = self._named[identifier] = frozenset([each for each in names if each in pages_by_id])
        return known

    def find_linked(self, source: str, targets: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of items of this site to which the page `source` links. `targets` are the links as written."""
        folder = source.rpartition("/")[0]
        return tuple([item for target in targets if (item := self._item_of_target(target, folder))])

    def _item_of_target(self, target: str, folder: str) -> str:
        written = target.partition("#")[0]
        if written.startswith(_ID_SCHEME):
            return written.removeprefix(_ID_SCHEME)
        return self.item_ids.get(source_of_link(written, folder), "")


def _collect_texts(value: Any, found: list[str]) -> None:
    """Add every text in the values of a front matter to `found`."""
    if type(value) is str:
        found.append(value)
        return
    for each in value.values() if isinstance(value, Mapping) else value if type(value) is tuple else ():
        _collect_texts(each, found)
