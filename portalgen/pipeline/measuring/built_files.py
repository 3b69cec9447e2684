"""Measures the files of a built site: their sizes, the requests caused by its pages, and its links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.plan.model import Address
from portalgen.search.titles.files import is_title_file
from portalgen.writer.errors import translate_os_errors
from portalgen.writer.manifest import Manifest, ManifestEntry

LARGEST_PAGES: Final = 5
_KINDS: Final[Mapping[str, str]] = {
    "html": "html",
    "css": "css",
    "js": "scripts",
    "woff2": "fonts",
    **dict.fromkeys(("svg", "png", "jpg", "jpeg", "webp", "avif", "gif", "ico"), "pictures"),
}
_OTHER: Final = "other"
_LINK: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_REQUEST: Final = re.compile(
    r'<link\b(?=[^>]*\brel="(?:stylesheet|icon|preload|modulepreload)")[^>]*?\bhref="([^"]*)"'
    r'|<(?:script|img)\b[^>]*?\bsrc="([^"]*)"'
)
_OUTSIDE_THE_BUILD: Final = "/.well-known/"
"""Files that a release writes there are not in the folder of a build."""


@frozen
class BuiltFiles:
    """The files of a site in a built folder. Redirects do not count as pages."""

    pages: int
    files: int
    bytes_by_kind: Mapping[str, int]
    largest_pages: tuple[tuple[str, int], ...]
    """(address, size in bytes) of the largest pages, the largest first."""
    request_counts: tuple[int, ...]
    """For each page: the number of distinct files requested when it is opened, including the page itself."""
    links: int
    """The number of links from pages to addresses of the portal."""
    broken_links: tuple[tuple[str, str], ...]
    """(page, linked address) of links to an address without a file."""
    search_bytes: int
    search_files: int


def read_built_files(out: Path, manifest: Manifest, site: str) -> BuiltFiles:
    """Return the files of `site` in the build at `out`. `manifest` is the manifest of all sites.

    Raises UnusableEnvironmentError if a file is missing.
    """
    of_site = [entry for entry in manifest.entries.values() if entry.site == site]
    own = [entry for entry in of_site if not is_title_file(entry.path)]
    pages = [each for each in own if each.path.endswith(".html") and not each.redirect_to]
    hosts = {path.partition("/")[0] for path in manifest.entries}
    weights: Counter[str] = Counter()
    for each in own:
        weights[_KINDS.get(each.path.rpartition(".")[2], _OTHER)] += each.size
    links, broken, requests = 0, [], []
    for page in sorted(pages, key=lambda each: each.path):
        text = _read_page(out, page)
        url = _url_of(page.path)
        requests.append(len({unescape("".join(found)) for found in _REQUEST.findall(text)}) + 1)
        targets = [urljoin(url, unescape(found)) for found in _LINK.findall(text)]
        inside = [each for each in targets if urlsplit(each).netloc in hosts and urlsplit(each).scheme == "https"]
        links += len(inside)
        broken += [(url, each) for each in dict.fromkeys(inside) if not _is_there(each, manifest)]
    bundles = [folder for folder, bundle in manifest.bundles.items() if bundle.site == site]
    titles = (entry.size for entry in of_site if is_title_file(entry.path))
    search = (*_sizes_below(out, bundles), *titles)
    return BuiltFiles(
        pages=len(pages),
        files=len(own),
        bytes_by_kind={kind: weights[kind] for kind in sorted(weights)},
        largest_pages=tuple(_largest(pages)),
        request_counts=tuple(requests),
        links=links,
        broken_links=tuple(broken),
        search_bytes=sum(search),
        search_files=len(search),
    )


def _read_page(out: Path, page: ManifestEntry) -> str:
    try:
        return (out / page.path).read_text("utf-8", "replace")
    except OSError:
        raise UnusableEnvironmentError(
            f"bản dựng trong `{out}` chưa trọn vẹn; chạy lại `portalgen build`",
            f"the build in `{out}` is not complete; run `portalgen build` again",
        ) from None


def _is_there(url: str, manifest: Manifest) -> bool:
    """Return True if a file of the build, a search bundle or a web server rule answers at an address."""
    parts = urlsplit(url)
    path = Address(parts.netloc, parts.path or "/").output_path
    if path in manifest.entries or parts.path.startswith(_OUTSIDE_THE_BUILD):
        return True
    if any(path.startswith(f"{folder}/") for folder in manifest.bundles):
        return True
    return any(
        each.host == parts.netloc and (parts.path.startswith(each.path) if each.is_prefix else parts.path == each.path)
        for rules in manifest.rules.values()
        for each in rules
    )


def _largest(pages: Iterable[ManifestEntry]) -> Iterator[tuple[str, int]]:
    for each in sorted(pages, key=lambda page: (-page.size, page.path))[:LARGEST_PAGES]:
        yield _url_of(each.path), each.size


def _url_of(path: str) -> str:
    return f"https://{path.removesuffix('index.html')}"


def _sizes_below(out: Path, folders: Collection[str]) -> Iterator[int]:
    for folder in sorted(folders):
        with translate_os_errors(out / folder):
            yield from (file.stat().st_size for file in sorted((out / folder).rglob("*")) if file.is_file())
