"""The plan: every output has one address, and every address is the same from wherever it is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.plan.model import HOME_OUTPUT, PAGE_OUTPUT, REDIRECT_OUTPUT, SECTION_OUTPUT, Address, Output, OutputType
from portalgen.plan.pagination import paginate_output
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import MAIN, SO, XA, SmallPortal, page


def test_an_address_is_a_path_on_its_own_host_and_whole_from_another() -> None:
    here, there = Address("a.vn", "/x/"), Address("b.vn", "/y/404.html")
    assert (here.url, here.output_path) == ("https://a.vn/x/", "a.vn/x/index.html")
    assert (here.link_from(Address("a.vn", "/")), here.link_from(there)) == ("/x/", "https://a.vn/x/")
    assert there.output_path == "b.vn/y/404.html"


def test_no_two_outputs_have_one_address(portal: SmallPortal) -> None:
    result = plan_portal(portal)
    found = [output.address.output_path for output in result.outputs]
    assert len(found) == len(set(found))


def test_pages_stand_below_their_sections_and_languages(portal: SmallPortal) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date:", "slug: hop-bao-quy-1\ndate:")
    result = plan_portal(portal)
    assert result.urls(PAGE_OUTPUT) >= {
        f"https://{SO}/tin-tuc/hop-bao-quy-1/",
        f"https://{SO}/gioi-thieu/chuc-nang/",
        f"https://{SO}/en/introduction/chuc-nang/",
        f"https://{MAIN}/tin-tuc/chao-mung/",
    }
    assert result.urls(HOME_OUTPUT) == {
        f"https://{host}" for host in (f"{MAIN}/", f"{MAIN}/sites/en/", f"{SO}/", f"{SO}/en/", f"{XA}/")
    }


def test_lists_are_cut_into_pages_named_in_their_language(portal: SmallPortal) -> None:
    result = plan_portal(portal)
    assert result.urls(SECTION_OUTPUT) >= {
        f"https://{SO}/tin-tuc/",
        f"https://{SO}/tin-tuc/trang-2/",
        f"https://{SO}/en/news/page-2/",
    }


_LIST = OutputType("list", lambda _type, _scope: iter(()))


@given(st.integers(0, 200), st.integers(1, 50))
def test_a_list_has_a_page_for_every_entry_and_none_that_is_empty(total: int, size: int) -> None:
    outputs = list(paginate_output(_SITE, "vi", _LIST, "a", "/a/", total, size, "x"))
    assert [output.number for output in outputs] == list(range(1, len(outputs) + 1))
    assert (len(outputs) - 1) * size < max(total, 1) <= len(outputs) * size
    assert len({output.address for output in outputs}) == len(outputs)


class _Site:
    id = "a"
    host = "a.vn"


_SITE: Any = _Site()


def test_old_addresses_of_pages_and_sites_lead_to_the_new_ones(portal: SmallPortal) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date:", "redirect_from: [/tin-cu/12/]\ndate:")
    portal.edit(
        "site-config/sites/so.yaml", "profile:", f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nprofile:"
    )
    result = plan_portal(portal)
    leads = {output.address.url: output.subject for output in result.outputs if output.type.name == REDIRECT_OUTPUT}
    assert leads[f"https://{SO}/tin-cu/12/"] == f"https://{SO}/tin-tuc/hop-bao/"
    assert leads[f"https://{SO}/cu/"] == f"https://{SO}/gioi-thieu/chuc-nang/"
    assert leads[f"https://{MAIN}/sites/so/"] == f"https://{SO}/"
    assert leads[f"https://{MAIN}/sites/so/en/introduction/chuc-nang/"] == f"https://{SO}/en/introduction/chuc-nang/"


def test_a_site_below_a_path_stands_below_it_with_everything(portal: SmallPortal) -> None:
    portal.edit("site-config/sites/so.yaml", f"host: {SO}", f"host: {MAIN}\npath: /sites/so/")
    result = plan_portal(portal)
    own = [output for output in result.outputs if output.site == "so"]
    assert all(output.address.host == MAIN for output in own)
    outside = {output.address.path for output in own if not output.address.path.startswith("/sites/so/")}
    assert outside == {"/cu/"}, "only a redirect that is written with its whole path"
    assert result.urls("robots") == {f"https://{MAIN}/robots.txt", f"https://{XA}/robots.txt"}


@pytest.mark.parametrize(
    ("written", "language", "url"),
    [
        ("self:home", "vi", f"https://{SO}/"),
        ("self:home", "en", f"https://{SO}/en/"),
        ("self:contact", "en", f"https://{SO}/en/contact/"),
        ("self:tin-tuc", "en", f"https://{SO}/en/news/"),
        ("site:portal", "en", f"https://{MAIN}/sites/en/"),
        ("site:xa", "en", f"https://{XA}/"),
        ("site:xa/contact", "vi", f"https://{XA}/lien-he/"),
        ("id:so-chuc-nang", "en", f"https://{SO}/en/introduction/chuc-nang/"),
        ("id:so-hop-bao", "en", f"https://{SO}/tin-tuc/hop-bao/"),
        ("https://dichvucong.gov.vn/", "vi", "https://dichvucong.gov.vn/"),
        ("id:mat", "vi", None),
        ("self:mat", "vi", None),
        ("site:mat", "vi", None),
        ("javascript:x", "vi", None),
        ("https:", "vi", None),
        ("https://a b/", "vi", None),
        ("", "vi", None),
    ],
)
def test_a_written_target_leads_to_the_readers_language_where_there_is_one(
    portal: SmallPortal, written: str, language: str, url: str | None
) -> None:
    found = plan_portal(portal).targets("so").find(written, language)
    assert (found.url if found else None) == url


def test_a_target_keeps_its_anchor_and_knows_its_title(portal: SmallPortal) -> None:
    found = plan_portal(portal).targets("xa").find("id:so-chuc-nang#nhiem-vu", "vi")
    assert found is not None
    assert (found.anchor, found.title, found.source) == (
        "nhiem-vu",
        "Chức năng",
        "content/so/gioi-thieu/chuc-nang/index.vi.md",
    )


def test_what_a_site_announces_to_the_others_is_in_the_order_of_sources(portal: SmallPortal) -> None:
    so = plan_portal(portal).sites.index("so")
    assert so.site == "so"
    assert [row.source for row in so.rows] == sorted(row.source for row in so.rows)
    english = next(row for row in so.rows if row.language == "en")
    assert (english.is_original, english.title, english.date) == (False, "Functions", "")
    assert not [row for row in so.rows if row.source.endswith("_index.vi.md")]


def test_a_top_level_page_may_not_take_the_address_of_a_generated_one(portal: SmallPortal) -> None:
    portal.write("content/so/lien-he/index.vi.md", page("so-lien-he", title="Liên hệ"))
    assert [each.code for each in plan_portal(portal).faults] == ["URL101"]


def test_outputs_stand_in_a_fixed_order(portal: SmallPortal) -> None:
    first, second = plan_portal(portal).outputs, plan_portal(portal).outputs
    assert first == second
    assert all(isinstance(output, Output) for output in first)
