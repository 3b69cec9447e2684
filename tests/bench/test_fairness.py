"""The benchmark is fair: portalgen and every peer make the same portal from the same pages (`scripts/test --full`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import compare
import corpus
import news
import pytest
from builds import edit
from install import is_installed
from tools import PEERS, PORTALGEN, TOOLS, Place, build, default_folder

pytestmark = pytest.mark.heavy

SHAPE = news.Shape(pages=450, sites=2)
LINKS = {"pelican": ("{filename}", ".md"), "mkdocs": ("", ".md")}
"""Before and after the name of a linked page, where a tool does not read `name.vi.md`."""
OTHER_TOOLS = [name for name in PEERS if name in corpus.PROJECTS]
"""The peers but a former revision of portalgen, which makes fewer files and writes its own corpus."""


@dataclass(frozen=True, slots=True)
class BuiltTrees:
    """What a tool makes of the corpus, and of the corpus after the benchmark's edit, with what it kept."""

    cold: compare.Tree
    edited: compare.Tree


Builder = Callable[[str], BuiltTrees]


@pytest.fixture(scope="module")
def build_trees(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """A tool's builds, made once; skips where the tool is not installed."""
    folder = tmp_path_factory.mktemp("fairness")
    trees: dict[str, BuiltTrees] = {}

    def tree(name: str) -> BuiltTrees:
        if name != PORTALGEN and not is_installed(name, default_folder()):
            pytest.skip(f"{name} is not installed; `scripts/bench/run --peers {name}` installs it")
        if name not in trees:
            corpus.write(folder, SHAPE, [name])
            place = Place(folder / name, folder / f"{name}-public", folder / f"{name}-cache", default_folder())
            place.cache.mkdir()
            build(TOOLS[name].cold(place), place)
            cold = read(name, place)
            edit(place.project, TOOLS[name].sources)
            build(TOOLS[name].edit(place), place)
            trees[name] = BuiltTrees(cold, read(name, place))
        return trees[name]

    return tree


def read(name: str, place: Place) -> compare.Tree:
    """What a tool's output folder holds, with the addresses that portalgen gives."""
    project = corpus.PROJECTS[name]
    return compare.read(project.files(place.output), project.rewrite)


@pytest.mark.long
@pytest.mark.parametrize("peer", OTHER_TOOLS)
def test_every_peer_makes_the_same_portal(build_trees: Builder, peer: str) -> None:
    assert compare.differences(build_trees(PORTALGEN).cold, build_trees(peer).cold) == ()


@pytest.mark.long
@pytest.mark.parametrize("peer", OTHER_TOOLS)
def test_every_peer_makes_the_same_portal_after_an_edit_with_what_it_kept(build_trees: Builder, peer: str) -> None:
    one, other = build_trees(PORTALGEN).edited, build_trees(peer).edited
    assert compare.differences(one, other) == ()
    changed = [key for key, page in other.pages.items() if page.text != build_trees(peer).cold.pages[key].text]
    assert len(changed) == 1


@pytest.mark.long
def test_the_portal_holds_what_a_real_one_holds(build_trees: Builder) -> None:
    hugo = build_trees("hugo").cold
    layouts = Counter(page.layout for page in hugo.pages.values())
    assert layouts["news"] == SHAPE.pages
    assert layouts["home"] == layouts["not_found"] == SHAPE.sites
    assert layouts["taxonomy"] == SHAPE.sites * len(news.TAXONOMIES)
    assert layouts["list"] == SHAPE.sites * 12, "225 pages a site make a list of twelve pages, more than are numbered"
    assert layouts["term"] > SHAPE.sites * 10
    assert len(hugo.feeds) >= SHAPE.sites
    assert len(hugo.site_map) > SHAPE.pages


@pytest.mark.long
def test_a_page_that_one_side_drops_is_seen(build_trees: Builder) -> None:
    hugo = build_trees("hugo").cold
    address, _ = next(item for item in hugo.pages.items() if item[1].layout == "news")
    pages = {key: page for key, page in hugo.pages.items() if key != address}
    assert f"page {address}: only in the first" in compare.differences(
        build_trees(PORTALGEN).cold, replace(hugo, pages=pages)
    )


def test_pages_have_about_500_words_and_one_in_five_a_table() -> None:
    pages = list(news.pages_of(news.Shape(pages=1000)))
    words = sum(len(page.body.split()) for page in pages) / len(pages)
    tables = sum("| --- |" in page.body for page in pages) / len(pages)
    assert 450 <= words <= 600
    assert 0.17 <= tables <= 0.23


def test_the_same_arguments_give_the_same_files(tmp_path: Path) -> None:
    shape = news.Shape(pages=12, sites=3)
    for name in ("one", "two"):
        corpus.write(tmp_path / name, shape, corpus.PROJECTS)
    one, two = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


@pytest.mark.parametrize("peer", OTHER_TOOLS)
def test_both_sides_read_the_same_markdown_but_for_the_form_of_links(tmp_path: Path, peer: str) -> None:
    corpus.write(tmp_path, news.Shape(pages=12, sites=3), [PORTALGEN, peer])
    bodies = {
        name: sorted(
            file.read_text(encoding="utf-8").split("---\n", 2)[2]
            for file in (tmp_path / name).glob(TOOLS[name].sources)
        )
        for name in (PORTALGEN, peer)
    }
    before, after = LINKS.get(peer, ("", ".vi.md"))
    assert len(bodies[PORTALGEN]) == 12
    assert bodies[peer] == sorted(
        body.replace("](", f"]({before}").replace(".vi.md)", f"{after})") for body in bodies[PORTALGEN]
    )
