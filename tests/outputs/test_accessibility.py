"""The accessibility statement: made for each language, linked in the footer, with the shortcuts that exist."""

from __future__ import annotations

import pytest
from lxml import html

from tests.makers.portal import MAIN, SO, XA, SmallPortal

ADDRESSES = {"vi": f"{SO}/kha-nang-tiep-can/index.html", "en": f"{SO}/en/accessibility/index.html"}


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("statement") / "portal")
    portal.edit(
        "site-config/sites/so.yaml",
        "profile: department\n",
        "profile: department\ngenerated_pages: [contact, site_map, search, accessibility]\nstatement_day: 2026-11-20\n",
    )
    portal.edit(
        "site-config/sites/xa.yaml",
        "profile: commune\n",
        "profile: commune\ngenerated_pages: [contact, accessibility]\nreceives: {question: {email: hoi@example.vn}}\n",
    )
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> html.HtmlElement:
    return html.document_fromstring(portal.html(path))


@pytest.mark.parametrize(("language", "day"), [("vi", "20 tháng 11 năm 2026"), ("en", "20 November 2026")])
def test_the_statement_names_the_agency_its_post_and_the_day(stated: SmallPortal, language: str, day: str) -> None:
    main = read(stated, ADDRESSES[language]).xpath("//main")[0].text_content()
    post = {"vi": "Chánh Văn phòng", "en": "Chief of Office"}[language]
    agency = {"vi": "Sở Ngoại vụ", "en": "Office so"}[language]
    assert all(word in main for word in ("WCAG", "2.2", agency, post, day))


def test_it_asks_for_messages_only_where_something_can_take_them(stated: SmallPortal) -> None:
    def main_of(address: str) -> str:
        return str(read(stated, address).xpath("string(//main)"))

    asks = (("xin liên hệ", "Xin cho biết"), ("Please contact us", "Please tell us"))
    for address, words in zip(ADDRESSES.values(), asks, strict=True):
        assert not any(each in main_of(address) for each in words)
    assert all(each in main_of(f"{XA}/kha-nang-tiep-can/index.html") for each in asks[0])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_shortcut_that_it_lists_exists_on_every_page_and_no_other(stated: SmallPortal, language: str) -> None:
    statement = read(stated, ADDRESSES[language])
    listed = {key.text_content().lower() for key in statement.xpath("//main//kbd")}
    home = read(stated, f"{SO}/index.html" if language == "vi" else f"{SO}/en/index.html")
    for tree in (statement, home):
        keys = [each.get("accesskey") for each in tree.xpath("//*[@accesskey]")]
        assert len(keys) == len(set(keys))
        assert set(keys) - {"4"} == listed - {"4"}


def test_the_footer_leads_to_it_and_a_site_without_it_has_no_such_link(stated: SmallPortal) -> None:
    (link,) = read(stated, f"{SO}/index.html").xpath("//footer//a[@accesskey='0']")
    assert link.get("href") == "/kha-nang-tiep-can/"
    assert not read(stated, f"{MAIN}/index.html").xpath("//*[@accesskey='0']")


def test_it_can_be_linked_to_and_stands_in_the_site_map(stated: SmallPortal) -> None:
    assert read(stated, f"{SO}/so-do-trang/index.html").xpath("//main//a[@href='/kha-nang-tiep-can/']")
