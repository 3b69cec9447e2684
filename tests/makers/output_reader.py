"""The output of a build as a browser sees it: every page parsed once, with what it links to and loads."""

from __future__ import annotations

import fcntl
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions, BuildResult
from tests.makers.portal import AT

ROOT = Path(__file__).resolve().parents[2]

_LOADED = (
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
)
_FOREIGN = ("iframe", "object", "embed", "base", "style", "applet", "frame")


@dataclass(frozen=True)
class Link:
    """`url` is absolute; `written` is what stands in the page."""

    url: str
    written: str


@dataclass(frozen=True)
class Parsed:
    """One HTML file. `url` is where it is read."""

    path: str
    url: str
    language: str
    title: str
    headings: int
    mains: int
    canonical: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    indexed: bool
    refresh: str
    anchors: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[Link, ...]
    loaded: tuple[Link, ...]
    unsafe: tuple[str, ...]
    """Whatever a strict content security policy would refuse."""


def url_of(path: str) -> str:
    """The address of an output file."""
    return "https://" + path.removesuffix("index.html")


def strings(tree: html.HtmlElement, path: str) -> list[str]:
    """Return the attributes or texts that an XPath names."""
    found = tree.xpath(path)
    assert isinstance(found, list), path
    return [str(each) for each in found]


def elements(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Return the elements that an XPath names."""
    found = tree.xpath(path)
    assert isinstance(found, list), path
    return [each for each in found if isinstance(each, html.HtmlElement)]


def parsed(out: Path, path: str) -> Parsed:
    tree = html.document_fromstring((out / path).read_bytes())
    url = url_of(path)
    ids = strings(tree, "//@id")
    refresh = strings(tree, "//meta[@http-equiv='refresh']/@content")
    return Parsed(
        path=path,
        url=url,
        language=str(tree.get("lang", "")),
        title="".join(strings(tree, "//head/title/text()")).strip(),
        headings=len(elements(tree, "//h1")),
        mains=len(elements(tree, "//main")),
        canonical=tuple(strings(tree, "//link[@rel='canonical']/@href")),
        alternates=tuple(
            (str(each.get("hreflang")), str(each.get("href")))
            for each in elements(tree, "//link[@rel='alternate'][@hreflang]")
        ),
        indexed="noindex" not in "".join(strings(tree, "//meta[@name='robots']/@content")),
        refresh=refresh[0].partition("url=")[2] if refresh else "",
        anchors=frozenset(ids),
        repeated=tuple(sorted({each for each in ids if ids.count(each) > 1})),
        links=tuple(Link(urljoin(url, each), each) for each in _links(tree)),
        loaded=tuple(Link(urljoin(url, each), each) for each in _loaded(tree)),
        unsafe=tuple(_unsafe(tree)),
    )


def _links(tree: html.HtmlElement) -> Iterator[str]:
    yield from strings(tree, "//a/@href")
    yield from strings(tree, "//area/@href")
    yield from strings(tree, "//form/@action")
    yield from strings(tree, "//link[not(@rel='canonical')][not(@rel='preload')]/@href")


def _loaded(tree: html.HtmlElement) -> Iterator[str]:
    for name, attribute in _LOADED:
        yield from strings(tree, f"//{name}/@{attribute}")
    for value in strings(tree, "//@srcset"):
        yield from (candidate.split()[0] for candidate in value.split(","))
    yield from strings(tree, "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href")


def _unsafe(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _FOREIGN:
            yield f"<{element.tag}>"
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json":
            yield "<script>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style" or value.strip().lower().startswith("javascript:"):
                yield f"{element.tag} {name}={value}"


@dataclass(frozen=True)
class Output:
    """A whole output folder."""

    out: Path
    files: frozenset[str]
    pages: dict[str, Parsed]
    hosts: frozenset[str]

    def file_at(self, url: str) -> str | None:
        """The output file that a static server gives for `url`, or None where there is none."""
        parts = urlsplit(url)
        path = parts.netloc + unquote(parts.path or "/")
        path += "index.html" if path.endswith("/") else ""
        return path if path in self.files else None

    def is_ours(self, url: str) -> bool:
        """Whether the address is on one of the portal's hosts."""
        return urlsplit(url).netloc in self.hosts

    def broken(self, url: str) -> str:
        """What is wrong with an address on one of our hosts; empty where nothing is."""
        file = self.file_at(url)
        if file is None:
            return "no such file"
        anchor = unquote(urlsplit(url).fragment)
        page = self.pages.get(file)
        is_top = anchor == "top"  # of any page (HTML Standard, 7.4.6.4)
        return "no such anchor" if anchor and not is_top and (page is None or anchor not in page.anchors) else ""


@dataclass(frozen=True)
class Shipped:
    """The repository's own portal with its output."""

    portal: Portal
    result: BuildResult
    output: Output


def read_output(out: Path) -> Output:
    found = (file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
    files = frozenset(path for path in found if not path.startswith(".portalgen/"))
    pages = {path: parsed(out, path) for path in sorted(files) if path.endswith(".html") and "/pagefind" not in path}
    return Output(out, files, pages, frozenset(path.partition("/")[0] for path in files))


def addresses_in_css(text: str) -> list[str]:
    return re.findall(r"url\(\s*['\"]?([^'\")]+)", text)


def imports_in_script(text: str) -> list[str]:
    return re.findall(r"""(?:from|import)\s*\(?\s*["'](\.{0,2}/[^"']+)["']""", text)


def read_shipped_portal(folder: Path) -> Shipped:
    """Return the repository's portal, built into `folder` by whoever of several processes comes first."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = _build_once(folder)
    assert result.is_written, [(each.code, each.place) for each in result.diagnostics][:20]
    portal, _ = load_portal(ROOT)
    assert portal is not None
    return Shipped(portal, result, read_output(folder / "public"))


def _build_once(folder: Path) -> BuildResult:
    kept = folder / "result.pickle"
    if not kept.is_file():
        kept.write_bytes(pickle.dumps(build(BuildOptions(ROOT, folder / "public", AT, jobs=2))))
    result: BuildResult = pickle.loads(kept.read_bytes())
    return result
