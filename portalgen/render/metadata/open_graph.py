"""Open Graph in the head of a page (ogp.me): the preview of a shared link."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.render.metadata.dublin_core import NamedValues
from portalgen.render.views.files import ImageView

LOCALES: Final = MappingProxyType(
    {"vi": "vi_VN", "en": "en_US", "fr": "fr_FR", "ja": "ja_JP", "ko": "ko_KR", "zh": "zh_CN"}
)
"""The Open Graph locale of each language; other languages are omitted."""


@frozen
class Article:
    """The facts about a page as an article.

    Its section and subjects are in JSON-LD and Dublin Core: no program that previews links reads them here.
    """

    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()


def write_open_graph(
    *,
    title: str,
    site_name: str,
    url: str,
    language: str,
    other_languages: tuple[str, ...] = (),
    description: str = "",
    image: ImageView | None = None,
    image_url: str = "",
    article: Article | None = None,
) -> NamedValues:
    """Return (property, content) of each element. `image_url` is the absolute address of `image`."""
    found = [("og:title", title), ("og:site_name", site_name), ("og:type", "article" if article else "website")]
    if url:
        found.append(("og:url", url))
    if description:
        found.append(("og:description", description))
    if language in LOCALES:
        found.append(("og:locale", LOCALES[language]))
    found += [("og:locale:alternate", LOCALES[code]) for code in other_languages if code in LOCALES]
    if image is not None and image_url:
        found += _list_image(image, image_url)
    if article is not None:
        found += _list_article(article)
    return tuple(found)


def _list_image(image: ImageView, url: str) -> Iterator[tuple[str, str]]:
    yield "og:image", url
    if image.file_width and image.file_height:
        yield "og:image:width", str(image.file_width)
        yield "og:image:height", str(image.file_height)
    if image.alt:
        yield "og:image:alt", image.alt


def _list_article(article: Article) -> Iterator[tuple[str, str]]:
    if article.published:
        yield "article:published_time", article.published
    if article.modified:
        yield "article:modified_time", article.modified
    for author in article.authors:
        yield "article:author", author
