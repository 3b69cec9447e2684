"""The shadow folder: Pagefind's input in place of the built pages.

Pagefind folds diacritics but not `đ`, so `da lat` would not match `Đà Lạt`. In the shadow, `đ` is `ḏ` (d with line
below), which decomposes to `d` and a diacritic; the client converts queries in the same way, and results back.

A shadow document is a slice of its page: language, title, Pagefind's filters and sort date, and `<main>`.

- Pagefind 1.5 searches metadata as text: an address would make every page match "gov". So only `number` remains as
  metadata; other fields become filters, which are not searched but are returned with a result.
- Host, day and language are returned in the document's own path: `<host>/<url path>~<day>~<language>.html`, with `-`
  for "this host", "no date" and "the language of the index". The client parses it.
- Pagefind ends paragraphs and list items itself but joins terms and cells ("Cơ quanBan Biên tập"), so they are given an
  ending.
- Query examples on a page (`{.example}`), mainly wrong spellings, are removed.
- Among whole pages, the few words of a summary would weigh too much, so their weight is reduced there.
- Sorting by date would drop documents without a date, so they get `0000-00-00`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from portalgen.errors import OutputError
from portalgen.frozen import frozen
from portalgen.search.bundles import PageDocument, SearchIndex, SummaryDocument
from portalgen.text.normalization import nfc

NO_DATE: Final = "0000-00-00"
NO_VALUE: Final = "-"
_SEARCHED_META: Final = "number"
_IN_PATH: Final = frozenset({"date", "url"})
"""Metadata already contained in the path."""

_LETTERS: Final = (("đ", "\u1e0f"), ("ð", "\u1e0f"), ("Đ", "\u1e0e"), ("Ð", "\u1e0e"))
_LANGUAGE: Final = re.compile(r'<html\b[^>]*?\blang="([^"]*)"')
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_TAG: Final = re.compile(r'<meta\s+data-pagefind-(filter|meta|sort)="([^"\[]+)\[content\]"\s+content="([^"]*)"')

_EXAMPLE: Final = '<span class="example"'
_CELL: Final = re.compile(r"</(d[td]|t[hd])>")
_INLINE: Final = frozenset(
    f"</{name}>" for name in ("a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "time")
)
_LOOK_BACK: Final = 200
_ENDINGS: Final = {"dt": ":", "dd": ".", "th": ";", "td": ";"}
_PUNCTUATION: Final = ".,:;!?…"

_AMONG_PAGES: Final = (0.5, 3.0)
_ALONE: Final = (1.0, 7.0)
"""Weights of a summary's text, and of its title and number."""

_COMMON: Final = ("common", "1")
"""The filter that marks a page of every site."""

_Pairs = tuple[tuple[str, str], ...]


@frozen
class ShadowFile:
    """A file of the shadow folder; `path` is relative, with `/`."""

    path: str
    content: bytes


@frozen
class _Document:
    """The content of a shadow file, from any source.

    `body` is the `<main>` element without its end, the rest plain text.
    """

    url_path: str
    host: str
    language: str
    day: str
    title: str
    filters: _Pairs
    meta: _Pairs
    body: str
    names: tuple[str, ...]


def encode_search_text(text: str) -> str:
    """Return `text` in NFC with `đ` as `ḏ` and `Đ` as `Ḏ`."""
    text = nfc(text)
    for letter, other in _LETTERS:  # several times faster than `str.translate`
        text = text.replace(letter, other)
    return text


def shadow_of(bundle: SearchIndex) -> Iterator[ShadowFile]:
    """Yield the files of the shadow folder of a bundle. If two have the same path, the later one counts.

    Raises `OutputError` if a page cannot be read.
    """
    for document in _documents(bundle):
        yield ShadowFile(_path(document, bundle.language), encode_search_text(_html(document)).encode())


def _documents(bundle: SearchIndex) -> Iterator[_Document]:
    for page in bundle.pages:
        document = _read(page, bundle.language)
        if document:
            yield document
    weights = _AMONG_PAGES if bundle.pages else _ALONE
    for item in bundle.summaries:
        yield _summary(item, weights)


def _read(page: PageDocument, bundle_language: str) -> _Document | None:
    try:
        with open(page.file, "rb") as file:
            html = file.read()
        start, end = html.find(b"<main"), html.rfind(b"</main>")
        if start < 0 or end < 0 or b"data-pagefind-body" not in html[start : html.find(b">", start)]:
            return None
        head, body = html[:start].partition(b"</head>")[0].decode(), html[start:end].decode()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"không đọc được trang đã dựng `{page.file}` để lập chỉ mục tìm kiếm: {error}",
            f"cannot read the built page `{page.file}` for the search index: {error}",
        ) from error
    language, title = _LANGUAGE.search(head), _TITLE.search(head)
    tags = [(kind, name, unescape(content)) for kind, name, content in _TAG.findall(head)]
    filters = tuple((name, content) for kind, name, content in tags if kind == "filter")
    return _Document(
        url_path=page.url_path,
        host=NO_VALUE,
        language=language[1] if language else bundle_language,
        day=next((content for kind, name, content in tags if (kind, name) == ("sort", "date")), ""),
        title=unescape(title[1]) if title else "",
        filters=(*filters, _COMMON) if page.is_common else filters,
        meta=tuple((name, content) for kind, name, content in tags if kind == "meta"),
        body=_end_cells(body.replace(_EXAMPLE, f"{_EXAMPLE} data-pagefind-ignore")),
        names=page.names,
    )


def _end_cells(html: str) -> str:
    """Return `html` with a mark and a space at the end of each term and cell without a mark."""
    parts: list[str] = []
    done = 0
    for tag in _CELL.finditer(html):
        end = tag.start()
        last = _last_letter(html, end)
        mark = _ENDINGS[tag[1]] if last and last not in _PUNCTUATION else ""
        parts += (html[done:end], mark, " ")
        done = end
    parts.append(html[done:])
    return "".join(parts)


def _last_letter(html: str, end: int) -> str:
    """Return the last letter before `end`, skipping spaces and inline end tags; empty before another tag."""
    limit = max(0, end - _LOOK_BACK)
    while end > limit:
        letter = html[end - 1]
        if letter.isspace():
            end -= 1
        elif letter == ">":
            start = html.rfind("</", limit, end)
            if html[start:end] not in _INLINE:
                return ""
            end = start
        else:
            return "" if letter == "<" else letter
    return ""


def _summary(item: SummaryDocument, weights: tuple[float, float]) -> _Document:
    address = urlsplit(item.url)
    of_text, of_title = (f'data-pagefind-weight="{weight:g}"' for weight in weights)
    number = f"<p {of_title}>{escape(item.number)}</p>" if item.number else ""
    return _Document(
        url_path=address.path or "/",
        host=address.netloc or NO_VALUE,
        language=item.language,
        day=item.sort_date,
        title=item.title,
        filters=item.filters,
        meta=(*item.meta, (_SEARCHED_META, item.number)) if item.number else item.meta,
        body=f"<main data-pagefind-body {of_text}><h1 {of_title}>{escape(item.title)}</h1>{number}<p>{escape(item.summary)}</p>",
        names=item.names,
    )


def _path(document: _Document, bundle_language: str) -> str:
    path = document.url_path.strip("/")
    if ".." in PurePosixPath(path).parts:
        raise ValueError(f"not an address on a host: {document.url_path}")
    language = NO_VALUE if document.language == bundle_language else document.language
    return f"{document.host}/{path}~{document.day or NO_VALUE}~{language}.html"


def _html(document: _Document) -> str:
    named = {name for name, _ in document.filters}
    filters = list(document.filters)
    if document.names:
        filters.append(("names", "; ".join(document.names)))
    also = f"<p>{escape('. '.join(document.names))}.</p>" if document.names else ""
    meta = []
    for name, value in dict.fromkeys(document.meta):
        if name == _SEARCHED_META:
            meta.append((name, value))
        elif name not in named and name not in _IN_PATH:
            filters.append((name, value))
    head = "".join(
        f'<meta data-pagefind-{kind}="{escape(name)}[content]" content="{escape(value)}">'
        for kind, pairs in (("filter", filters), ("meta", meta), ("sort", [("date", document.day or NO_DATE)]))
        for name, value in pairs
    )
    return (
        f'<!doctype html><html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>{head}</head><body>{document.body}{also}</main></body></html>"
    )
