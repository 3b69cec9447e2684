"""Whether two built portals are the same: the same addresses, texts, links, feeds and site maps, and as many bytes.

A tree is what one side wrote for each host. `differences` lists everything in which two trees differ; a fair
comparison of speed has none. What may differ: names of style sheets, ids of headings and feeds, markup that shows
nothing, as long as each layout's bytes stay within `TOLERANCE`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from lxml import etree, html


class Rewrite(Protocol):
    """Says an address that stands `written` in `page` as the other side writes it."""

    def __call__(self, written: str, page: str) -> str:
        """The other side's address."""


TOLERANCE: Final = 0.05
ASSETS: Final = "assets"
"""Counted in the sum of all bytes only: how often one style sheet is written is a matter of hosts."""
ATOM: Final = "{http://www.w3.org/2005/Atom}"
SITE_MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "br", "details", "summary",
    }
)  # fmt: skip
ALIKE: Final = ("title", "description", "canonical", "text", "links")


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader, a link checker and a search engine see of one HTML page."""

    layout: str
    size: int
    title: str
    description: str
    canonical: str
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of an Atom feed: (title, address, summary, day)."""

    size: int
    title: str
    items: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that one side made. Keys are addresses: host and path."""

    pages: Mapping[str, Page]
    feeds: Mapping[str, Feed]
    site_map: frozenset[tuple[str, str]]
    """(address, day of the last change) over all site maps of all hosts."""
    sizes: Mapping[str, int]
    """Bytes by layout, and of feeds, site maps, robots and assets."""


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of an output folder that has one folder a host, with their addresses."""
    for path in sorted(folder.glob("[!.]*/**/*")):
        if path.is_file():
            yield f"https://{path.relative_to(folder).as_posix().removesuffix('index.html')}", path


def as_written(written: str, page: str) -> str:  # noqa: ARG001 - the shape is Rewrite's
    """The rewriting of the side whose addresses are the measure."""
    return written


def read(files: Iterable[tuple[str, Path]], rewrite: Rewrite = as_written) -> Tree:
    """The tree of files with their addresses; `rewrite` says an address as the other side writes it."""
    pages: dict[str, Page] = {}
    feeds: dict[str, Feed] = {}
    site_map: set[tuple[str, str]] = set()
    sizes: Counter[str] = Counter()
    for address, path in files:
        content = path.read_bytes()
        group = _group(path, content)
        if group == "pages":
            pages[address] = page_of(content, partial(rewrite, page=address))
            group = pages[address].layout
        elif group == "feeds":
            feeds[address] = feed_of(content, partial(rewrite, page=address))
        elif group == "site maps":
            site_map.update((rewrite(url, address), day) for url, day in site_map_of(content))
        sizes[group] += len(content)
    return Tree(pages, feeds, frozenset(site_map), sizes)


def _group(path: Path, content: bytes) -> str:
    if path.suffix == ".html":
        return "pages"
    if path.suffix == ".xml":
        return "feeds" if b"http://www.w3.org/2005/Atom" in content else "site maps"
    return "robots" if path.name == "robots.txt" else ASSETS


def page_of(content: bytes, rewrite: Callable[[str], str] = str) -> Page:
    """Take one HTML page apart."""
    root = html.document_fromstring(content.decode())
    body = next(root.iter("body"))
    assert isinstance(body, html.HtmlElement)
    return Page(
        layout=str(body.get("class", "")).removeprefix("layout-"),
        size=len(content),
        title=_first(root.xpath("//head/title/text()")),
        description=_first(root.xpath("//head/meta[@name='description']/@content")),
        canonical=rewrite(_first(root.xpath("//head/link[@rel='canonical']/@href"))),
        text=visible_text(body),
        links=tuple(rewrite(str(href)) for href in body.xpath(".//a/@href") if not str(href).startswith("#")),
    )


def visible_text(body: html.HtmlElement) -> str:
    """The text that is shown, words parted by one space; the edges of blocks part words."""
    for element in list(body.iter("script", "style", "template")):
        element.drop_tree()
    for element in body.iter(*BLOCKS):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"
        for child in list(element)[-1:]:
            child.tail = f"{child.tail or ''} "
    return " ".join(str(body.text_content()).split())


def feed_of(content: bytes, rewrite: Callable[[str], str] = str) -> Feed:
    """Take an Atom feed apart."""
    root = etree.fromstring(content)
    items = tuple(
        (
            entry.findtext(f"{ATOM}title", ""),
            rewrite(_first(entry.xpath("*[local-name()='link']/@href"))),
            entry.findtext(f"{ATOM}summary", ""),
            entry.findtext(f"{ATOM}updated", "")[:10],
        )
        for entry in root.iter(f"{ATOM}entry")
    )
    return Feed(len(content), root.findtext(f"{ATOM}title", ""), items)


def site_map_of(content: bytes) -> Iterator[tuple[str, str]]:
    """The addresses of a site map; an index of site maps has none."""
    for url in etree.fromstring(content).iter(f"{SITE_MAP}url"):
        yield url.findtext(f"{SITE_MAP}loc", ""), url.findtext(f"{SITE_MAP}lastmod", "")[:10]


def differences(ours: Tree, theirs: Tree) -> tuple[str, ...]:
    """Everything in which two trees differ, one line each."""
    return (
        *_keys("page", ours.pages, theirs.pages),
        *_keys("feed", ours.feeds, theirs.feeds),
        *_keys("site map", (" ".join(item) for item in ours.site_map), (" ".join(item) for item in theirs.site_map)),
        *(line for key in sorted(ours.pages.keys() & theirs.pages.keys()) for line in _page(key, ours, theirs)),
        *(
            f"feed {key}: {ours.feeds[key].title!r} and {theirs.feeds[key].title!r}, or their items, differ"
            for key in sorted(ours.feeds.keys() & theirs.feeds.keys())
            if (ours.feeds[key].title, ours.feeds[key].items) != (theirs.feeds[key].title, theirs.feeds[key].items)
        ),
        *_sizes(ours.sizes, theirs.sizes),
    )


def _page(key: str, ours: Tree, theirs: Tree) -> Iterator[str]:
    one, other = ours.pages[key], theirs.pages[key]
    if one.layout != other.layout:
        yield f"page {key}: layout {one.layout} and {other.layout}"
    for name in ALIKE:
        first, second = getattr(one, name), getattr(other, name)
        if first != second:
            yield f"page {key}: {name} differs: {_parting(first, second)}"


def _parting(first: str | tuple[str, ...], second: str | tuple[str, ...]) -> str:
    """Both values from a little before the place where they part."""
    same = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    start, end = (max(0, same - 30), same + 40) if isinstance(first, str) else (same, same + 1)
    return f"{first[start:end]!r} / {second[start:end]!r}"


def _keys(name: str, ours: Iterable[str], theirs: Iterable[str]) -> Iterator[str]:
    one, other = set(ours), set(theirs)
    yield from (f"{name} {key}: only in the first" for key in sorted(one - other))
    yield from (f"{name} {key}: only in the second" for key in sorted(other - one))


def _sizes(ours: Mapping[str, int], theirs: Mapping[str, int]) -> Iterator[str]:
    groups = [
        (name, ours.get(name, 0), theirs.get(name, 0)) for name in sorted((ours.keys() | theirs.keys()) - {ASSETS})
    ]
    groups.append(("all", sum(ours.values()), sum(theirs.values())))
    for name, one, other in groups:
        if abs(one - other) > TOLERANCE * max(one, other):
            yield f"bytes of {name}: {one} and {other} ({(one / other - 1 if other else 1):+.1%})"


def _first(values: object) -> str:
    return str(values[0]) if isinstance(values, list) and values else ""
