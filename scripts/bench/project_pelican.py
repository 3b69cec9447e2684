"""The corpus as a project of Pelican.

One run makes all sites: 150 runs would start Pelican 150 times, 0.4 s each. Lists, terms, feeds and site maps come
from a plugin (`pelican/portal.py`), because Pelican's own make one portal only, and compare every article with every
tag.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from news import SECTION, Page, Site
from project import HERE, Project, write_portal


def prepare(root: Path, sites: tuple[Site, ...]) -> None:
    """Write everything but the pages."""
    shutil.copytree(HERE / "pelican", root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HERE / "jinja", root / "theme" / "templates", dirs_exist_ok=True)
    for name in ("derived.py", "tables.py"):
        shutil.copy(HERE / "python-markdown" / name, root / name)
    shutil.copy(HERE / "themes" / "bench" / "styles" / "bench.css", root / "site.css")
    write_portal(root / "portal.json", sites)


def source(page: Page) -> tuple[str, str]:
    """Where a page stands in the project, and its text; links are written as Pelican has them: `{filename}x.md`."""
    body = page.body.replace("](", "]({filename}").replace(".vi.md)", ".md)")
    text = (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\nsummary: {page.summary}\n"
        f"date: {page.day}\nfield: {', '.join(page.fields)}\ntag: {', '.join(page.tags)}\n---\n"
        f"\n{body}"
    )
    return f"content/{page.site.id}/{SECTION}/{page.slug}.md", text


PROJECT: Final = Project(prepare, source)
