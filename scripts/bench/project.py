"""How one tool's project is written, and how what it builds is read for comparison."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from compare import Rewrite, as_written, files_of
from news import MAIN, PAGE_SIZE, SECTION, SECTION_NAME, TAXONOMIES, Page, Site

from portalgen.text.slugs import slug_of

HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Project:
    """A tool's own form of the corpus."""

    prepare: Callable[[Path, tuple[Site, ...]], None]
    """Writes everything but the pages into a new folder."""
    source: Callable[[Page], tuple[str, str]]
    """A page's path in the project, and its text."""
    files: Callable[[Path], Iterator[tuple[str, Path]]] = files_of
    """The output's files with the addresses that portalgen gives to them."""
    rewrite: Rewrite = as_written


def write_yaml(path: Path, value: object, front_matter: bool = False) -> None:
    """Write a value as a YAML file, or as the front matter of a page without a body."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{text}---\n" if front_matter else text, encoding="utf-8")


def write_portal(path: Path, sites: tuple[Site, ...]) -> None:
    """Write what a project's own code must know of the portal: sites, the section, taxonomies and their terms."""
    taxonomies = [
        {"key": key, "name": name, "segment": segment, "terms": dict(sorted((slug_of(term), term) for term in terms))}
        for key, name, segment, terms in TAXONOMIES
    ]
    value = {
        "main": MAIN,
        "section": {"segment": SECTION, "name": SECTION_NAME, "page_size": PAGE_SIZE},
        "sites": [{"id": site.id, "name": site.name, "host": site.host} for site in sites],
        "taxonomies": taxonomies,
    }
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
