"""The corpus as a project of Eleventy: one run makes all sites, with layouts that are JavaScript functions."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from news import SECTION, Page, Site
from project import HERE, Project, write_portal


def prepare(root: Path, sites: tuple[Site, ...]) -> None:
    """Write everything but the pages."""
    shutil.copytree(HERE / "eleventy", root, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(HERE / "themes" / "bench" / "styles" / "bench.css", root / "site.css")
    write_portal(root / "portal.json", sites)


def source(page: Page) -> tuple[str, str]:
    """Where a page stands in the project, and its text."""
    text = (
        f"---\nid: {page.site.id}-{page.slug[-5:]}\ntitle: {page.title}\nsummary: {page.summary}\n"
        f"date: {page.day}\nfield: [{', '.join(page.fields)}]\ntag: [{', '.join(page.tags)}]\n---\n"
        f"\n{page.body}"
    )
    return f"content/{page.site.id}/{SECTION}/{page.slug}.md", text


PROJECT: Final = Project(prepare, source)
