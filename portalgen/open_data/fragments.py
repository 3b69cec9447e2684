"""The rows of a site, kind, language and year, encoded in each format: the parts of portal-wide files.

The year is from the day shown on pages. An edit therefore changes the file of only one year, and files stay as small as
a province's publications of a year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.content.model import Page
from portalgen.open_data.columns import Column, shared_columns_of
from portalgen.open_data.csv_file import encode_csv_rows
from portalgen.open_data.json_file import encode_json_item, encode_json_items
from portalgen.open_data.rows import DataRow, build_row, key_of_row, pages_with_data, texts_of_row
from portalgen.render.context import Context
from portalgen.render.references import list_referred_items
from portalgen.store.digest import digest_texts

CSV: Final = "csv"
JSON: Final = "json"


def year_of(page: Page) -> str:
    """Return the year of the day that a page shows, in +07:00. Return an empty string if it shows no day."""
    return str(page.day.year) if page.day is not None else ""


def list_fragment_keys(context: Context) -> Iterator[tuple[str, str]]:
    """Yield (kind, language) for which a site may have rows, in a fixed order. Nothing is yielded without open data."""
    site = context.site
    if site.open_data:
        kinds = sorted({page.kind.name for pages in context.own_pages.values() for page in pages})
        yield from ((kind, language) for kind in kinds for language in site.codes)


def find_fragment_pages(context: Context, kind: str, language: str) -> Mapping[str, Sequence[Page]]:
    """Return the pages that have rows of a kind, grouped by year, in the order of the site's files."""
    pages: dict[str, list[Page]] = {}
    for page in pages_with_data(context, language, context.portal.kinds[kind]):
        pages.setdefault(year_of(page), []).append(page)
    return pages


def find_referred_items(context: Context) -> frozenset[str]:
    """Return the ids of all items to which rows of this site may refer. They may belong to any site."""
    pages = (page for pages in context.own_pages.values() for page in pages)
    return frozenset(identifier for page in pages for identifier in list_referred_items(page))


def key_of_fragment(context: Context, pages: Iterable[Page]) -> str:
    """Return the digest of the inputs of these pages' rows (`rows.key_of_row`)."""
    return digest_texts(*(key_of_row(context, page) for page in pages))


def encode_data_fragment(context: Context, kind: str, pages: Iterable[Page]) -> Mapping[str, bytes]:
    """Return the rows of these pages in each format. The head and the end of a file are not included."""
    columns = shared_columns_of(context, context.portal.kinds[kind])
    rows = [build_row(context, page, columns) for page in pages]
    return {form: encode(columns, rows) for form, encode in _ENCODERS.items()}


def join_json_fragments(fragments: Iterable[bytes]) -> Iterator[bytes]:
    """Yield fragments of JSON as a list of items, with commas between them."""
    before = b""
    for each in fragments:
        yield before + each
        before = b","


def _encode_csv(columns: Sequence[Column], rows: Sequence[DataRow]) -> bytes:
    return b"".join(encode_csv_rows(columns, (texts_of_row(columns, row) for row in rows)))


def _encode_json(columns: Sequence[Column], rows: Sequence[DataRow]) -> bytes:
    return b"".join(encode_json_items(encode_json_item(columns, row) for row in rows))


_ENCODERS: Final[Mapping[str, Callable[[Sequence[Column], Sequence[DataRow]], bytes]]] = MappingProxyType(
    {CSV: _encode_csv, JSON: _encode_json}
)
DATA_FORMS: Final = tuple(_ENCODERS)
"""The formats in which rows of several sites can be concatenated."""
