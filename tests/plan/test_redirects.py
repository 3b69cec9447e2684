"""Old addresses of the former portal: what becomes a page, what a rule, and what is reported."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import sentence_of
from portalgen.plan.model import REDIRECT_OUTPUT
from portalgen.plan.redirects import MOST_OLD_ADDRESSES
from tests.makers.growth import check_linear_slips
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import MAIN, SO, SmallPortal
from tests.makers.shared_yaml import share_no_yaml

REDIRECTS = "site-config/redirects.yaml"
PRESS = "content/so/tin-tuc/hop-bao.vi.md"
OPENING = "content/so/tin-tuc/khai-truong.vi.md"


def write_redirects(portal: SmallPortal, *rows: str) -> None:
    portal.write(REDIRECTS, "redirects:\n" + "".join(f"  - {{{row}}}\n" for row in rows))


def test_an_address_with_a_query_is_a_rule_and_any_other_a_page_that_leads_on(portal: SmallPortal) -> None:
    portal.edit(PRESS, "date:", "redirect_from: [/Default.aspx, '/SitePages/Tin tuc.aspx?ItemId=12']\ndate:")
    write_redirects(portal, "site: so, from: '/tin?b=2&a=1', to: 'id:so-chuc-nang#nhiem-vu'")
    plan = plan_portal(portal).contexts.get("so").plan
    pages = {
        output.address.output_path: output.subject for output in plan.outputs if output.type.name == REDIRECT_OUTPUT
    }
    assert pages == {f"{SO}/Default.aspx/index.html": f"https://{SO}/tin-tuc/hop-bao/"}
    assert {rule.url: (rule.to, rule.is_prefix) for rule in plan.rules} == {
        f"https://{SO}/SitePages/Tin%20tuc.aspx?ItemId=12": (f"https://{SO}/tin-tuc/hop-bao/", False),
        f"https://{SO}/tin/?a=1&b=2": (f"https://{SO}/gioi-thieu/chuc-nang/#nhiem-vu", False),
    }


def test_all_that_lies_below_a_former_address_of_a_site_moved(portal: SmallPortal) -> None:
    former = f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nprofile:"
    portal.edit("site-config/sites/so.yaml", "profile:", former)
    (rule,) = plan_portal(portal).contexts.get("so").plan.rules
    assert (rule.url, rule.to, rule.is_prefix) == (f"https://{MAIN}/sites/so/", f"https://{SO}/", True)


def test_one_path_may_have_many_queries_and_each_of_them_once(portal: SmallPortal) -> None:
    portal.edit(PRESS, "date:", "redirect_from: ['/t.aspx?id=1', '/t.aspx?id=2&a=b']\ndate:")
    portal.edit(OPENING, "date:", "redirect_from: ['/t.aspx?id=3', '/t.aspx?A=b&ID=2']\ndate:")
    (found,) = portal.check().diagnostics
    assert (found.code, {found.place.path, str(dict(found.values)["other"])}) == ("URL101", {PRESS, OPENING})


def test_a_slug_of_another_page_is_one_mistake_whatever_else_follows_from_it(portal: SmallPortal) -> None:
    former = f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nplain_text: true\nitem_data: true\nprofile:"
    portal.edit("site-config/sites/so.yaml", "profile:", former)
    portal.edit(PRESS, "date:", "slug: khai-truong\ndate:")
    (found,) = portal.check().diagnostics
    assert (found.code, {found.place.path, str(dict(found.values)["other"])}) == ("URL101", {PRESS, OPENING})


def test_one_query_is_taken_by_two_sites_of_a_host_however_the_second_comes(portal: SmallPortal) -> None:
    portal.edit("site-config/sites/so.yaml", f"host: {SO}", f"host: {MAIN}\npath: /sites/so/")
    portal.edit(PRESS, "date:", "redirect_from: ['/t.aspx?id=1']\ndate:")
    portal.build_successfully()
    welcome = "content/portal/tin-tuc/chao-mung.vi.md"
    portal.edit(welcome, "date:", "redirect_from: ['/t.aspx?id=1']\ndate:")
    (found,) = portal.build().diagnostics
    assert (found.code, {found.place.path, str(dict(found.values)["other"])}) == ("URL101", {PRESS, welcome})


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("site: so, from: '/tin-tuc/?id=1', to: 'self:contact'", ["URL106"]),
        ("site: so, from: '/tin-tuc/?id=1', to: 'self:tin-tuc'", []),
        ("site: so, from: '/?id=1', to: 'self:contact'", []),
        (f"site: so, from: '/a?id=1', to: 'https://{SO}/a?id=1'", ["URL103"]),
        (f"site: so, from: /a/, to: 'https://{SO}/cu.aspx?Id=1'", ["URL105"]),
        (f"site: so, from: /a/, to: 'https://{MAIN}/sites/so/tin-tuc/'", ["URL105"]),
        (f"site: so, from: /a/, to: 'https://{MAIN}/tin-tuc/'", []),
    ],
)
def test_a_rule_over_a_page_a_circle_and_a_chain_are_reported(portal: SmallPortal, row: str, found: list[str]) -> None:
    former = f"former_addresses: [{{host: {MAIN}, path: /sites/so/}}]\nprofile:"
    portal.edit("site-config/sites/so.yaml", "profile:", former)
    portal.edit(PRESS, "date:", "redirect_from: ['/cu.aspx?Id=1']\ndate:")
    write_redirects(portal, row)
    assert [each.code for each in portal.check().diagnostics] == found


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("site: so, from: /a-<n>/, to: 'id:khong-co-<n>'", "URL102"),
        (f"site: so, from: /a-<n>/, to: 'https://{SO}/a-<m>/'", "URL105"),
        (f"site: so, from: /a-<n>/, to: 'https://{SO}/a-<m of all>/'", "URL103"),
    ],
)
def test_redirects_to_nothing_and_to_each_other_cost_what_they_are(
    portal: SmallPortal, row: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    share_no_yaml(monkeypatch)

    def check(count: int) -> None:
        rows = (
            row.replace("<n>", str(number))
            .replace("<m>", str(number + 1))
            .replace("<m of all>", str((number + 1) % count))
            for number in range(count)
        )
        write_redirects(portal, *rows)
        found = plan_portal(portal).contexts.check("so")
        assert sum(each.code == code for each in found) >= count - 1

    check_linear_slips(check, 60)


def test_more_old_addresses_than_people_can_oversee_are_reported(portal: SmallPortal) -> None:
    half = MOST_OLD_ADDRESSES // 2 + 1
    for start, path in ((0, PRESS), (half, OPENING)):
        old = ", ".join(f"'/t.aspx?id={number}'" for number in range(start, start + half))
        portal.edit(path, "date:", f"redirect_from: [{old}]\ndate:")
    (found,) = portal.check().diagnostics
    assert found.code == "URL107" and f"{2 * half + 1} địa chỉ cũ" in sentence_of(found, "vi")
