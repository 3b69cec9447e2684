"""What the search index costs: a build with it less one without it, beside Pagefind alone on the same documents."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml
from builds import Sample, prepare
from measure import Measure, run
from news import Shape
from tools import PORTALGEN, portalgen_program

PAGES: Final = 3000
PAGEFIND: Final = "pagefind"
HERE: Final = Path(__file__).resolve().parent
SOURCES: Final = "search"


def shape(pages: int = PAGES, seed: int = 1) -> Shape:
    """All pages on one site."""
    return Shape(pages, 1, seed)


def use_default_theme(portal: Path) -> None:
    """Give a corpus for portalgen the shipped theme and a search page on each site."""
    profiles = portal / "site-config" / "profiles.yaml"
    value = yaml.safe_load(profiles.read_text(encoding="utf-8"))
    for profile in value["profiles"].values():
        profile |= {"theme": "default", "generated_pages": ["search"]}
    profiles.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    shutil.rmtree(portal / "themes")
    shutil.copytree(HERE.parents[1] / "themes" / "default", portal / "themes" / "default")


def samples(portal: Path, work: Path, pair: int) -> Iterator[Sample]:
    """The difference of a cold build with search and one without, and Pagefind on the folder that it was given."""
    load = os.getloadavg()[0]
    without = _build(portal, work / "without", "--no-search")
    built = _build(portal, work / "with")
    difference = Measure(
        built.wall - without.wall,
        built.user - without.user,
        built.system - without.system,
        built.resident,
        built.memory,
    )
    yield Sample(pair, "search", PORTALGEN, difference, load)
    shadow = work / "shadow"
    language = write_shadow(work / "with" / "public", shadow)
    yield Sample(pair, "search", PAGEFIND, _pagefind(shadow, work / "index", language), load)


def _build(portal: Path, folder: Path, *options: str) -> Measure:
    prepare(portal, folder / "project")
    os.sync()
    command = [portalgen_program(), "--root", str(folder / "project"), "build", "--out", str(folder / "public")]
    return run([*command, *options], folder, {})


def write_shadow(output: Path, folder: Path) -> str:
    """Write what Pagefind is given for the one site in `output`; returns the language of the index."""
    from portalgen.search.bundles import Bundle, PageDocument
    from portalgen.search.shadow import shadow_of

    host = next(path for path in sorted(output.iterdir()) if path.is_dir() and not path.name.startswith("."))
    pages = sorted(host.glob("tin-tuc/*/index.html"))
    documents = tuple(PageDocument(f"/{page.parent.relative_to(host).as_posix()}/", page) for page in pages)
    for file in shadow_of(Bundle("pagefind", "vi", pages=documents)):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return "vi"


def _pagefind(shadow: Path, index: Path, language: str) -> Measure:
    from portalgen.search.pagefind import find_executable

    os.sync()
    options = ["--site", str(shadow), "--output-path", str(index), "--force-language", language, "--silent"]
    return run([str(find_executable()), *options], shadow, {})
