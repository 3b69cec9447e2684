"""Open Graph in the head of a page (ogp.me): what a link to it looks like where people share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from portalgen.render.metadata.dublin_core import NamedValues
from portalgen.render.views.files import ImageView

LOCALES: Final = MappingProxyType(
    {"vi": "vi_VN", "en": "en_US", "fr": "fr_FR", "ja": "ja_JP", "ko": "ko_KR", "zh": "zh_CN"}
)
"""The locale of a language as Open Graph has it; a language without one is left out."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says of itself as an article."""

    published: str = ""
    modified: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page as it is shared."""

    title: str
    site_name: str
    url: str
    language: str
    other_languages: tuple[str, ...] = ()
    description: str = ""
    image: ImageView | None = None
    image_url: str = ""
    """The absolute address of `image`."""
    article: Article | None = None


def write_open_graph(page: SharedPage) -> NamedValues:
    """Return (property, content) of a page."""
    return tuple(_list_properties(page))


def _list_properties(page: SharedPage) -> Iterator[tuple[str, str]]:
    yield "og:title", page.title
    yield "og:site_name", page.site_name
    yield "og:type", "website" if page.article is None else "article"
    if page.url:
        yield "og:url", page.url
    if page.description:
        yield "og:description", page.description
    if page.language in LOCALES:
        yield "og:locale", LOCALES[page.language]
    for code in page.other_languages:
        if code in LOCALES:
            yield "og:locale:alternate", LOCALES[code]
    if page.image is not None and page.image_url:
        yield from _list_image(page.image, page.image_url)
    if page.article is not None:
        yield from _list_article(page.article)


def _list_image(image: ImageView, url: str) -> Iterator[tuple[str, str]]:
    yield "og:image", url
    if image.width and image.height:
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    if image.alt:
        yield "og:image:alt", image.alt


def _list_article(article: Article) -> Iterator[tuple[str, str]]:
    if article.published:
        yield "article:published_time", article.published
    if article.modified:
        yield "article:modified_time", article.modified
    for author in article.authors:
        yield "article:author", author
    if article.section:
        yield "article:section", article.section
    for tag in article.tags:
        yield "article:tag", tag
