"""The benchmark is fair: portalgen and Hugo make the same portal from the same pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import compare
import corpus
import pytest
import run as bench

SHAPE = corpus.Shape(pages=150, sites=6)


@dataclass(frozen=True, slots=True)
class Built:
    """The corpus built by both sides."""

    portalgen: compare.Tree
    hugo: compare.Tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("fairness")
    corpus.write(folder, SHAPE)
    for name, tool in bench.TOOLS.items():
        (folder / f"{name}-cache").mkdir()
        bench.build(tool, folder / name, folder / f"{name}-public", folder / f"{name}-cache")
    return Built(
        compare.read(compare.files_of(folder / "portalgen-public")),
        compare.read(corpus.hugo_files(folder / "hugo-public"), corpus.hugo_rewrite),
    )


def test_both_sides_make_the_same_portal(built: Built) -> None:
    assert compare.differences(built.portalgen, built.hugo) == ()


def test_the_portal_holds_what_a_real_one_holds(built: Built) -> None:
    layouts = Counter(page.layout for page in built.hugo.pages.values())
    assert layouts["news"] == SHAPE.pages
    assert layouts["home"] == layouts["not_found"] == SHAPE.sites
    assert layouts["taxonomy"] == SHAPE.sites * len(corpus.TAXONOMIES)
    assert layouts["list"] == SHAPE.sites * 2, "25 pages a site make a list of two pages"
    assert layouts["term"] > SHAPE.sites * 10
    assert len(built.hugo.feeds) >= SHAPE.sites
    assert len(built.hugo.site_map) > SHAPE.pages


def test_a_page_that_one_side_drops_is_seen(built: Built) -> None:
    address, _ = next(item for item in built.hugo.pages.items() if item[1].layout == "news")
    pages = {key: page for key, page in built.hugo.pages.items() if key != address}
    assert f"page {address}: only in the first" in compare.differences(
        built.portalgen, replace(built.hugo, pages=pages)
    )


def test_pages_have_about_500_words_and_one_in_five_a_table() -> None:
    pages = list(corpus.pages_of(corpus.Shape(pages=1000)))
    words = sum(len(page.body.split()) for page in pages) / len(pages)
    tables = sum("| --- |" in page.body for page in pages) / len(pages)
    assert 450 <= words <= 600
    assert 0.17 <= tables <= 0.23


def test_the_same_arguments_give_the_same_files(tmp_path: Path) -> None:
    shape = corpus.Shape(pages=12, sites=3)
    corpus.write(tmp_path / "one", shape)
    corpus.write(tmp_path / "two", shape)
    one, two = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_both_sides_read_the_same_markdown(tmp_path: Path) -> None:
    corpus.write(tmp_path, corpus.Shape(pages=12, sites=3))
    bodies = [
        sorted(file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in (tmp_path / side).glob(pattern))
        for side, pattern in (("portalgen", "content/*/tin-tuc/*.vi.md"), ("hugo", "content/*/tin-tuc/*-0*.md"))
    ]
    assert len(bodies[0]) == 12
    assert bodies[0] == bodies[1]
