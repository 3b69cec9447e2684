"""The shadow folder: what Pagefind is given in place of the built pages.

Pagefind folds marks but not `đ`, so `da lat` would not find `Đà Lạt`. In the shadow `đ` is `ḏ` (d with line
below), which does decompose to `d` and a mark; the client writes queries the same way and results back.
A shadow document is a slice of its page: language, title, Pagefind's own tags and `<main>`. Two things are
added because Pagefind leaves them out: every document gets a sort date (else sorting by date would drop it),
and its day as `day`, for a client that merges two indexes by date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from pathlib import PurePosixPath
from typing import Final

from portalgen.errors import OutputError
from portalgen.search.bundles import Bundle, PageDocument, SummaryDocument
from portalgen.text.normal import nfc

UNDATED: Final = "0000-00-00"
_LETTERS: Final = str.maketrans({"đ": "\u1e0f", "ð": "\u1e0f", "Đ": "\u1e0e", "Ð": "\u1e0e"})
_LANGUAGE: Final = re.compile(r'<html\b[^>]*?\blang="([^"]*)"')
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_TAG: Final = re.compile(r"<meta\s[^>]*data-pagefind-[^>]*>")
_SORT_DATE: Final = re.compile(r'data-pagefind-sort="date\[content\]"\s+content="([^"]*)"')


@dataclass(frozen=True, slots=True)
class ShadowFile:
    """One file of the shadow folder; `path` is relative, with `/`."""

    path: str
    content: bytes


def encode(text: str) -> str:
    """`text` in NFC with `đ` as `ḏ` and `Đ` as `Ḏ`."""
    return nfc(text).translate(_LETTERS)


def shadow_of(bundle: Bundle) -> tuple[ShadowFile, ...]:
    """The shadow files of a bundle, sorted by path. Raises `OutputError` for a page that cannot be read."""
    files = {}
    for page in bundle.pages:
        content = _page(page, bundle.language)
        if content:
            files[_path_of(page.url_path)] = content
    for item in bundle.summaries:
        name = blake2b(f"{item.language}\n{item.url}".encode(), digest_size=10).hexdigest()
        files[f"{name}.html"] = _summary(item, bundle.language)
    return tuple(ShadowFile(path, encode(files[path]).encode()) for path in sorted(files))


def _path_of(url_path: str) -> str:
    relative = url_path.lstrip("/")
    if ".." in PurePosixPath(relative).parts:
        raise ValueError(f"not an address on a host: {url_path}")
    return f"{relative}index.html" if not relative or relative.endswith("/") else relative


def _page(page: PageDocument, bundle_language: str) -> str:
    try:
        html = page.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise OutputError(
            f"không đọc được trang đã dựng `{page.file}` để lập chỉ mục tìm kiếm: {fault}",
            f"cannot read the built page `{page.file}` for the search index: {fault}",
        ) from fault
    start = html.find("<main")
    end = html.rfind("</main>")
    if start < 0 or end < 0 or "data-pagefind-body" not in html[start : html.find(">", start)]:
        return ""
    head = html[:start]
    language = _LANGUAGE.search(head)
    title = _TITLE.search(head)
    date = _SORT_DATE.search(head)
    tags = _TAG.findall(head)
    if date is None:
        tags.append(_sort(UNDATED))
    else:
        tags.append(_meta("day", date[1]))
    return _document(
        language[1] if language else bundle_language,
        bundle_language,
        title[0] if title else "",
        tags,
        html[start:end] + "</main>",
    )


def _summary(item: SummaryDocument, bundle_language: str) -> str:
    tags = [f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for name, value in item.filters]
    tags += [_meta(name, escape(value)) for name, value in item.meta]
    tags += [_meta("url", escape(item.url)), _sort(item.sort_date or UNDATED)]
    if item.sort_date:
        tags.append(_meta("day", item.sort_date))
    if item.number:
        tags.append(_meta("number", escape(item.number)))
    number = f'<p data-pagefind-weight="7">{escape(item.number)}</p>' if item.number else ""
    return _document(
        item.language,
        bundle_language,
        f"<title>{escape(item.title)}</title>",
        tags,
        f"<main data-pagefind-body><h1>{escape(item.title)}</h1>{number}<p>{escape(item.summary)}</p></main>",
    )


def _document(language: str, bundle_language: str, title: str, tags: list[str], main: str) -> str:
    if language != bundle_language:
        tags.append(_meta("language", language))
    head = f'<meta charset="utf-8">{title}{"".join(dict.fromkeys(tags))}'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{main}</body></html>'


def _meta(name: str, content: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{content}">'


def _sort(day: str) -> str:
    return f'<meta data-pagefind-sort="date[content]" content="{day}">'
