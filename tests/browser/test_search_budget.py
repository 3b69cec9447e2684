"""What a search costs the reader, also where the portal has a hundred thousand pages: the cap decides, not the portal."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Response

from portalgen.render.theme.joined_modules import join_modules
from portalgen.search.bundles import SummaryDocument
from tests.makers.browser.search_portal import MAIN, build
from tests.makers.browser.search_reader import open_profile, reading, served

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[2]
CAP: int = int(yaml.safe_load((ROOT / "site-config/portal.yaml").read_text("utf-8"))["summary_search"]["limit"])
KB = 1000
CLIENT, READER, BRIDGE, PAGEFIND, PROGRAM = 16 * KB, 2_600, 700, 14 * KB, 70 * KB
"""Compressed: the page's script; what reads an index without stems in the place of Pagefind's own script and program; or
what loads these two; Pagefind's script; its program as it stands."""


INDEX = 4_000 * KB
"""All of a full summary index on the disk of the server."""
FIRST = 320 * KB
"""Everything from the focus of the field to the first results, by the network; and the counts of the filters."""
REQUESTS = 45


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def _items() -> tuple[SummaryDocument, ...]:
    """As many items as the cap lets in, with words as in the shipped content."""
    dice = random.Random(27)
    words = [word for file in sorted(ROOT.glob("content/**/*.vi.md")) for word in file.read_text("utf-8").split()]
    words = [word for word in words if word.isalpha()]

    def some(count: int) -> str:
        start = dice.randrange(len(words) - count)
        return " ".join(words[start : start + count])

    return tuple(
        SummaryDocument(
            f"https://x{at % 150}.example/tin-tuc/bai-{at}/", "vi", some(12), f"{at}/QĐ-UBND" if at % 3 else "", some(30),
            (("site", f"Cơ quan {at % 150}"), ("kind", f"Loại {at % 5}"), ("year", f"{2015 + at % 12}"),
             ("field", f"Lĩnh vực {at % 20}"), ("section", f"Chuyên mục {at % 30}")),
            (), f"{2015 + at % 12}-0{1 + at % 9}-11",
        )
        for at in range(CAP)
    )  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of a main portal whose summary index is as full as it may be."""
    out = tmp_path_factory.mktemp("full")
    build(out, _items())
    return out


@pytest.fixture(scope="module")
def port(full: Path) -> Iterator[int]:
    """Port of a server for that folder."""
    with served(full) as port:
        yield port


def test_the_scripts_of_the_search_stay_within_their_budget(searched: Path) -> None:
    static = ROOT / "themes/default/static"
    files = tuple((file.relative_to(static).as_posix(), file.read_text("utf-8")) for file in static.rglob("*.js"))
    sizes = {path: len(gzip.compress(text.encode(), 9)) for path, text in join_modules("search/search.js", files)}
    assert sizes.keys() == {"search/search.js", "search/reader.js", "search/program.js"}, "each is asked for apart"
    assert sizes["search/search.js"] <= CLIENT, sizes
    assert sizes["search/reader.js"] <= READER, sizes
    assert sizes["search/program.js"] <= BRIDGE, sizes
    assert _compressed(searched / MAIN / "pagefind/pagefind.js") <= PAGEFIND
    assert max(file.stat().st_size for file in (searched / MAIN / "pagefind").glob("wasm.*")) <= PROGRAM


def test_a_full_summary_index_has_a_bounded_size(full: Path) -> None:
    bundle = full / MAIN / "pagefind-summary"
    assert sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file()) <= INDEX


def test_a_search_over_a_full_summary_index_asks_little_of_the_network(browser: Browser, port: int) -> None:
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    with open_profile(browser) as profile, reading(profile, port, MAIN) as reader:
        reader.open()
        reader.page.wait_for_load_state("networkidle")
        reader.page.on("response", note)
        reader.page.get_by_label("Từ khóa").fill("quyết định của ủy ban nhân dân")
        reader.page.keyboard.press("Enter")
        reader.expect_status("^Có")
        reader.page.wait_for_load_state("networkidle")
        sizes = {each.url: len(each.body()) for each in answers if "/pagefind" in each.url}
    assert len(sizes) <= REQUESTS
    assert sum(sizes.values()) <= FIRST
