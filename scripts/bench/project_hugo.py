"""The corpus as a project of Hugo: the sites are top-level sections of one site, the fastest arrangement it has.

So the same page has another address there than on its own host; `address` maps one to the other.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from news import SECTION, SECTION_NAME, TAXONOMIES, Page, Site
from project import Project, write_yaml

from portalgen.text.slugs import slug_of

HERE: Final = Path(__file__).resolve().parent
HOST: Final = "https://bench.example.vn"
ADDRESS: Final = re.compile(
    rf"(?P<host>{re.escape(HOST)})?/(?P<site>[a-z0-9-]+)/(?:(?P<owner>main|xa-\d+)/)?(?P<path>.*)"
)
"""`/<site>/<path>`, or `/<taxonomy>/<site>/<path>` of a term."""
NUMBERED: Final = re.compile(r"trang/(\d+)/$")
HOME_OUTPUTS: Final = ("html", "atom", "addresses", "index", "notfound", "rules")
"""What Hugo makes at a site's home: page, feed, site map and its index, 404.html, robots.txt."""


def source(page: Page) -> tuple[str, str]:
    """Where a page stands in the project, and its text."""
    fields, tags = (", ".join(f"{page.site.id}/{term}" for term in terms) for terms in (page.fields, page.tags))
    text = (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\ndescription: {page.summary}\n"
        f"date: {page.day}\nlinh-vuc: [{fields}]\ntu-khoa: [{tags}]\n---\n"
        f"\n{page.body}"
    )
    return f"content/{page.site.id}/{SECTION}/{page.slug}.md", text


def address(written: str, site: str) -> str:
    """The address that portalgen gives to what Hugo's page of `site` writes as `written`."""
    match = ADDRESS.fullmatch(written)
    if match is None:
        return written
    owner = match["owner"] or match["site"]
    path = match["path"] if match["owner"] is None else f"{match['site']}/{match['path']}"
    path = NUMBERED.sub(r"trang-\1/", path)
    host = "" if match["host"] is None and owner == site else f"https://{Site(owner, '').host}"
    return f"{host}/{path}"


def files(output: Path) -> Iterator[tuple[str, Path]]:
    """The files that Hugo wrote, with the addresses that portalgen gives to them."""
    for path in sorted(output.rglob("*")):
        if path.is_file():
            written = f"{HOST}/{path.relative_to(output).as_posix().removesuffix('index.html')}"
            yield address(written, ""), path


def rewrite(written: str, page: str) -> str:
    """An address in one of Hugo's pages as portalgen writes it in the same page."""
    return address(written, page.removeprefix("https://").partition(".")[0])


def prepare(root: Path, sites: tuple[Site, ...]) -> None:
    """Write everything but the pages."""
    shutil.copytree(HERE / "hugo", root)
    shutil.copytree(HERE / "themes" / "bench" / "styles", root / "assets" / "styles")
    (root / "data").mkdir()
    write_yaml(root / "data" / "taxonomies.yaml", {segment: name for _, name, segment, _ in TAXONOMIES})
    terms = {segment: {slug_of(term): term for term in terms} for _, _, segment, terms in TAXONOMIES}
    write_yaml(root / "data" / "terms.yaml", terms)
    for site in sites:
        (root / "content" / site.id / SECTION).mkdir(parents=True)
        _write_site(root / "content" / site.id, site)


def _write_site(folder: Path, site: Site) -> None:
    """The pages that Hugo does not make by itself: the site's home, its section, its lists of terms."""
    home = {"title": site.name, "layout": "sitehome", "outputs": list(HOME_OUTPUTS)}
    write_yaml(folder / "_index.md", home, front_matter=True)
    write_yaml(folder / SECTION / "_index.md", {"title": SECTION_NAME}, front_matter=True)
    for _, name, segment, _ in TAXONOMIES:
        values = {"title": name, "layout": "termindex", "segment": segment}
        write_yaml(folder / f"{segment}.md", values, front_matter=True)


PROJECT: Final = Project(prepare, source, files, rewrite)
