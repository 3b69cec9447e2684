"""A Git tree as a portal's folder: settings, themes and attachments are written, pages are kept in memory.

Code that reads the folder of such a checkout finds its pages through `Portal.unwritten`. Only plain pages are kept in
memory: regular files with lower-case ASCII names valid for a page. The text of a home belongs to the settings and is
read from the folder. Hidden, executable and large files, links and files with other names are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from portalgen.config.portal import Portal
from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.file_types import MEBIBYTE
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.repository import Repository
from portalgen.history.scratch import check_out_tree, has_links_below, list_plain_files, update_checkout

_PAGE: Final = re.compile(r"content/[a-z0-9-]+/(?!_index\.)(?:[a-z0-9-]+/)*(?:_index|[a-z0-9-]+)\.[a-z0-9-]+\.md")
_LARGEST: Final = MEBIBYTE
"""The largest page kept in memory, in bytes."""
_MOST: Final = 256 * MEBIBYTE
"""The most bytes of pages kept in memory; above it all pages are written, so no submission can exhaust memory."""


@frozen
class Checkout:
    """The folder of a scratch repository, and its pages kept in memory."""

    repository: Repository
    pages: UnwrittenPages
    """The pages of the checked-out tree. Only `update` replaces them."""
    blobs: dict[str, str]
    """Git's blob id for each of `pages`, keyed by path."""

    def update(self, before: str, after: str) -> tuple[Path, ...]:
        """Change the folder from a checkout of the commit or tree `before` to `after`. Return the changed paths."""
        blobs = _choose_pages(self.repository, after)
        held, former = self._names_of(blobs), self._names_of(self.blobs)
        changed = update_checkout(self.repository, before, after, APPROVALS_FOLDER, held, former - held)
        known = {blob: self.pages[path] for path, blob in self.blobs.items()}
        self._hold(blobs, known)
        return changed

    def _hold(self, blobs: Mapping[str, str], known: Mapping[str, bytes]) -> None:
        texts = {**known, **dict(read_blobs(self.repository, {each for each in blobs.values() if each not in known}))}
        self.pages.renew({path: texts[blob] for path, blob in blobs.items()})
        self.blobs.clear()
        self.blobs.update(blobs)

    def _names_of(self, blobs: Mapping[str, str]) -> frozenset[str]:
        """Return the paths of these pages from the top of the repository."""
        return frozenset(f"{self.repository.prefix}{path}" for path in blobs)

    def fill(self, tree: str) -> None:
        """Check out a commit or tree into the folder, which must be empty. Approval records are not written."""
        blobs = _choose_pages(self.repository, tree)
        check_out_tree(self.repository, tree, APPROVALS_FOLDER, self._names_of(blobs))
        self._hold(blobs, {})


@frozen
class PortalSide:
    """A version of a portal, to be compared with another version."""

    root: Path
    """The folder that contains its settings and the files beside its pages."""
    pages: UnwrittenPages
    """Its pages kept in memory instead of `root`."""
    settings: Portal | None = None
    """The portal described by its settings; None if they have errors."""

    def complete(self, settings: Portal) -> Portal:
        """Return a portal with the given settings and the pages of this version."""
        return replace(settings, root=self.root, replaced_texts=self.pages, unwritten=self.pages)


def check_out_portal(repository: Repository, tree: str) -> Checkout:
    """Check out the commit or tree `tree` in the folder of `repository`, an empty scratch repository."""
    checkout = Checkout(repository, UnwrittenPages(), {})
    checkout.fill(tree)
    return checkout


def read_pages(repository: Repository, tree: str, is_chosen: Callable[[str], bool]) -> UnwrittenPages:
    """Return the pages of a tree, keyed by path from the portal's root.

    Only pages that can be kept in memory, and for which `is_chosen` returns True, are included.
    """
    blobs = {path: blob for path, blob in _choose_pages(repository, tree).items() if is_chosen(path)}
    texts = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    return UnwrittenPages({path: texts[blob] for path, blob in blobs.items()})


def _choose_pages(repository: Repository, tree: str) -> dict[str, str]:
    """Return the blobs of the pages of a tree to keep in memory, by path from the portal's root.

    Empty if there is a link below `content/`: it may point to a folder consisting only of pages.
    """
    if has_links_below(repository, tree, f"{repository.prefix}{CONTENT_FOLDER}"):
        return {}
    found = tuple(_list_pages(repository, tree))
    return {path: blob for path, blob, _ in found} if sum(size for _, _, size in found) <= _MOST else {}


def _list_pages(repository: Repository, tree: str) -> Iterator[tuple[str, str, int]]:
    for path, blob, size in list_plain_files(repository, tree):
        own = path.removeprefix(repository.prefix)
        if path.startswith(repository.prefix) and size <= _LARGEST and _PAGE.fullmatch(own):
            yield own, blob, size
