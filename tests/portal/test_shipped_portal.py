"""The repository's own portal, judged by what a browser, a search engine and a feed reader would find."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from portalgen.pipeline.inspect import InspectOptions, inspect
from tests.makers.output_reader import Output, Parsed, Shipped, addresses_in_css, imports_in_script, url_of

ROOT = Path(__file__).resolve().parents[2]
MAIN = "lamdong.gov.vn"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def output(shipped: Shipped) -> Output:
    return shipped.output


def some(found: list[str]) -> list[str]:
    """The first of many, so that a failure can be read."""
    return found[:20]


def xml(output: Output, path: str) -> etree._Element:
    return etree.fromstring((output.out / path).read_bytes())


def test_it_builds_without_an_error_or_a_warning(shipped: Shipped) -> None:
    assert [(each.code, each.place.path, each.place.line) for each in shipped.result.diagnostics] == []


def test_every_host_has_its_folder(shipped: Shipped) -> None:
    assert len(shipped.output.hosts) == 140
    assert shipped.output.hosts == {site.host for site in shipped.portal.sites}


def test_the_main_site_is_vietnamese_at_its_root_and_english_below_sites_en(output: Output) -> None:
    assert output.pages[f"{MAIN}/index.html"].language == "vi"
    assert output.pages[f"{MAIN}/sites/en/index.html"].language == "en"


@pytest.mark.parametrize("host", [MAIN, "sgddt.lamdong.gov.vn", "phuquy.lamdong.gov.vn"])
def test_no_page_that_search_engines_may_list_lacks_an_element_of_dublin_core(host: str, output: Output) -> None:
    never_empty = ("title", "creator", "date", "description", "publisher", "identifier")
    texts = {path: (output.out / path).read_text("utf-8") for path in output.pages if path.startswith(f"{host}/")}
    wrong = [
        f"{path}: {name}"
        for path, text in texts.items()
        if 'rel="schema.DC"' in text
        for name in never_empty
        if not re.search(f'<meta name="DC.{name}" content="[^"]', text)
    ]
    assert len(texts) > 20
    assert some(wrong) == []


def test_every_page_has_a_language_a_title_one_main_and_one_first_heading(output: Output) -> None:
    wrong = [
        f"{page.path}: {page.language!r} {page.title!r} h1={page.headings} main={page.mains}"
        for page in output.pages.values()
        if page.language not in ("vi", "en") or not page.title or (page.headings, page.mains) != (1, 1)
    ]
    assert some(wrong) == []


def test_the_inspection_of_all_pages_finds_nothing(shipped: Shipped, tmp_path: Path) -> None:
    report = inspect(InspectOptions(tmp_path, shipped.output.out))
    assert some([f"{each.code} {each.place.path}:{each.place.line}" for each in report.findings]) == []
    assert report.inspected_count == report.page_count > 1_000


def test_no_page_uses_an_id_twice(output: Output) -> None:
    assert some([f"{page.path}: {page.repeated}" for page in output.pages.values() if page.repeated]) == []


def test_no_link_or_anchor_within_the_portal_is_broken(output: Output) -> None:
    known: dict[str, str] = {}
    broken = []
    for page in output.pages.values():
        for link in page.links:
            if link.url.startswith(("http:", "https:")) and output.is_ours(link.url):
                if link.url not in known:
                    known[link.url] = output.broken(link.url)
                if known[link.url]:
                    broken.append(f"{page.path}: {link.written}: {known[link.url]}")
    assert some(broken) == []
    assert len(known) > 1_000


def test_links_use_only_schemes_that_are_allowed(output: Output) -> None:
    schemes = Counter(urlsplit(link.url).scheme for page in output.pages.values() for link in page.links)
    assert set(schemes) <= {"https", "http", "mailto", "tel"}


def test_everything_that_a_page_loads_is_there_and_on_its_own_host(output: Output) -> None:
    broken = [
        f"{page.path}: {link.written}"
        for page in output.pages.values()
        for link in page.loaded
        if urlsplit(link.url).netloc != urlsplit(page.url).netloc or output.file_at(link.url) is None
    ]
    assert some(broken) == []


def test_everything_that_styles_and_scripts_load_is_there(output: Output) -> None:
    broken = []
    for path in sorted(output.files):
        if "/pagefind" in path or not path.endswith((".css", ".js")):
            continue
        text = (output.out / path).read_text("utf-8")
        found = addresses_in_css(text) if path.endswith(".css") else imports_in_script(text)
        broken += [f"{path}: {each}" for each in found if output.file_at(urljoin(url_of(path), each)) is None]
    assert some(broken) == []


def test_pages_on_not_found_addresses_link_absolutely(output: Output) -> None:
    """They are served at any depth."""
    wrong = [
        f"{page.path}: {link.written}"
        for page in output.pages.values()
        if page.path.endswith("/404.html")
        for link in (*page.links, *page.loaded)
        if not link.written.startswith(("/", "https://", "#", "mailto:", "tel:"))
    ]
    assert some(wrong) == []


def is_outage(page: Parsed) -> bool:
    """Whether it is the page for outages, with its one style, whose digest its own policy names."""
    return PurePosixPath(page.path).name.startswith("503.") and page.unsafe == ("<style>",)


def test_nothing_in_a_page_needs_more_than_a_strict_content_security_policy(output: Output) -> None:
    assert (
        some([f"{page.path}: {page.unsafe}" for page in output.pages.values() if page.unsafe and not is_outage(page)])
        == []
    )


def test_each_canonical_address_is_the_pages_own_and_unique(output: Output) -> None:
    pages = [page for page in output.pages.values() if not page.refresh and page.canonical]
    assert some([f"{page.path}: {page.canonical}" for page in pages if page.canonical != (page.url,)]) == []
    indexed = [page.path for page in output.pages.values() if page.indexed and not page.refresh and not page.canonical]
    assert some(indexed) == []


def test_translations_name_each_other_across_the_portal(output: Output) -> None:
    by_url = {page.url: page for page in output.pages.values()}
    wrong = []
    for page in output.pages.values():
        languages = [language for language, _ in page.alternates]
        if len(languages) != len(set(languages)) or (languages and "x-default" not in languages):
            wrong.append(f"{page.path}: {languages}")
        for language, url in page.alternates:
            other = by_url.get(url)
            if other is None or set(other.alternates) != set(page.alternates):
                wrong.append(f"{page.path}: {language} {url}")
            elif language not in (other.language, "x-default"):
                wrong.append(f"{page.path}: {url} is not in {language}")
        if page.alternates and (page.language, page.url) not in page.alternates:
            wrong.append(f"{page.path}: not among its own alternates")
    assert some(wrong) == []
    assert sum(bool(page.alternates) for page in output.pages.values()) > 50


def test_robots_leads_to_the_site_map_of_every_host(output: Output) -> None:
    for host in output.hosts:
        robots = (output.out / host / "robots.txt").read_text("utf-8")
        assert f"Sitemap: https://{host}/sitemap.xml" in robots.splitlines()
        index = xml(output, f"{host}/sitemap.xml")
        assert index.tag == f"{SITEMAP}sitemapindex"


def test_the_site_maps_list_exactly_the_pages_that_may_be_indexed(output: Output) -> None:
    listed: list[str] = []
    for host in output.hosts:
        for location in xml(output, f"{host}/sitemap.xml").iter(f"{SITEMAP}loc"):
            path = output.file_at(location.text or "")
            assert path is not None, location.text
            site_map = xml(output, path)
            assert site_map.tag == f"{SITEMAP}urlset"
            listed += [each.findtext(f"{SITEMAP}loc") or "" for each in site_map.iter(f"{SITEMAP}url")]
    indexed = {page.url for page in output.pages.values() if page.indexed and not page.refresh}
    assert some([url for url, count in Counter(listed).items() if count > 1]) == []
    assert some(sorted(indexed - set(listed))) == []
    assert some(sorted(set(listed) - indexed)) == []


def test_the_site_maps_say_the_same_of_translations_as_the_pages(output: Output) -> None:
    by_url = {page.url: page for page in output.pages.values()}
    for path in sorted(output.files):
        if re.search(r"/sitemap-\d+\.xml$", path):
            for each in xml(output, path).iter(f"{SITEMAP}url"):
                links = {(link.get("hreflang"), link.get("href")) for link in each.iter(f"{XHTML}link")}
                assert links == set(by_url[each.findtext(f"{SITEMAP}loc") or ""].alternates)


def test_every_site_has_a_feed_in_each_language_that_readers_accept(shipped: Shipped) -> None:
    output = shipped.output
    ids: list[str] = []
    for site in shipped.portal.sites:
        for code in site.codes:
            feed = xml(output, f"{site.host}{site.prefix(code)}feed.xml")
            assert feed.tag == f"{ATOM}feed"
            assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == code
            for element in (feed, *feed.iter(f"{ATOM}entry")):
                assert element.findtext(f"{ATOM}id")
                assert element.findtext(f"{ATOM}title")
                moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
                assert moment.tzinfo is not None
            for entry in feed.iter(f"{ATOM}entry"):
                ids.append(entry.findtext(f"{ATOM}id") or "")
                link = entry.find(f"{ATOM}link")
                assert link is not None and output.broken(link.get("href") or "") == ""
    assert len(ids) == len(set(ids)) > 20


def test_every_site_and_language_has_a_home_a_contact_page_a_site_map_and_a_404(shipped: Shipped) -> None:
    for site in shipped.portal.sites:
        for code in site.codes:
            contact, site_map = ("lien-he", "so-do-trang") if code == "vi" else ("contact", "site-map")
            for name in ("index.html", "404.html", f"{contact}/index.html", f"{site_map}/index.html"):
                page = shipped.output.pages[f"{site.host}{site.prefix(code)}{name}"]
                assert page.language == code


def test_the_communes_are_all_there(shipped: Shipped) -> None:
    groups = Counter(site.group for site in shipped.portal.sites)
    assert groups == {"main": 1, "department": 15, "commune": 124}
    home = shipped.output.pages[f"{MAIN}/index.html"]
    linked = {urlsplit(link.url).netloc for link in home.links}
    assert shipped.output.hosts <= linked


def test_redirects_lead_to_pages_and_not_to_redirects(output: Output) -> None:
    redirects = [page for page in output.pages.values() if page.refresh]
    assert redirects
    wrong = []
    for page in redirects:
        url = urljoin(page.url, page.refresh)
        target = output.pages.get(output.file_at(url) or "")
        if output.is_ours(url) and (output.broken(url) or target is None or target.refresh):
            wrong.append(f"{page.path}: {page.refresh}")
        if page.indexed or page.canonical != (url.partition("#")[0],):
            wrong.append(f"{page.path}: indexed or without the canonical address of its target")
    assert some(wrong) == []


def test_the_regulation_owns_the_anchors_of_its_articles_and_the_decision_its_own(output: Output) -> None:
    regulation = output.pages[f"{MAIN}/van-ban/quy-che-cong-thong-tin-dien-tu/index.html"]
    assert {f"dieu-{number}" for number in range(1, 25)} <= regulation.anchors
    assert "dieu-25" not in regulation.anchors
    decision = output.pages[f"{MAIN}/van-ban/qd-2111-2025/index.html"]
    assert {f"quyet-dinh-dieu-{number}" for number in (1, 2, 3)} <= decision.anchors


def test_the_regulation_has_an_english_page(output: Output) -> None:
    regulation = output.pages[f"{MAIN}/van-ban/quy-che-cong-thong-tin-dien-tu/index.html"]
    english = dict(regulation.alternates)["en"]
    assert output.pages[output.file_at(english) or ""].language == "en"


def test_every_site_has_a_search_index_in_each_language(shipped: Shipped) -> None:
    output = shipped.output
    for site in shipped.portal.sites:
        for code in site.codes:
            assert f"{site.host}{site.prefix(code)}pagefind/pagefind.js" in output.files
    assert f"{MAIN}/pagefind-summary/pagefind.js" in output.files


def test_no_file_holds_a_folder_of_this_machine(output: Output) -> None:
    hidden = [str(ROOT).encode(), str(output.out).encode(), str(Path.home()).encode() + b"/"]
    wrong = [
        path
        for path in sorted(output.files)
        if path.endswith((".html", ".xml", ".txt", ".css", ".js", ".json", ".svg"))
        if any(each in (output.out / path).read_bytes() for each in hidden)
    ]
    assert some(wrong) == []


def test_every_file_can_be_read_by_a_web_server(output: Output) -> None:
    assert some([path for path in sorted(output.files) if not (output.out / path).stat().st_mode & 0o004]) == []


def test_texts_are_in_normal_form_c(output: Output) -> None:
    wrong = [
        path for path in output.pages if not unicodedata.is_normalized("NFC", (output.out / path).read_text("utf-8"))
    ]
    assert some(wrong) == []


def test_the_table_of_sites_counts_what_is_there(shipped: Shipped) -> None:
    made = sum(count.files for count in shipped.result.sites)
    assert made == len([path for path in shipped.output.files if "/pagefind" not in path and "/titles/" not in path])
