"""What real servers answer with the settings that the program writes."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import ssl
import time
from collections.abc import Mapping
from urllib.parse import quote, unquote

import brotli
import pytest

from portalgen.publish.servers.facts import OUTAGE_POLICY
from portalgen.publish.servers.security_headers import SECURITY_HEADERS
from tests.makers.web_servers import (
    ASSET,
    EVERY_SIGN,
    MAIN,
    OLD,
    OLD_ASSET,
    PICTURE,
    SO,
    RunningServer,
)

pytestmark = pytest.mark.heavy
POLICY = "Content-Security-Policy"


def test_each_host_has_its_own_pages_by_ipv4_and_ipv6(server: RunningServer) -> None:
    for host in (MAIN, SO):
        for address in ("127.0.0.1", "::1"):
            answer = server.ask("/tin/", host, address=address)
            assert (answer.status, answer.body.split()[0].decode()) == (200, f"{host}/tin/index.html")
            assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
            assert answer.headers["last-modified"] and answer.headers["etag"]


def test_a_folder_without_its_slash_leads_to_the_one_with_it(server: RunningServer) -> None:
    answer = server.ask("/tin?a=1")
    assert (answer.status, answer.location) == (301, f"https://{MAIN}/tin/?a=1")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/Default.aspx", f"https://{MAIN}/"),
        ("/Default.aspx?a=1&b=%C4%91", f"https://{MAIN}/?a=1&b=%C4%91"),
        ("/cu/", f"https://{MAIN}/moi/#phan-2"),
        ("/cu/?x=$uri{host}", f"https://{MAIN}/moi/?x=$uri{{host}}#phan-2"),
        ("/tim/", f"https://{MAIN}/tim-kiem/?q=hoa"),
        ("/tim/?trang=2", f"https://{MAIN}/tim-kiem/?q=hoa&trang=2"),
        ("/hai/", f"https://{MAIN}/mot/"),
        ("/Hai/", f"https://{MAIN}/ba/"),
        (
            "/c%C5%A9%20%22a%22%20$uri%20%7Bhost%7D%20%5C%20%60b%60;/",
            f"https://{SO}/%C4%91%C3%ADch%20%22x%22%20%24uri%20%7Bhost%7D%20%2F%20%60b%60;/",
        ),
        (f"{OLD}?ItemId=123", f"https://{MAIN}/bai-123/"),
        (f"{OLD}?itemid=124&Source=/a", f"https://{MAIN}/bai-124/"),
        (f"{OLD}?Source=%2Fa&ItemID=123", f"https://{MAIN}/bai-123/"),
        ("/Lists/Xem.aspx?ID=7&List=Tin%20t%E1%BB%A9c", f"https://{MAIN}/hai-khoa/"),
        ("/Lists/Xem.aspx?list=Tin+t%E1%BB%A9c&x=1&id=7", f"https://{MAIN}/hai-khoa/"),
        ("/Lists/Xem.aspx?x=1&ID=7", f"https://{MAIN}/mot-khoa/"),
        ("/sites/so/tin/a.pdf?v=2", f"https://{SO}/tin/a.pdf?v=2"),
        ("/sites/so/t%E1%BB%87p%0D%0Ax:%20$1.pdf", f"https://{SO}/t%E1%BB%87p%0D%0Ax:%20$1.pdf"),
        ("/sites/so/a.pdf?{env.HOME}$1", f"https://{SO}/a.pdf?{{env.HOME}}$1"),
        ("/sites/so", f"https://{SO}/"),
        ("/sites/so/gioi-thieu/", f"https://{SO}/ve-chung-toi/"),
    ],
)
def test_an_old_address_is_answered_with_301_and_the_whole_new_one(
    server: RunningServer, path: str, location: str
) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.location) == (301, location)
    _has_all_headers(answer.headers)


def test_a_page_that_is_there_is_answered_though_all_below_its_folder_moved(server: RunningServer) -> None:
    assert server.ask("/tin/su-kien.ics").status == 200
    assert server.ask("/tin/bao-cao.pdf").location == f"https://{SO}/tin-tuc/bao-cao.pdf"


def test_without_a_rule_the_page_at_an_old_address_is_the_answer(server: RunningServer) -> None:
    answer = server.ask("/cu/", SO)
    assert (answer.status, answer.body.split()[0].decode()) == (200, f"{SO}/cu/index.html")


def test_a_rule_may_hold_every_sign(server: RunningServer) -> None:
    answer = server.ask(quote(EVERY_SIGN))
    assert answer.status == 301
    assert unquote(answer.location).replace("%", "") == f"https://{SO}{EVERY_SIGN}".replace("%", "")
    assert answer.location.isascii()
    assert not set(answer.location) & set(' "{}\\`<>^|$')


@pytest.mark.parametrize("path", [OLD, f"{OLD}?ItemId=125", f"{OLD}?ItemId=1234", f"{OLD}?Item=123", "/sites/sox/a"])
def test_what_no_rule_covers_is_not_redirected(server: RunningServer, path: str) -> None:
    assert server.ask(path).status == 404


def test_a_page_that_is_gone_is_answered_with_410_and_its_notice(server: RunningServer) -> None:
    for path in ("/da-go/", "/da-go", "/da-go/index.html"):
        answer = server.ask(path, Accept_Encoding="gzip")
        assert answer.status == 410
        assert gzip.decompress(answer.body).startswith(f"{MAIN}/da-go/index.html".encode())
        assert answer.headers["cache-control"] == "no-cache"
        _has_all_headers(answer.headers)
    assert server.ask("/da-go/", SO).status == 200


@pytest.mark.parametrize(
    ("host", "path", "page"),
    [
        (MAIN, "/khong-co/", "404.html"),
        (MAIN, "/sites/en/none/a.html", "sites/en/404.html"),
        (MAIN, "/en/none/", "404.html"),
        (SO, "/en/none/", "en/404.html"),
        (SO, "/sites/en/none/", "404.html"),
        (SO, "/assets/", "404.html"),
        (SO, "/assets/0a1b2c/none.css", "404.html"),
        (MAIN, "/.hidden/x.txt", "404.html"),
        (MAIN, "/tin/.git/config", "404.html"),
    ],
)
def test_what_is_not_there_is_answered_with_the_page_of_host_and_language(
    server: RunningServer, host: str, path: str, page: str
) -> None:
    answer = server.ask(path, host)
    assert (answer.status, answer.body.split()[:1]) == (404, [f"{host}/{page}".encode()])
    assert answer.headers["cache-control"] == "no-cache"
    _has_all_headers(answer.headers)


def test_unknown_hosts_are_neither_served_nor_redirected(server: RunningServer) -> None:
    answer = server.send("GET / HTTP/1.1", "la.example.org", server.places.https, "127.0.0.1", is_tls=True, sni=MAIN)
    assert answer.status == 421
    assert not answer.location
    with pytest.raises((ssl.SSLError, OSError)):
        server.ask("/", "la.example.org")
    try:
        plain = server.ask_plain("/a", "la.example.org")
    except (OSError, ValueError):  # closed without an answer
        return
    assert plain.status in {404, 421}
    assert not plain.location


def test_port_80_leads_own_hosts_to_https_and_answers_challenges(server: RunningServer) -> None:
    for address in ("127.0.0.1", "::1"):
        answer = server.ask_plain("/tin/?a=1", SO, address=address)
        assert (answer.status, answer.location) == (301, f"https://{SO}/tin/?a=1")
    assert server.ask_plain("/a", f"www.{SO}").location == f"https://{SO}/a"
    assert server.ask_plain("/.well-known/acme-challenge/abc").body == b"challenge"
    assert server.ask_plain("/.well-known/acme-challenge/none").status == 404


def test_www_leads_to_the_bare_name(server: RunningServer) -> None:
    answer = server.ask("/tin/?a=1", f"www.{MAIN}")
    assert (answer.status, answer.location) == (301, f"https://{MAIN}/tin/?a=1")
    _has_all_headers(answer.headers)


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/tin/", "no-cache"),
        ("/robots.txt", "no-cache"),
        (ASSET, "public, max-age=31536000, immutable"),
        (PICTURE, "public, max-age=31536000, immutable"),
        ("/tin/bao-cao.20261127.jpg", "no-cache"),
        ("/pagefind/fragment/vi_1.pf_fragment", "public, max-age=604800, immutable"),
        ("/pagefind/pagefind.vi_dda89aeefd.pf_meta", "public, max-age=604800, immutable"),
        ("/pagefind/wasm.unknown.pagefind", "no-cache"),
    ],
)
def test_what_names_its_content_is_kept_and_all_else_is_asked_for_again(
    server: RunningServer, path: str, cache: str
) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.headers["cache-control"]) == (200, cache)
    _has_all_headers(answer.headers)


def test_fingerprinted_files_of_former_releases_are_still_there(server: RunningServer) -> None:
    answer = server.ask(OLD_ASSET, SO)
    assert (answer.status, answer.body.split()[0].decode()) == (200, f"{SO}{OLD_ASSET}")


@pytest.mark.parametrize("path", ["/tin/", ASSET, "/feed.xml", "/robots.txt"])
def test_texts_are_sent_as_they_lie_compressed_and_vary_on_200_206_and_304(server: RunningServer, path: str) -> None:
    plain = server.ask(path)
    assert (plain.status, plain.headers["vary"]) == (200, "Accept-Encoding")
    assert "content-encoding" not in plain.headers
    for name, decompress in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        answer = server.ask(path, Accept_Encoding=name)
        assert (answer.status, answer.headers["content-encoding"]) == (200, name)
        assert decompress(answer.body) == plain.body
        assert answer.headers["vary"] == "Accept-Encoding"
        again = server.ask(path, Accept_Encoding=name, If_None_Match=answer.headers["etag"])
        assert (again.status, again.headers["vary"], again.body) == (304, "Accept-Encoding", b"")
        _has_all_headers(again.headers)
    assert server.ask(path, Accept_Encoding="gzip, br").headers["content-encoding"] == "br"
    part = server.ask(path, Range="bytes=2-5")
    assert (part.status, part.body, part.headers["vary"]) == (206, plain.body[2:6], "Accept-Encoding")
    assert server.ask(path, If_Modified_Since=plain.headers["last-modified"]).status == 304


def test_pictures_do_not_vary(server: RunningServer) -> None:
    assert "vary" not in server.ask(PICTURE, Accept_Encoding="gzip, br").headers


def test_only_get_and_head_are_answered(server: RunningServer) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        answer = server.ask("/tin/", method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
        _has_all_headers(answer.headers)
    assert server.ask("/tin/", method="HEAD").body == b""


def test_records_of_releases_are_at_the_main_host_alone(server: RunningServer) -> None:
    record = "/.well-known/portal-release/records/manifests/1.json"
    assert server.ask(record).body == b"{}"
    assert server.ask(record, SO).status == 404
    assert server.ask("/.well-known/portal-release/records/manifests/..%2f..%2fsecret").status in {400, 404}
    assert server.ask("/.well-known/portal-release/manifest.json", SO).status == 200
    assert server.ask("/.well-known/security.txt", SO).headers["content-type"].lower() == "text/plain; charset=utf-8"
    assert server.ask("/tin/su-kien.ics").headers["content-type"].lower().startswith("text/calendar")


def test_while_maintenance_lasts_or_nothing_is_current_the_outage_page_is_the_answer(server: RunningServer) -> None:
    maintenance = server.target / "maintenance"
    current, away = server.target / "current", server.target / "away"
    for begin, end in (
        (maintenance.touch, maintenance.unlink),
        (lambda: current.rename(away), lambda: away.rename(current)),
    ):
        begin()
        try:
            for path, language in (("/tin/", ""), (ASSET, ""), ("/cu/", ""), ("/en/tin/?a=1", " in English")):
                answer = server.ask(path, SO)
                assert (answer.status, answer.body) == (503, f"outage of {SO}{language}".encode())
                assert answer.headers["retry-after"] == "600"
                assert answer.headers["cache-control"] == "no-cache"
                _has_all_headers({**answer.headers, POLICY.lower(): SECURITY_HEADERS[POLICY]})
                assert answer.headers[POLICY.lower()] == OUTAGE_POLICY
            if maintenance.exists():
                assert server.ask("/.well-known/security.txt", SO).status == 200
                assert server.ask_plain("/.well-known/acme-challenge/abc").body == b"challenge"
        finally:
            end()
    assert server.ask("/tin/", SO).status == 200


def test_the_release_that_is_checked_is_answered_on_this_machine_alone(server: RunningServer) -> None:
    address, _, port = server.places.check.partition(":")
    answer = server.send("GET / HTTP/1.1", SO, int(port), address, is_tls=False)
    assert (answer.status, answer.body) == (200, b"the next release")
    assert server.send("GET / HTTP/1.1", "la.example.org", int(port), address, is_tls=False).status == 421
    with pytest.raises(OSError):
        server.send("GET / HTTP/1.1", SO, int(port), "::1", is_tls=False)


def test_http_2_is_offered_and_old_tls_is_refused(server: RunningServer) -> None:
    with server.connect(server.places.https, "127.0.0.1", MAIN, "h2", "http/1.1") as connection:
        assert isinstance(connection, ssl.SSLSocket)
        assert connection.selected_alpn_protocol() == "h2"
        assert connection.version() == "TLSv1.3"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", server.places.https), 5) as plain,
        pytest.raises((ssl.SSLError, OSError)),
    ):
        context.wrap_socket(plain, server_hostname=MAIN)


def test_no_answer_names_a_version(server: RunningServer) -> None:
    for path in ("/", "/khong-co/", "/cu/"):
        assert not any(digit.isdigit() for digit in server.ask(path).headers.get("server", ""))


def test_the_log_is_json_for_whatever_is_asked_and_names_no_search(server: RunningServer) -> None:
    server.ask('/khong-co/?a="\\x', SO, address="::1", User_Agent='máy "thử" \\ x')
    with server.connect(server.places.https, "127.0.0.1", SO) as connection:
        raw = (
            b"GET /la\xff?\xff HTTP/1.1\r\nHost: " + SO.encode() + b"\r\nUser-Agent: a\xff\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(raw)
        connection.recv(9)
    server.ask("/tin/", SO, method="BREW")
    server.send("GET /ten-la HTTP/1.1", "la.example.org", server.places.https, "127.0.0.1", is_tls=True, sni=MAIN)
    with contextlib.suppress(OSError, ValueError):
        server.ask_plain("/ten-la-80", "la.example.org")
    for path in (
        "/tim-kiem/?q=BI_MAT&year=BI_MAT",
        "/tim-kiem?q=BI_MAT",
        "/en/search/?year=BI_MAT",
        "/tin/?x=1&q=BI_MAT",
    ):
        server.ask(path, SO, Referer=f"https://{SO}/tim-kiem/?q=BI_MAT")
        server.ask_plain(path, SO)
    server.ask("/khong-co/cuoi/", SO)
    for _ in range(40):
        text = (server.target.parent / "portal.log").read_bytes()
        if b"/khong-co/cuoi/" in text:
            break
        time.sleep(0.05)
    lines = [json.loads(line) for line in text.decode().splitlines()]
    shown = [json.dumps(each) for each in lines]
    assert "BI_MAT" not in "".join(shown)
    for parts in (
        ("/khong-co/", "404", SO, "::1"),
        ("/la", SO),
        ("BREW", "405"),
        ("/ten-la", "421"),
        ("/tim-kiem", SO),
    ):
        assert any(all(part in each for part in parts) for each in shown), parts


def test_what_lies_beside_a_file_for_compression_has_no_address(server: RunningServer) -> None:
    for path in ("/tin/index.html.gz", "/robots.txt.br", f"{ASSET}.gz"):
        assert server.ask(path).status == 404


def test_a_range_that_cannot_be_is_answered_with_each_header_once(server: RunningServer) -> None:
    with server.connect(server.places.https, "127.0.0.1", MAIN) as connection:
        request = f"GET /robots.txt HTTP/1.1\r\nHost: {MAIN}\r\nRange: bytes=9999999-\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        head = b"".join(iter(lambda: connection.recv(4096), b"")).partition(b"\r\n\r\n")[0].decode().lower()
    names = [line.partition(":")[0] for line in head.splitlines()[1:]]
    assert " 416 " in head.splitlines()[0]
    assert len(names) == len(set(names)), names
    assert {name.lower() for name in SECURITY_HEADERS} <= set(names)


def test_a_dot_after_the_name_and_slashes_in_a_row_change_no_answer(server: RunningServer) -> None:
    answer = server.send("GET /tin/ HTTP/1.1", f"{SO}.", server.places.https, "127.0.0.1", is_tls=True, sni=SO)
    assert answer.status == 200 or answer.location == f"https://{SO}/tin/"
    assert server.ask("//da-go//").status == 410


def test_no_promise_of_https_is_made_at_port_80(server: RunningServer) -> None:
    assert "strict-transport-security" not in server.ask_plain("/", SO).headers


def _has_all_headers(headers: Mapping[str, str]) -> None:
    assert {name: headers.get(name.lower()) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
    assert headers["strict-transport-security"] == "max-age=300"
