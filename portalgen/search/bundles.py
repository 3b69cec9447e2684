"""What is to be indexed: built pages in full, and short summaries of items of any site."""

from __future__ import annotations

from pathlib import Path

from portalgen.frozen import frozen


@frozen
class PageDocument:
    """A built page to index in full. Without `data-pagefind-body` on its `<main>` it is left out."""

    url_path: str
    """Where the page stands on its host: "/tin-tuc/hoi-nghi/"."""
    file: Path
    """The HTML file to read."""
    digest: str = ""
    """Digest of the file's bytes, as the manifest has it; empty where it is not known, and then the file is read."""
    names: tuple[str, ...] = ()
    """What it is also called, and found by."""
    is_common: bool = False
    """Whether every site has it and no editor wrote it: no answer to words that it has by chance."""


@frozen
class SummaryDocument:
    """An item of which only this is indexed, of any site. Strings are plain text."""

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
    """Shown with a result: (name, value). `home` marks a site itself, `leads` is the language of its address where
    that is not `language`."""
    sort_date: str
    """ISO day, or empty."""
    names: tuple[str, ...] = ()
    """What it is also called, and found by."""


@frozen
class Bundle:
    """One search index: a folder that a browser loads from."""

    folder: str
    """Below the output root: "lamdong.gov.vn/sites/en/pagefind"."""
    language: str
    """The language of its search page; documents in another language are marked with theirs."""
    pages: tuple[PageDocument, ...] = ()
    summaries: tuple[SummaryDocument, ...] = ()


@frozen
class BundleTask:
    """A bundle whose documents may have changed."""

    bundle: Bundle
    text_digest: str
    """Digest of what Pagefind was given for the bundle that is in place; empty where it is not known."""
    files_digest: str = ""
    """Digest of the names and sizes of the files in place; empty where it is not known."""
    documents_digest: str = ""
    """Digest of the documents, found without reading one; empty where it is not known."""
