"""A link says two things apart: the language of what it leads to, and the language of its own words (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import pytest
from lxml import html

from tests.makers.portal import MAIN, SO, XA, SmallPortal, page

XA_FILE = "site-config/sites/xa.yaml"


def link(portal: SmallPortal, path: str, url: str, within: str = "//main") -> html.HtmlElement:
    tree = html.document_fromstring((portal.out / path).read_bytes())
    return next(each for each in tree.iterfind(f".{within}//a") if each.get("href") == url)


def spoken(found: html.HtmlElement) -> tuple[str, str]:
    """(language of what the link leads to, language of its words), as the HTML says it."""
    return found.get("hreflang") or "", next((each.get("lang") for each in found.iter() if each.get("lang")), "")


def test_the_english_name_of_a_vietnamese_site_is_english(portal: SmallPortal) -> None:
    portal.build_successfully()
    for path in (f"{MAIN}/sites/en/index.html", f"{MAIN}/sites/en/site-map/index.html"):
        found = link(portal, path, f"https://{XA}/")
        assert (found.text_content(), spoken(found)) == ("XA", ("vi", ""))
        assert spoken(link(portal, path, f"https://{SO}/en/")) == ("", "")


def test_a_site_without_an_english_name_is_named_in_vietnamese(portal: SmallPortal) -> None:
    portal.edit(XA_FILE, "  en: {full: Office xa, short: XA}\n", "")
    portal.build_successfully()
    found = link(portal, f"{MAIN}/sites/en/index.html", f"https://{XA}/")
    assert spoken(found) == ("vi", "vi")


def test_news_of_another_site_names_it_in_the_language_of_the_list(portal: SmallPortal) -> None:
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Tin xã", date="2026-11-20"))
    portal.build_successfully()
    row = "//section[@class='home-section home-components']"
    found = link(portal, f"{MAIN}/sites/en/index.html", f"https://{XA}/", row)
    assert (found.text_content(), spoken(found)) == ("XA", ("vi", ""))


def test_a_menu_entry_has_the_language_of_its_label(portal: SmallPortal) -> None:
    entry = '      - {label: {vi: Tin tức, en: News}, to: "self:tin-tuc"}\n'
    portal.edit("site-config/profiles.yaml", entry, entry + entry.replace("self:tin-tuc", "site:xa"))
    portal.build_successfully()
    found = link(portal, f"{MAIN}/sites/en/index.html", f"https://{XA}/", "//nav[@class='menu']")
    assert spoken(found) == ("vi", "")


def test_a_relation_is_named_in_the_language_of_the_page_and_its_document_in_its_own(portal: SmallPortal) -> None:
    keys = {
        "kind": "legal_document",
        "number": "1/QĐ",
        "issued": "2026-01-02",
        "issuer": "Sở",
        "document_type": "decision",
        "effective": "2026-01-05",
        "normative": "false",
        "abstract": "Về quy định",
        "legal_status": "in_force",
    }
    portal.write("content/so/van-ban/cu.vi.md", page("so-cu", title="Quy định cũ", **keys))
    more = "[{type: replaces, to: so-cu}]"
    portal.write("content/so/van-ban/moi.en.md", page("so-moi", title="New rules", relations=more, **keys))
    portal.build_successfully()
    found = link(portal, f"{SO}/en/documents/moi/index.html", "/van-ban/cu/")
    assert spoken(found) == ("vi", "vi")
    assert found.text.strip() == "Replaces:"
    assert found[0].text == "Quy định cũ"


def test_the_title_that_stands_for_missing_words_has_the_language_of_its_page(portal: SmallPortal) -> None:
    portal.write("content/so/gioi-thieu/about.en.md", page("so-about", "See [](id:so-khai-truong).\n", title="About"))
    portal.build_successfully()
    found = link(portal, f"{SO}/en/introduction/about/index.html", "/tin-tuc/khai-truong/")
    assert (found.get("hreflang"), found.get("lang")) == ("vi", "vi")


@pytest.mark.parametrize("written", ["News", "xem tin"])
def test_words_that_an_editor_wrote_are_not_marked_for_him(portal: SmallPortal, written: str) -> None:
    body = f"See [{written}](id:so-khai-truong).\n"
    portal.write("content/so/gioi-thieu/about.en.md", page("so-about", body, title="About"))
    portal.build_successfully()
    found = link(portal, f"{SO}/en/introduction/about/index.html", "/tin-tuc/khai-truong/")
    assert spoken(found) == ("vi", "")
