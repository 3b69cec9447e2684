"""What the law wants around every page (TT 32/2017 Art. 16-18), on every site of the shipped portal in its languages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from portalgen.config.by_language import choose_for_language
from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from tests.makers.output_reader import Output, Shipped

WORDS = {"vi": "Địa chỉ, điện thoại chưa được đăng.", "en": "telephone number have not been published yet."}


def homes(shipped: Shipped) -> Iterator[tuple[Site, str, html.HtmlElement]]:
    for site in shipped.portal.sites:
        for language in site.codes:
            file = shipped.output.out / site.host / site.prefix(language).lstrip("/") / "index.html"
            yield site, language, html.document_fromstring(file.read_bytes())


def text(tree: html.HtmlElement, path: str) -> str:
    return " ".join(" ".join(each.text_content() for each in tree.xpath(path)).split())


def test_the_header_has_an_emblem_and_the_full_name_of_the_agency(shipped: Shipped) -> None:
    wrong = [
        f"{site.id} {language}"
        for site, language, tree in homes(shipped)
        if site.name(language).full not in text(tree, "//header[@class='site-header']")
        or not tree.xpath("//header//*[@class='emblem']")
    ]
    assert wrong == []


def test_a_site_in_one_language_leads_back_to_the_portal_in_the_others(shipped: Shipped) -> None:
    main = shipped.portal.main_site
    wrong = []
    for site, language, tree in homes(shipped):
        missing = [code for code in main.codes if code not in site.codes]
        links = {each.get("hreflang"): each.get("href") for each in tree.xpath("//div[@class='bar']//a[@lang]")}
        if any(links.get(code) != f"https://{main.host}{main.prefix(code)}" for code in missing):
            wrong.append(f"{site.id} {language}")
    assert wrong == []


def test_english_pages_lead_to_english_pages_where_there_are_such(shipped: Shipped) -> None:
    pages = {page.url: page for page in shipped.output.pages.values()}
    english = {url: dict(page.alternates).get("en", "") for url, page in pages.items()}
    # Channels and data are listed in each language, and say so; an agency's address is shown as it is.
    said = "//a[not(@hreflang) and not(ancestor::table) and not(starts-with(., 'https:'))]/@href"
    wrong = []
    for page in pages.values():
        if page.language == "en":
            tree = html.document_fromstring((shipped.output.out / page.path).read_bytes())
            links = {urljoin(page.url, str(each)).partition("#")[0] for each in tree.xpath(said)}
            wrong += [(page.url, each) for each in links if english.get(each, each) not in ("", each)]
    assert wrong == []


def test_the_footer_has_the_agency_its_responsible_post_contact_and_terms_of_reuse(shipped: Shipped) -> None:
    wrong = []
    for site, language, tree in homes(shipped):
        footer = text(tree, "//footer")
        contact = site.contact
        values = (contact.responsible, contact.address, contact.telephone, contact.email)
        for value in values:
            shown = value if isinstance(value, str) else choose_for_language(tuple(value.items()), language)
            wanted = WORDS[language] if shown == UNCONFIRMED else shown
            if wanted not in footer:
                wrong.append(f"{site.id} {language}: {wanted}")
        wanted = (f"{site.name(language).full}.", choose_for_language(site.reuse, language))
        wrong += [f"{site.id} {language}: {each}" for each in wanted if " ".join(each.split()) not in footer]
    assert wrong == []


def test_a_home_says_once_that_contact_is_not_confirmed(shipped: Shipped) -> None:
    counts = {
        f"{site.id} {language}": text(tree, "//body").count(WORDS[language]) for site, language, tree in homes(shipped)
    }
    assert {home: count for home, count in counts.items() if count != 1} == {}


def test_a_home_with_nothing_to_show_says_so_and_leads_elsewhere(shipped: Shipped) -> None:
    empty = [tree for _, _, tree in homes(shipped) if not tree.xpath("//main//*[@class='entry'] | //main//article")]
    assert len(empty) > 100
    for tree in empty:
        assert "Trang chủ chưa có tin, bài nào." in text(tree, "//main")
        assert len(tree.xpath("//main//*[contains(@class, 'home-meanwhile')]//a[starts-with(@href, 'https://')]")) == 3


def test_the_communes_are_folded_on_every_screen_and_the_departments_on_a_phone_only(shipped: Shipped) -> None:
    for tree in (tree for site, _, tree in homes(shipped) if site.parent is None):
        folds = tree.xpath("//main//details")
        assert [fold.get("class") for fold in folds] == ["fold", "fold fold-long"]
        assert not any(fold.get("open") is not None for fold in folds)


def test_no_home_invites_to_send_anything_while_no_way_is_published(shipped: Shipped) -> None:
    invited = [
        f"{site.id} {language}"
        for site, language, tree in homes(shipped)
        if tree.xpath("//a[starts-with(normalize-space(), 'Gửi') or starts-with(normalize-space(), 'Send')]")
    ]
    assert invited == []


def test_the_menu_leads_to_the_introduction_public_services_and_the_site_map(shipped: Shipped) -> None:
    needed = {
        "vi": {"Trang chủ", "Giới thiệu", "Dịch vụ công trực tuyến", "Sơ đồ cổng"},
        "en": {"Home", "About", "Online public services", "Site map"},
    }
    wrong = {
        f"{site.id} {language}": needed[language] - labels
        for site, language, tree in homes(shipped)
        if not needed[language]
        <= (labels := {" ".join(link.text_content().split()) for link in tree.xpath("//nav//a | //nav//summary")})
    }
    assert wrong == {}


def test_every_page_that_search_engines_may_show_is_in_the_tree_of_its_site_once(
    shipped: Shipped, output: Output
) -> None:
    missing, repeated = [], []
    for site, language, tree in homes(shipped):
        (address,) = tree.xpath("//footer//a[@accesskey='3']/@href")
        page = output.pages[f"{site.host}{address}index.html"]
        file = html.document_fromstring((output.out / page.path).read_bytes())
        links = file.xpath("//ul[@class='tree']//a/@href")
        repeated += [f"{site.id}: {each}" for each in set(links) if links.count(each) > 1]
        texts = (output.out / site.host / site.prefix(language).lstrip("/")).rglob("index.txt")
        pages = {
            f"/{each.relative_to(output.out / site.host).parent.as_posix()}/"
            for each in texts
            if b'content="noindex"' not in each.with_name("index.html").read_bytes()
        }
        if language == "vi":
            others = tuple(site.prefix(code) for code in site.codes[1:])
            pages = {each for each in pages if not (others and each.startswith(others))}
        missing += [f"{site.id} {language}: {each}" for each in sorted(pages - set(links))]
    assert (missing, repeated) == ([], [])


def test_every_item_has_its_text_and_names_it(output: Output) -> None:
    texts = [path for path in output.files if path.endswith("/index.txt")]
    assert len(texts) > 100
    wrong = []
    for path in texts:
        tree = html.document_fromstring((output.out / path.replace(".txt", ".html")).read_bytes())
        found = tree.xpath("//head/link[@type='text/plain']/@href")
        words = (output.out / path).read_text("utf-8")
        title = " ".join(tree.xpath("//h1")[0].text_content().split())
        if found != [f"/{path.partition('/')[2]}"] or f"\n\n{title}\n=" not in words:
            wrong.append(path)
        url = tree.xpath("//head/link[@rel='canonical']/@href")[0]
        if url not in words or urlsplit(url).netloc != path.partition("/")[0]:
            wrong.append(f"{path}: {url}")
    assert wrong == []


@pytest.fixture(scope="module")
def output(shipped: Shipped) -> Output:
    return shipped.output
