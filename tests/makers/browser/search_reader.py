"""A server as production is, and somebody who searches on it with a real browser."""

from __future__ import annotations

import gzip
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, TimeoutError, expect

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
PATIENCE = 30_000
"""Milliseconds; a busy machine is no fault of the page."""
_SHOWN, _TOLD = "[data-told]", "[role=status]"
_COMPRESSED = frozenset((".html", ".css", ".js", ".json", ".svg", ".txt"))
_CHANGED = "([selector, text]) => (document.querySelector(selector)?.textContent ?? null) !== text"

# Types each query, submits it and waits for its answer; gives the addresses of the first ten results of each. Nobody looks
# at the page meanwhile: to draw every answer takes a fifth of the time.
ASK = """async (queries) => {
  const root = document.querySelector("[data-search]");
  const [form, input, told] = [root.querySelector("form"), root.querySelector("input"), root.querySelector("[data-told]")];
  const answers = [];
  document.documentElement.style.display = "none";
  for (const query of queries) {
    told.textContent = "";
    input.value = query;
    form.requestSubmit();
    const due = performance.now() + 10_000;
    while (!told.textContent.includes(query.slice(0, 60)) && performance.now() < due) await new Promise((next) => setTimeout(next, 5));
    const links = [...root.querySelectorAll(".search-results .entry-title a")].slice(0, 10);
    answers.push(links.map((link) => link.getAttribute("href").replace("https://", "")));
  }
  document.documentElement.style.display = "";
  return answers;
}"""


class _Handler(SimpleHTTPRequestHandler):
    """One folder a host, with the policy of production."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        host = self.headers.get("Host", "").partition(":")[0]
        return super().translate_path(f"/{host}{path}")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class _CompressingHandler(_Handler):
    """Text goes compressed, and what has a digest in its name is kept, as the web server's settings say."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in _COMPRESSED or not file.is_file():
            return super().send_head()
        data = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


class _Server(ThreadingHTTPServer):
    """Drops no connection of a browser that opens many while the machine is busy."""

    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page leaves; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(out: Path, *, compressed: bool = False) -> Iterator[int]:
    """Port of a server for the output folder."""
    handler = _CompressingHandler if compressed else _Handler
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(out)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Reader:
    """Somebody at the search page of `host`; `faults` is what the browser complained about."""

    def __init__(self, page: Page, port: int, host: str) -> None:
        self.page = page
        self.port = port
        self.host = host
        self.faults: list[str] = []
        self.allowed: tuple[str, ...] = ()
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("response", self._answered)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status} {response.url}")

    def open(self, query: str = "", host: str = "", path: str = "/tim-kiem/") -> None:
        address = f"http://{host or self.host}:{self.port}{path}"
        self.page.goto(f"{address}?q={quote(query)}" if query else address)

    def ask(self, query: str, pattern: str) -> None:
        """Type a query on the search page that is open, which takes a fraction of what opening it takes."""
        field = self.page.locator("[data-search] input[name=q]")
        field.fill(query)
        field.press("Enter")
        self.expect_status(pattern)

    @property
    def titles(self) -> list[str]:
        return self.page.locator(".search-results .entry-title").all_inner_texts()

    @property
    def addresses(self) -> list[str]:
        links = self.page.locator(".search-results .entry-title a").all()
        return [link.get_attribute("href") or "" for link in links]

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)

    def expect_status(self, pattern: str) -> None:
        """What is shown about the search; `expect_told` is what a screen reader is told."""
        self._wait_for_text(_SHOWN, pattern)
        expect(self.page.locator(_SHOWN)).to_have_text(re.compile(pattern), timeout=PATIENCE)

    def expect_told(self, pattern: str) -> None:
        self._wait_for_text(_TOLD, pattern)
        expect(self.page.get_by_role("status")).to_have_text(re.compile(pattern), timeout=PATIENCE)

    def _wait_for_text(self, selector: str, pattern: str) -> None:
        """Look at each frame that is drawn: `expect` looks again only after a tenth, a quarter, half a second, a second."""
        text = self.page.locator(selector).text_content()
        while not re.search(pattern, " ".join((text or "").split())):
            try:
                self.page.wait_for_function(_CHANGED, arg=[selector, text])
            except TimeoutError:
                return  # `expect` says what is there instead
            text = self.page.locator(selector).text_content()


@contextmanager
def open_profile(browser: Browser) -> Iterator[BrowserContext]:
    """What a reader's browser keeps: to open one takes longer than most of what is done in it."""
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@contextmanager
def fresh_page(profile: BrowserContext) -> Iterator[Page]:
    """A page that finds and leaves the profile as a new one: nothing cached, nothing stored, online."""
    page = profile.new_page()
    profile.set_offline(False)
    tools = profile.new_cdp_session(page)
    tools.send("Network.clearBrowserCache")
    origins: set[str] = set()
    page.on("framenavigated", lambda frame: origins.add(urljoin(frame.url, "/")))
    try:
        yield page
    finally:
        for origin in origins - {"/"}:  # that of an empty page
            tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        page.close()


@contextmanager
def reading(profile: BrowserContext, port: int, host: str) -> Iterator[Reader]:
    """A reader with a page of their own, who must see no complaint of the browser at the end."""
    with fresh_page(profile) as page:
        reader = Reader(page, port, host)
        yield reader
    assert [fault for fault in reader.faults if not any(word in fault for word in reader.allowed)] == []
