"""What leads to an item: links by id and by path, references, shortcodes, menus and redirects; and what only looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.body import read_source
from portalgen.content.read import read_library
from portalgen.lint.linking_pages import ItemLinks, find_links_to
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import news

NEWS = "content/so/tin-tuc"
HOI = f"{NEWS}/hoi/index.vi.md"


def links(root: Path, identifier: str, *sources: str, urls: tuple[str, ...] = ()) -> ItemLinks:
    portal, _ = load_portal(root)
    assert portal is not None
    return find_links_to(
        portal, read_library(portal)[0], identifier, sources, lambda source: read_source(portal, source), urls
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bodies = {
        "theo-ma": "Xem [hội](id:so-hoi#phan-1).\n",
        "theo-tep": "Xem [hội](hoi/index.vi.md).\n",
        "tu-goc": "Xem [hội](/so/tin-tuc/hoi/index.vi.md#a).\n",
        "khoi": '{{ video file="a.mp4" transcript="id:so-hoi" }}\n',
        "gan-giong": "Xem [hội nghị](id:so-hoi-nghi), hoi và so-hoi.\n",
        "dia-chi": "Xem [hội](http://SO.example.vn/tin-tuc/hoi?a=1#b).\n",
        "duong-dan": "Xem [hội](/tin-tuc/hoi/).\n",
        "dia-chi-khac": "Xem [hội](https://xa.example.vn/tin-tuc/hoi/), [hội](http://[/tin-tuc/hoi).\n",
        "noi-khac": "Xem [hội](../hoi/index.vi.md).\n",
    }
    pages: dict[str, str] = {
        f"{NEWS}/{name}.vi.md": news(f"so-{name}", body, title=name) for name, body in bodies.items()
    }
    pages |= {
        HOI: news("so-hoi", "Tự dẫn [mình](id:so-hoi).\n", title="Hội"),
        f"{NEWS}/lien-quan.vi.md": news("so-lien-quan", title="Liên quan", related="[so-hoi]"),
        f"{NEWS}/thay.vi.md": news("so-thay", title="Thay", superseded_by="so-hoi"),
        "site-config/redirects.yaml": "redirects:\n  - {site: so, from: /hoi/, to: 'id:so-hoi#a'}\n  - {site: so, from: /khac/, to: 'id:so-thay'}\n",
    }
    return SmallPortal(tmp_path_factory.mktemp("links") / "portal", dict(pages)).root


def test_every_way_to_an_item_is_found_and_what_looks_alike_is_not(root: Path) -> None:
    found = links(root, "so-hoi", HOI)
    names = [Path(each.source).name.removesuffix(".vi.md") for each in found.pages]
    assert sorted(names) == ["khoi", "lien-quan", "thay", "theo-ma", "theo-tep", "tu-goc"]
    assert (found.menu_files, found.redirect_count) == ((), 1)


def test_a_web_address_of_the_item_leads_to_it_and_that_of_another_host_does_not(root: Path) -> None:
    before = {each.id for each in links(root, "so-hoi", HOI).pages}
    found = links(root, "so-hoi", HOI, urls=("https://so.example.vn/tin-tuc/hoi/",))
    assert sorted({each.id for each in found.pages} - before) == ["so-dia-chi", "so-duong-dan"]


def test_menus_are_named_by_the_file_of_their_site(root: Path) -> None:
    found = links(root, "so-chuc-nang", "content/so/gioi-thieu/chuc-nang/index.vi.md")
    assert found.menu_files == ("site-config/sites/so.yaml",)
    assert "menu trong site-config/sites/so.yaml" in [each.vi for each in found.list_parts()]


def test_what_nothing_leads_to_has_no_links(root: Path) -> None:
    assert not links(root, "so-gan-giong", f"{NEWS}/gan-giong.vi.md")


def test_a_sentence_names_the_first_pages_and_counts_the_rest(root: Path) -> None:
    (pages, redirects) = links(root, "so-hoi", HOI).list_parts()
    assert pages.vi.endswith("và 1 bài khác") and pages.en.endswith("and 1 more")
    assert redirects.vi.startswith("1 chuyển hướng")
