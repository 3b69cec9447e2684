"""How long a person with a cheap phone waits for the first result of a search, and what it costs them.

python scripts/bench/first_result.py OUT [QUERY …]     OUT is the folder of a build of the shipped portal

A phone on a slow network: 400 kbit/s, 400 ms to the server and back, a processor four times slower, nothing in the cache,
files compressed as the web server's settings do. From opening the address of a search until the first result stands on
the page. Given is the median of the runs: seconds, requests and bytes until then, and the same for everything that is
loaded in the end. What is over a limit has a mark; then the script ends with 1. Needs Chromium and Playwright, as
tests/browser does.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import launch  # noqa: E402
from tests.makers.browser.search_reader import served  # noqa: E402

BYTES_A_SECOND: Final = 400_000 / 8
LATENCY: Final = 400
SLOWER: Final = 4
RUNS: Final = 3
PATIENCE: Final = 60_000
MAIN: Final = "lamdong.gov.vn"
SECONDS: Final = 4.5
SECONDS_MAIN: Final = 5.5
REQUESTS: Final = 15
BYTES: Final = 150_000
"""The limits until the first result; the main portal has the names of all sites to look in."""
QUERIES: Final = (
    (MAIN, "so y te"),
    (MAIN, "dalat"),
    (MAIN, "hoof xuaan huwowng"),
    (MAIN, "xuan huogn"),
    (MAIN, "2111/qd-ubnd"),
    (MAIN, "hái cà phê"),
    (MAIN, "tiêu chuẩn kỹ thuật"),
    (MAIN, "cá nhân gửi yêu cầu"),
    ("phuquy.lamdong.gov.vn", "san ho"),
    ("phuquy.lamdong.gov.vn", "rac nhua"),
    ("sgddt.lamdong.gov.vn", "chuyen truong"),
    ("sngv.lamdong.gov.vn", "hộ chiếu"),
)
"""Hosts and what is typed there: names, names typed badly, words that stand in texts only, words that no page has all of."""
# Marks when the first result was there: an observer from the page's first moment on.
WATCH: Final = """new MutationObserver(() => {
  if (!window.firstResult && document.querySelector("[data-results]:not([hidden]) > li")) window.firstResult = performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });"""


@dataclass(frozen=True, slots=True)
class Wait:
    """What one search took: until the first result, and in all."""

    seconds: float
    requests: int
    bytes: int
    all_requests: int
    all_bytes: int


def measure(browser: Browser, port: int, host: str, query: str) -> Wait:
    """One search in a new profile."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    ended: list[tuple[float, int]] = []
    tools.on(
        "Network.loadingFinished", lambda event: ended.append((event["timestamp"], int(event["encodedDataLength"])))
    )
    sent: list[float] = []
    tools.on("Network.requestWillBeSent", lambda event: sent.append(event["timestamp"]))
    limits = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY}
    tools.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(f"http://{host}:{port}/tim-kiem/?q={quote(query)}", timeout=PATIENCE, wait_until="commit")
    page.wait_for_function("() => window.firstResult > 0", timeout=PATIENCE)
    seconds = page.evaluate("() => window.firstResult") / 1000
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    context.close()
    moment = sent[0] + seconds
    before = [size for at, size in ended if at <= moment]
    return Wait(seconds, sum(at <= moment for at in sent), sum(before), len(sent), sum(size for _, size in ended))


def main(arguments: list[str]) -> int:
    """Measure and print a table."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    queries = [(MAIN, query) for query in arguments[1:]] or QUERIES
    print(f"{'host':28} {'query':24} {'s':>6} {'requests':>9} {'bytes':>9} {'in all':>14}")
    missed = 0
    with served(Path(arguments[0]), compressed=True) as port, sync_playwright() as playwright:
        browser = launch(playwright)
        for host, query in queries:
            waits = sorted((measure(browser, port, host, query) for _ in range(RUNS)), key=lambda each: each.seconds)
            middle = waits[RUNS // 2]
            seconds = median(each.seconds for each in waits)
            told = f"{middle.all_requests} / {middle.all_bytes}"
            took = (
                _mark(f"{seconds:.2f}", seconds > (SECONDS_MAIN if host == MAIN else SECONDS)),
                _mark(str(middle.requests), middle.requests > REQUESTS),
                _mark(str(middle.bytes), middle.bytes > BYTES),
            )
            missed += any(each.endswith("!") for each in took)
            print(f"{host:28} {query:24} {took[0]:>6} {took[1]:>9} {took[2]:>9} {told:>14}", flush=True)
        browser.close()
    print(f"{missed} of {len(queries)} over a limit (!)")
    return 1 if missed else 0


def _mark(figure: str, is_over: bool) -> str:
    return figure + ("!" if is_over else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
