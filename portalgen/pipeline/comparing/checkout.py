"""A tree of Git as a portal's folder: settings, themes, attachments and odd files are written, pages are held in memory.

What looks into the folder of a checked-out portal goes by `Portal.unwritten` and finds its pages there. Only what is
plainly a page is held: a regular file with a lower-case ASCII name that a page can have. A home's text belongs to the
settings, which are read from the folder; whatever is hidden, executable, a link, of another spelling or large is written.
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
"""Bytes of a page that is held."""
_MOST: Final = 256 * MEBIBYTE
"""Bytes of all pages that are held. Where there are more, all are written: no submission decides how much memory is taken."""


@frozen
class Checkout:
    """The folder of a scratch repository, and the pages that are meant to lie in it."""

    repository: Repository
    pages: UnwrittenPages
    """Of the tree that is checked out; another one takes its place by `update` alone."""
    blobs: dict[str, str]
    """The id of the blob of each of `pages`, by path."""

    def update(self, before: str, after: str) -> tuple[Path, ...]:
        """Make a checkout of the commit or tree `before` one of `after`; return the paths of what changed."""
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
        """The paths of these pages from the top of the repository."""
        return frozenset(f"{self.repository.prefix}{path}" for path in blobs)

    def fill(self, tree: str) -> None:
        """Check out a commit or a tree into the folder, which holds no files. Records of approval are left out."""
        blobs = _choose_pages(self.repository, tree)
        check_out_tree(self.repository, tree, APPROVALS_FOLDER, self._names_of(blobs))
        self._hold(blobs, {})


@frozen
class PortalSide:
    """One of two versions of a portal that are compared."""

    root: Path
    """A folder with its settings and with the files beside its pages."""
    pages: UnwrittenPages
    """Its pages, as far as they are not written there."""
    settings: Portal | None = None
    """The portal as its settings make it; None where they have errors."""

    def complete(self, settings: Portal) -> Portal:
        """Return the portal that has the pages of this version, by these settings."""
        return replace(settings, root=self.root, unsaved_files=self.pages, unwritten=self.pages)


def check_out_portal(repository: Repository, tree: str) -> Checkout:
    """Return a checkout of the commit or tree `tree` in the folder of `repository`, a scratch repository without files."""
    checkout = Checkout(repository, UnwrittenPages(), {})
    checkout.fill(tree)
    return checkout


def read_pages(repository: Repository, tree: str, is_chosen: Callable[[str], bool]) -> UnwrittenPages:
    """Return those pages of a tree that need no file and that `is_chosen` accepts, by path from the portal's root."""
    blobs = {path: blob for path, blob in _choose_pages(repository, tree).items() if is_chosen(path)}
    texts = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    return UnwrittenPages({path: texts[blob] for path, blob in blobs.items()})


def _choose_pages(repository: Repository, tree: str) -> dict[str, str]:
    """Return the blobs of the pages of a tree that are held, by path from the portal's root.

    None are where a link lies below `content/`: it may lead to a folder that pages alone make.
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
