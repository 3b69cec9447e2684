"""A target folder laid out by hand, and what it takes to run a web server over it and to ask it."""

from __future__ import annotations

import contextlib
import gzip
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from typing import Final

import brotli

from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.servers.facts import NotFoundPage, ServerFacts, ServerPlaces
from portalgen.publish.target.rule_files import DIGEST_FILE, MARKER_BEGINS, format_rule_files

MAIN: Final = "cong.example.vn"
SO: Final = "so.example.vn"
FACTS: Final = ServerFacts(
    MAIN,
    (MAIN, SO),
    {f"www.{MAIN}": MAIN, f"www.{SO}": SO},
    (
        NotFoundPage(MAIN, "/sites/en/", "/sites/en/404.html", "en"),
        NotFoundPage(SO, "/en/", "/en/404.html", "en"),
        NotFoundPage(MAIN, "/", "/404.html", "vi"),
        NotFoundPage(SO, "/", "/404.html", "vi"),
    ),
)
EVERY_SIGN: Final = "/" + "".join(map(chr, range(0x20, 0x7F))).replace("?", "").replace("#", "") + "ắ/"
OLD: Final = "/SitePages/Tin-tuc.aspx"
RULES: Final = ServerRules(
    (
        RedirectRule(MAIN, "/Default.aspx", f"https://{MAIN}/"),
        RedirectRule(MAIN, "/cu/", f"https://{MAIN}/moi/#phan-2"),
        RedirectRule(MAIN, "/tim/", f"https://{MAIN}/tim-kiem/?q=hoa"),
        RedirectRule(MAIN, '/cũ "a" $uri {host} \\ `b`;/', f'https://{SO}/đích "x" $uri {{host}} %2F `b`;/'),
        RedirectRule(MAIN, EVERY_SIGN, f"https://{SO}{EVERY_SIGN}"),
        RedirectRule(MAIN, "/hai/", f"https://{MAIN}/mot/"),
        RedirectRule(MAIN, "/Hai/", f"https://{MAIN}/ba/"),
        RedirectRule(MAIN, OLD, f"https://{MAIN}/bai-123/", "ItemId=123"),
        RedirectRule(MAIN, OLD, f"https://{MAIN}/bai-124/", "ItemId=124"),
        RedirectRule(MAIN, "/Lists/Xem.aspx", f"https://{MAIN}/hai-khoa/", "List=Tin tức&ID=7"),
        RedirectRule(MAIN, "/Lists/Xem.aspx", f"https://{MAIN}/mot-khoa/", "ID=7"),
        RedirectRule(MAIN, "/muc/", f"https://{MAIN}/muc-5-trang-2/", "muc=5&trang=2"),
        RedirectRule(MAIN, "/case.aspx", f"https://{MAIN}/mot/", "id=Ab"),
        RedirectRule(MAIN, "/case.aspx", f"https://{MAIN}/hai/", "id=aB"),
        RedirectRule(MAIN, "/Case.aspx", f"https://{MAIN}/ba/", "ma=X"),
        RedirectRule(MAIN, "/nhieu.aspx", f"https://{MAIN}/nhieu/", "a=1&b=2&c=3&d=4&e=5&f=6&g=7"),
        RedirectRule(
            MAIN, "/la.aspx", f"https://{MAIN}/la/", "List%20Id=%7B6F9619FF-8B86-D011-B42D-00CF4FC964FF%7D&t-1=a-b"
        ),
        RedirectRule(MAIN, "/dau.aspx", f"https://{MAIN}/dau/", "q=%22$x%27%5C%7Bhost%7D%2B"),
        RedirectRule(MAIN, "/Ắ.aspx", f"https://{MAIN}/hoa/", "%E1%BA%AE%5B%5D=%27x"),
        RedirectRule(MAIN, "/tin/", f"https://{MAIN}/co-trang/", "id=9"),
        RedirectRule(MAIN, "/assets/abc/x.css", f"https://{MAIN}/kieu/"),
        RedirectRule(MAIN, "/sites/so/", f"https://{SO}/", "", is_prefix=True),
        RedirectRule(MAIN, "/tin/", f"https://{SO}/tin-tuc/", "", is_prefix=True),
        RedirectRule(MAIN, "/sites/so/gioi-thieu/", f"https://{SO}/ve-chung-toi/"),
    ),
    (f"{MAIN}/da-go/index.html",),
)
ASSET: Final = "/assets/0a1b2c/site.css"
OLD_ASSET: Final = "/assets/ffffff/site.css"
PICTURE: Final = "/tin/ho-480.7ce6eb43.webp"
_TEXTS: Final = (".html", ".css", ".js", ".json", ".xml", ".txt", ".svg")


def lay_out_target(target: Path) -> None:
    """Write two hosts as the receiver would: a current release, one that is checked, shared files, rules and records."""
    release = target / "releases" / "000001-first"
    for host in (MAIN, SO):
        prefix = "sites/en/" if host == MAIN else "en/"
        for path in ("index.html", "404.html", "503.html", f"{prefix}404.html", f"{prefix}index.html", "tin/index.html",
                     "da-go/index.html", "cu/index.html", "tin/bao-cao.20261127.jpg", "robots.txt", ".hidden/x.txt",
                     ".well-known/security.txt", ".well-known/portal-release/manifest.json", "feed.xml",
                     "pagefind/wasm.unknown.pagefind", "pagefind/pagefind.vi_dda89aeefd.pf_meta",
                     "pagefind/fragment/vi_1.pf_fragment", "tin/su-kien.ics"):  # fmt: skip
            put(release / host / path, f"{host}/{path}\n" * 20)
        put(release / host / ASSET[1:], f"{host}{ASSET}\n" * 20)
        put(release / host / PICTURE[1:], "picture")
        for path in (ASSET, OLD_ASSET, PICTURE):
            put(target / "shared" / host / path[1:], f"{host}{path}\n" * 20)
        put(target / "outage" / host / "503.html", f"outage of {host}")
        put(target / "outage" / host / "503.en.html", f"outage of {host} in English")
    put(target / "releases" / "000002-second" / SO / "index.html", "the next release")
    put(target / "records" / "manifests" / "1.json", "{}")
    os.symlink("releases/000001-first", target / "current")
    os.symlink("releases/000002-second", target / "next")
    place_rules(target, RULES)


def place_rules(target: Path, rules: ServerRules) -> None:
    """Write the rules of the current release, as the receiver does."""
    texts = format_rule_files(rules)
    for name, text in texts.items():
        put(target / "rules" / name, text)
    for marker in (target / "current").glob(f"{MARKER_BEGINS}*"):
        marker.unlink()
    put(target / "current" / f"{MARKER_BEGINS}{texts[DIGEST_FILE].strip()}", "")


def put(file: Path, text: str) -> None:
    """Write a file, and its twins where it is text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    if file.suffix in _TEXTS:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(text.encode()))


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_ELLIPTIC: Final = ("ec", "-pkeyopt", "ec_paramgen_curve:P-256")


def make_certificate(folder: Path, *names: str, days: int = 2, key: tuple[str, ...] = _ELLIPTIC) -> tuple[Path, Path]:
    """A self-signed certificate and its key."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate, private = folder / "fullchain.pem", folder / "privkey.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", *key, "-nodes", "-days", str(days),
         "-subj", "/CN=mau", "-addext", f"subjectAltName={','.join(f'DNS:{name}' for name in names)}",
         "-keyout", str(private), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, private


@dataclass(frozen=True)
class Answer:
    """What a server sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


@dataclass(frozen=True)
class RunningServer:
    """A server and where it answers."""

    target: Path
    places: ServerPlaces
    reload: Callable[[], None]
    """Has it read its settings again; of Caddy that needs its port for administration, and nothing is done."""

    def ask(
        self, path: str, host: str = MAIN, *, method: str = "GET", address: str = "127.0.0.1", **headers: str
    ) -> Answer:
        """Ask by https."""
        return self.send(f"{method} {path} HTTP/1.1", host, self.places.https, address, is_tls=True, **headers)

    def ask_plain(self, path: str, host: str = MAIN, *, address: str = "127.0.0.1") -> Answer:
        """Ask at the port for http."""
        return self.send(f"GET {path} HTTP/1.1", host, self.places.http, address, is_tls=False)

    def send(
        self, line: str, host: str, port: int, address: str, *, is_tls: bool, sni: str = "", **headers: str
    ) -> Answer:
        """Send a request as it is written, so that no library changes its path."""
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        request = f"{line}\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"
        with self.connect(port, address, sni or host if is_tls else "") as connection:
            connection.sendall(request.encode())
            response = HTTPResponse(connection, method=line.split(maxsplit=1)[0])
            response.begin()
            body = response.read()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    @contextlib.contextmanager
    def connect(self, port: int, address: str, sni: str, *protocols: str) -> Iterator[socket.socket]:
        """A connection, by TLS where a name is given."""
        with socket.create_connection((address, port), 5) as plain:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if not sni:
                yield plain
                return
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            if protocols:
                context.set_alpn_protocols(list(protocols))
            with context.wrap_socket(plain, server_hostname=sni) as connection:
                yield connection


@contextlib.contextmanager
def running(arguments: list[str], port: int, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until it is not needed any more; it has to listen within ten seconds."""
    with log.open("wb") as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=out, env={**os.environ, **environment})
    try:
        for _ in range(200):
            if process.poll() is not None:
                raise AssertionError(log.read_text())
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        else:
            raise AssertionError(log.read_text())
        yield process
    finally:
        process.terminate()
        process.wait(10)
