"""A corpus to measure with: one portal of N news pages, written as a project of each tool.

    python scripts/bench/corpus.py FOLDER --pages N [--sites 150] [--seed 1] [--tools portalgen,hugo]

writes `FOLDER/<tool>`: the same Markdown bodies, with links between pages in the form that each tool knows, and
themes that give the same pages. All tools resolve the links between pages. The same arguments always give the same
files.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import project_eleventy
import project_hugo
import project_mkdocs
import project_pelican
import project_portalgen
from news import Shape, pages_of, sites_of
from project import Project

PROJECTS: Final[dict[str, Project]] = {
    "portalgen": project_portalgen.PROJECT,
    "hugo": project_hugo.PROJECT,
    "pelican": project_pelican.PROJECT,
    "mkdocs": project_mkdocs.PROJECT,
    "eleventy": project_eleventy.PROJECT,
}


def write(folder: Path, shape: Shape, tools: Iterable[str] = ("portalgen", "hugo")) -> None:
    """Write the tools' projects into `folder`, which must be empty or new."""
    projects = {folder / tool: PROJECTS[tool] for tool in tools}
    for root, project in projects.items():
        project.prepare(root, sites_of(shape))
    made: set[Path] = set()
    for page in pages_of(shape):
        for root, project in projects.items():
            path, text = project.source(page)
            file = root / path
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_text(text, encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Write a corpus as a project of each tool.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--sites", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tools", default="portalgen,hugo", help="parted by commas")
    options = parser.parse_args()
    write(options.folder, Shape(options.pages, options.sites, options.seed), options.tools.split(","))


if __name__ == "__main__":
    main()
