"""Decides if a bundle is unchanged: by the digests of its documents, then by Pagefind's input.

The caller stores the key of a bundle as a string, `<documents>:<text>:<files>`. The first part is computed without
reading any page. It also changes with the frame around `<main>`, so an equal value proves the bundle unchanged, but a
different value is inconclusive. The second part, the digest of the shadow, then decides. The third part detects missing
or truncated files in the folder. It does not cover their contents, as Pagefind's files differ from run to run. Former
versions stored no third part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.search.bundles import SearchIndex
from portalgen.store.digest import digest_texts

with on_demand():
    from importlib import metadata

FORMAT: Final = "4"
"""Version of the input format and of changes to Pagefind's output; raising it rewrites every bundle."""


@cache
def pagefind_version() -> str:
    """Return the version of the installed Pagefind, such as "1.5.2"."""
    return metadata.version("pagefind-bin")


@frozen
class BundleKey:
    """The inputs of a bundle. An empty part is unknown and not equal to any value."""

    documents_digest: str = ""
    """Digest of addresses and output digests of pages, and of summaries."""
    text_digest: str = ""
    """Digest of Pagefind's input."""
    files_digest: str = ""
    """Digest of the names and sizes of Pagefind's files."""

    def __str__(self) -> str:
        return ":".join((self.documents_digest, self.text_digest, *filter(None, (self.files_digest,))))

    @property
    def source(self) -> BundleKey:
        """The key without the part that differs from run to run."""
        return BundleKey(self.documents_digest, self.text_digest)


def parse_bundle_key(stored: str) -> BundleKey:
    """Return the key written by `str`; an unknown key for any other text."""
    documents, mark, rest = stored.partition(":")
    text, _, files = rest.partition(":")
    return BundleKey(documents, text, files) if mark else BundleKey()


def digest_documents(bundle: SearchIndex) -> str:
    """Return a digest of all documents of a bundle, without reading them.

    Return an empty string if the digest of a page is unknown.
    """
    if not all(page.digest for page in bundle.pages):
        return ""
    pages = sorted("\0".join((page.url_path, page.digest, str(page.is_common), *page.names)) for page in bundle.pages)
    return _digest(bundle.language, (*pages, *sorted(map(repr, bundle.summaries))))


def digest_shadow(language: str, files: Mapping[str, str]) -> str:
    """Return the digest of Pagefind's input: each shadow file's digest by path, its version and our settings."""
    return _digest(language, (f"{path}\0{files[path]}" for path in sorted(files)))


def _digest(language: str, parts: Iterable[str]) -> str:
    return digest_texts(FORMAT, pagefind_version(), language, *parts)
