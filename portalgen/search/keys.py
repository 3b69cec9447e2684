"""Whether a bundle is as it was: first by the digests of its documents, then by what Pagefind is given.

The key of a bundle is kept by the caller as one string, `<documents>:<text>:<files>`. The first part is computed without
reading a page. It changes also when only the frame around `<main>` does, so it can only show that nothing changed; the
second part, the digest of the shadow, decides. The third shows whether a file of the folder was lost or cut since; it says
nothing of what is in it, as Pagefind's files differ from run to run. Former versions stored none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.search.bundles import Bundle
from portalgen.store.digest import digest_texts

with on_demand():
    from importlib import metadata

FORMAT: Final = "4"
"""Raised when the same documents are given to Pagefind otherwise, or what it wrote is changed otherwise, so that every
bundle is written again."""


@cache
def pagefind_version() -> str:
    """Version of the Pagefind that is installed, such as "1.5.2"."""
    return metadata.version("pagefind-bin")


@frozen
class BundleKey:
    """What a bundle was written from. An empty part is not known and equals nothing."""

    documents_digest: str = ""
    """Digest of addresses and output digests of pages, and of summaries."""
    text_digest: str = ""
    """Digest of what Pagefind was given."""
    files_digest: str = ""
    """Digest of the names and sizes of what Pagefind wrote."""

    def __str__(self) -> str:
        return ":".join((self.documents_digest, self.text_digest, *filter(None, (self.files_digest,))))

    @property
    def source(self) -> BundleKey:
        """The key without what differs from run to run."""
        return BundleKey(self.documents_digest, self.text_digest)


def parse_bundle_key(stored: str) -> BundleKey:
    """Return the key that `str` wrote; an unknown one for anything else."""
    documents, mark, rest = stored.partition(":")
    text, _, files = rest.partition(":")
    return BundleKey(documents, text, files) if mark else BundleKey()


def digest_documents(bundle: Bundle) -> str:
    """Digest of a bundle's documents without reading one, or empty where the digest of a page is not known."""
    if not all(page.digest for page in bundle.pages):
        return ""
    pages = sorted("\0".join((page.url_path, page.digest, str(page.is_common), *page.names)) for page in bundle.pages)
    return _digest(bundle.language, (*pages, *sorted(map(repr, bundle.summaries))))


def digest_shadow(language: str, files: Mapping[str, str]) -> str:
    """Digest of what Pagefind is given: the digest of each shadow file by path, its version and our settings."""
    return _digest(language, (f"{path}\0{files[path]}" for path in sorted(files)))


def _digest(language: str, parts: Iterable[str]) -> str:
    return digest_texts(FORMAT, pagefind_version(), language, *parts)
