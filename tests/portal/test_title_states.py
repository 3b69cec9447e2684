"""What readers are told of an item stands wherever its title does: on every page, feed and plain text of the shipped portal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import etree, html

from tests.makers.output_reader import Output, Shipped, elements, url_of

ATOM = "{http://www.w3.org/2005/Atom}"
STATE = re.compile(rb'content="([^"]+)" name="pagefind:state"')
NOTICE = re.compile(rb'class="notice notice-(withdrawn|superseded|removed|expired)')
SAMPLES = ("Nội dung mẫu", "Sample", "(mẫu)", "(sample)")
WITHDRAWN, REPLACED, REMOVED, EXPIRED = STATUSES = (
    ("Đã thu hồi", "Withdrawn"),
    ("Đã được thay thế", "Superseded"),
    ("Đã gỡ bỏ", "Removed"),
    ("Đã hết thời gian hiển thị", "No longer shown"),
)
WORDS = {"withdrawn": WITHDRAWN, "superseded": REPLACED, "removed": REMOVED, "expired": EXPIRED}
IN_EITHER = {word: words for words in (SAMPLES, *STATUSES) for word in words}
"""How a part of a state is said, which may be in the language of another page."""
CORRECTED = ("Đã đính chính", "Corrected")
LINK = re.compile(r'<a [^>]*?href="([^"]+)"')
MENUS = frozenset(("search-help", "plain-links"))
"""Classes of other menus than `nav`."""
ROWS = ("li", "tr", "p", "dd", "article", "section")


@pytest.fixture(scope="module")
def output(shipped: Shipped) -> Output:
    return shipped.output


@pytest.fixture(scope="module")
def states(output: Output) -> dict[str, str]:
    """What each page says of itself, by its address: its state in search results, or the band over it."""
    found = {}
    for path in output.pages:
        data = (output.out / path).read_bytes()
        state, notice = STATE.search(data), NOTICE.search(data)
        if state is not None:
            found[url_of(path)] = unescape(state[1].decode())
        elif notice is not None:
            found[url_of(path)] = WORDS[notice[1].decode()][0]
    return found


def says(text: str, state: str, *, leads: bool = False) -> bool:
    """Whether `text` tells of all parts of a state but a correction; of a sample the title may say it itself.

    Where a link `leads` somewhere, as those of tasks do, it has no need to say that a sample stands there.
    """
    parts = [each for each in state.split(" · ") if each not in CORRECTED and not (leads and each in SAMPLES)]
    return all(any(word in text for word in IN_EITHER.get(part, (part,))) for part in parts)


def main_of(page: str) -> str:
    """The content of a page: what stands between the header, whose names are those of the menu, and the footer."""
    return page[page.find("<main") : page.rfind("</main>")]


def rows(tree: html.HtmlElement, link: html.HtmlElement) -> str:
    """The text around a link: its row, with the caption of a table."""
    around = next(each for each in link.iterancestors() if each.tag in ROWS or each.tag == "main")
    captions = [text for table in around.iterancestors("table") for text in table.xpath("caption//text()")]
    return " ".join(" ".join([*around.itertext(), *map(str, captions)]).split())


def is_title(link: html.HtmlElement, title: str) -> bool:
    """Whether a link has the words of the title that it leads to, and not those of a menu or of a sentence."""
    return title.startswith(" ".join(link.text_content().split()))


def silent_links(output: Output, states: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(page, address, state) of every title with a link beside which nothing says the state."""
    titles = {url_of(path): parsed.title for path, parsed in output.pages.items()}
    for path, parsed in output.pages.items():
        here = url_of(path)
        if parsed.refresh:
            continue
        if states.keys().isdisjoint(link.url.partition("#")[0] for link in parsed.links if link.url != here):
            continue
        content = main_of((output.out / path).read_text("utf-8"))
        targets = {unquote(urljoin(here, unescape(each))).partition("#")[0] for each in LINK.findall(content)}
        if states.keys().isdisjoint(targets - {here}):
            continue
        tree = html.fromstring(content + "</main>")
        for link in elements(tree, ".//a[@href]"):
            url = unquote(urljoin(here, link.get("href", ""))).partition("#")[0]
            if url not in states or url == here or not is_title(link, titles[url]):
                continue
            leads = any(each.tag == "nav" or each.get("class") in MENUS for each in link.iterancestors())
            if not says(rows(tree, link), states[url], leads=leads):
                yield path, url, states[url]


def test_the_portal_has_items_with_a_state_to_tell(states: dict[str, str]) -> None:
    assert {"Nội dung mẫu", "Sample", "Hết hiệu lực"} <= set(states.values())


def test_no_title_on_any_page_stands_without_its_state(output: Output, states: dict[str, str]) -> None:
    assert [*silent_links(output, states)][:20] == []


def test_feeds_say_the_state_beside_the_title_and_first_in_the_summary(output: Output, states: dict[str, str]) -> None:
    feeds = [*output.out.glob("*/**/feed.xml")]
    silent = []
    for feed in feeds:
        for entry in etree.parse(feed).getroot().iter(f"{ATOM}entry"):
            state = states.get(entry.find(f"{ATOM}link").get("href", ""))
            labels = [each.get("label", "") for each in entry.iter(f"{ATOM}category")]
            if state is not None and not (
                labels == [state] and entry.findtext(f"{ATOM}summary", "").startswith(state.partition(" · ")[0])
            ):
                silent.append((str(feed), state, labels))
    assert feeds and silent[:20] == []


def test_json_feeds_and_rss_say_it_too(output: Output, states: dict[str, str]) -> None:
    silent = []
    for feed in output.out.glob("*/**/feed.json"):
        items = json.loads(feed.read_text("utf-8"))["items"]
        silent += [
            each["url"] for each in items if not says(" · ".join(each.get("tags", [])), states.get(each["url"], ""))
        ]
    for feed in output.out.glob("*/**/rss.xml"):
        for item in etree.parse(feed).getroot().iter("item"):
            state = states.get(item.findtext("link", ""))
            if state is not None and state not in [each.text for each in item.iter("category")]:
                silent.append(item.findtext("link"))
    assert silent[:20] == []


def lines_of(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_plain_text_says_it_beside_the_address(output: Output, states: dict[str, str]) -> None:
    silent = []
    for file in output.out.glob("*/**/index.txt"):
        lines = lines_of(file)
        for above, line in pairwise(lines):
            if line.strip() in states and above.startswith("- ") and not says(above, states[line.strip()]):
                silent.append((str(file), above))
    assert silent[:20] == []
