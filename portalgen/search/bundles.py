"""The documents to be indexed: built pages in full, and short summaries of items of any site."""

from __future__ import annotations

from pathlib import Path

from portalgen.frozen import frozen


@frozen
class PageDocument:
    """A built page to index in full. It is skipped without `data-pagefind-body` on its `<main>`."""

    url_path: str
    """The path of the page on its host: "/tin-tuc/hoi-nghi/"."""
    file: Path
    """The HTML file to read."""
    digest: str = ""
    """Digest of the file's bytes from the manifest; if empty (unknown), the file is read."""
    names: tuple[str, ...] = ()
    """Other names by which it is found."""
    is_common: bool = False
    """True for a generated page of every site, which should not match words found in it by chance."""


@frozen
class SummaryDocument:
    """An item of any site, indexed only with this summary. Strings are plain text."""

    url: str
    """Absolute https address, or a path on the index's own host."""
    language: str
    title: str
    number: str
    """Number of a document ("2111/QĐ-UBND"), else empty."""
    summary: str
    filters: tuple[tuple[str, str], ...]
    """Pagefind filters: (name, value): site, kind, year, field."""
    meta: tuple[tuple[str, str], ...]
    """Shown with a result: (name, value).

    `home` marks a site itself. `leads` is the language of its address, if different from `language`.
    """
    sort_date: str
    """ISO day, or empty."""
    names: tuple[str, ...] = ()
    """Other names by which it is found."""


@frozen
class SearchIndex:
    """A search index: a folder loaded by browsers."""

    folder: str
    """Below the output root: "lamdong.gov.vn/sites/en/pagefind"."""
    language: str
    """The language of its search page; documents in another language are marked with theirs."""
    pages: tuple[PageDocument, ...] = ()
    summaries: tuple[SummaryDocument, ...] = ()


@frozen
class BundleTask:
    """A bundle with possibly changed documents."""

    bundle: SearchIndex
    text_digest: str
    """Digest of Pagefind's input for the existing bundle; empty if unknown."""
    files_digest: str = ""
    """Digest of the names and sizes of the existing files; empty if unknown."""
    documents_digest: str = ""
    """Digest of the documents, computed without reading any; empty if unknown."""
