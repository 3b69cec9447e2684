"""Which source each written page is made from."""

from __future__ import annotations

from tests.makers.portal import SO, XA, SmallPortal


def test_every_page_names_its_source_in_its_own_language(portal: SmallPortal) -> None:
    sources = portal.build_successfully().sources
    assert (f"{SO}/gioi-thieu/chuc-nang/index.html", "content/so/gioi-thieu/chuc-nang/index.vi.md") in sources
    assert (f"{SO}/en/introduction/chuc-nang/index.html", "content/so/gioi-thieu/chuc-nang/index.en.md") in sources


def test_homes_and_lists_name_the_text_that_introduces_them_on_every_one_of_their_pages(portal: SmallPortal) -> None:
    index = "content/so/tin-tuc/_index.vi.md"
    portal.write(index, "---\nid: so-tin-tuc\nkind: section\ntitle: Tin tức\n---\n\nLời đầu.\n")
    sources = portal.build_successfully().sources
    assert (f"{SO}/index.html", "content/so/_index.vi.md") in sources
    assert [path for path, source in sources if source == index] == [
        f"{SO}/tin-tuc/index.html",
        f"{SO}/tin-tuc/trang-2/index.html",
    ]


def test_what_the_configuration_alone_makes_has_no_source_and_what_is_refused_names_none(portal: SmallPortal) -> None:
    assert f"{XA}/index.html" not in dict(portal.build_successfully().sources)
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "2026-01-04", "2026-13-45")
    assert portal.build().sources == ()
