"""Which entry of the menu leads to a page, and what the address of a site proves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.plan.model import Address
from portalgen.render.chrome import (
    ChromeRenderer,
    find_current_menu_url,
    find_official_domain,
    find_shared_domain,
    list_menu_paths,
)
from portalgen.render.views.chrome import MenuEntry
from portalgen.render.views.links import Link
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import SO, SmallPortal

MENU = (
    MenuEntry(Link("Trang chủ", "/")),
    MenuEntry(Link("Tin tức", "/tin-tuc/"), (MenuEntry(Link("Thông báo", "/tin-tuc/thong-bao/")),)),
    MenuEntry(Link("Lãnh đạo", "/gioi-thieu/#lanh-dao")),
    MenuEntry(Link("Cổng tỉnh", "https://www.example.vn/")),
)

URLS = st.lists(
    st.sampled_from(["/", "/a/", "/b/", "/a/b/", "/a/#x", "/a/#y", "/b/#long", "https://a.vn/"]), max_size=6
)


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/", "/"),
        ("/lien-he/", ""),
        ("/tin-tuc/bai/", "/tin-tuc/"),
        ("/tin-tuc/thong-bao/bai/", "/tin-tuc/thong-bao/"),
        ("/gioi-thieu/", "/gioi-thieu/#lanh-dao"),
    ],
)
def test_the_deepest_entry_above_a_page_is_current_and_the_home_only_on_itself(path: str, entry: str) -> None:
    assert find_current_menu_url(list_menu_paths(MENU), "/", path) == entry


@given(URLS, st.sampled_from(["/", "/a/"]), st.sampled_from(["/", "/a/", "/a/b/", "/a/c/", "/b/", "/c/"]))
def test_among_equally_long_addresses_the_first_of_the_menu_is_current(urls: list[str], home: str, path: str) -> None:
    menu = tuple(MenuEntry(Link("", url)) for url in urls)
    above = [url for url in urls if url.startswith("/") and path.startswith(url.partition("#")[0])]
    found = max(above, key=len, default="")
    assert find_current_menu_url(list_menu_paths(menu), home, path) == ("" if found == home != path else found)


@pytest.mark.parametrize(
    ("main", "host", "others", "domain"),
    [
        ("tinh.gov.vn", "tinh.gov.vn", ("so.tinh.gov.vn",), "tinh.gov.vn"),
        ("tinh.gov.vn", "so.tinh.gov.vn", ("tinh.gov.vn",), "tinh.gov.vn"),
        ("www.tinh.vn", "so.tinh.vn", ("www.tinh.vn",), "tinh.vn"),
        ("a.gov.vn", "b.gov.vn", ("a.gov.vn",), ""),
        ("tinh.vn", "xatinh.vn", ("tinh.vn", "so.tinh.vn"), ""),
        ("tinh.vn", "tinh.vn", (), ""),
        ("tinh.vn", "tinh.vn", ("other.vn",), ""),
    ],
)
def test_hosts_share_a_domain_where_they_stand_below_that_of_the_main_site(
    main: str, host: str, others: tuple[str, ...], domain: str
) -> None:
    assert find_shared_domain(main, host, others) == domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("lamdong.gov.vn", "lamdong.gov.vn"),
        ("muine.lamdong.gov.vn", "lamdong.gov.vn"),
        ("gov.vn", ""),
        ("www.example.vn", ""),
        ("lamdong.gov.vn.example.vn", ""),
        ("lamdonggov.vn", ""),
    ],
)
def test_a_domain_is_official_only_where_agencies_of_the_state_alone_get_it(host: str, domain: str) -> None:
    assert find_official_domain(host) == domain


@pytest.mark.parametrize(
    ("footer", "states"),
    [
        ("<footer>{{ chrome.name }}</footer>", 1),
        ("<footer>{% for each in chrome.menu %}{{ 'x' if each.link.current }} {% endfor %}</footer>", 2),
        ("{% include 'layouts/below.html' %}", 2),
    ],
)
def test_the_footer_differs_by_menu_entry_only_if_it_reads_the_menu(
    portal: SmallPortal, footer: str, states: int
) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    portal.write("themes/own/layouts/below.html", "{{ 'x' if chrome['menu'][0].link.current }}")
    portal.write("themes/own/layouts/footer.html", footer)
    context = plan_portal(portal).contexts.get("so")
    renderer = ChromeRenderer(context)
    chromes = [renderer.render(context.site, "vi", Address(SO, path)) for path in ("/", "/tin-tuc/", "/tin-tuc/bai/")]
    assert len({each.header for each in chromes}) == len({each.digest for each in chromes}) == 2
    assert len({id(each.footer) for each in chromes}) == states
    assert len({each.footer for each in chromes}) == states
