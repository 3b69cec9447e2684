"""The corpus as a project of MkDocs.

One run makes all sites: each host is a folder of the documentation. Lists, terms, feeds and site maps come from a hook
(`mkdocs/hooks.py`) with the theme's own Jinja environment, because MkDocs has none. After an edit it runs with
`--dirty`, for which the hook reads the front matter of the pages that MkDocs leaves out.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from news import SECTION, Page, Site
from project import HERE, Project, write_portal


def prepare(root: Path, sites: tuple[Site, ...]) -> None:
    """Write everything but the pages."""
    shutil.copytree(HERE / "mkdocs", root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HERE / "jinja", root / "templates")
    for name in ("derived.py", "tables.py"):
        shutil.copy(HERE / "python-markdown" / name, root / name)
    write_portal(root / "portal.json", sites)
    for site in sites:
        (root / "docs" / site.host / "assets").mkdir(parents=True)
        shutil.copy(HERE / "themes" / "bench" / "styles" / "bench.css", root / "docs" / site.host / "assets/site.css")


def source(page: Page) -> tuple[str, str]:
    """Where a page stands in the project, and its text; links name the other page's file, as MkDocs has them."""
    text = (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\nsummary: {page.summary}\n"
        f"date: {page.day}\nfield: [{', '.join(page.fields)}]\ntag: [{', '.join(page.tags)}]\n---\n"
        f"\n{page.body.replace('.vi.md)', '.md)')}"
    )
    return f"docs/{page.site.host}/{SECTION}/{page.slug}.md", text


def rewrite(written: str, page: str) -> str:
    """A relative address in one of MkDocs' pages as portalgen writes it in the same page."""
    if not written or written.startswith("https://"):
        return written
    return urljoin(page, written).removeprefix("/".join(page.split("/")[:3]))


PROJECT: Final = Project(prepare, source, rewrite=rewrite)
