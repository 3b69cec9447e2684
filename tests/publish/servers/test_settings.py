"""Settings as they are written: what a server takes beside others, and what is refused."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portalgen.cli.server_config_hosts import list_faults
from portalgen.config.load import load_portal
from portalgen.config.outside import Monitoring
from portalgen.errors import UsageError
from portalgen.publish.servers.caddy import format_caddy
from portalgen.publish.servers.certificates import list_missing_files, list_uncovered, read_certificate
from portalgen.publish.servers.facts import (
    SECURITY_HEADERS,
    NotFoundPage,
    ServerOptions,
    ServerPlaces,
    build_security_headers,
    collect_facts,
)
from portalgen.publish.servers.nginx import format_nginx
from tests.makers.portal import MAIN, SO, XA, SmallPortal
from tests.makers.programs import get_program
from tests.makers.web_server_runs import places_for, write_nginx
from tests.makers.web_servers import FACTS, make_certificate, put

PLACES = ServerPlaces("/srv/portal", "/etc/ssl/a.pem", "/etc/ssl/a.key")
OPTIONS = ServerOptions()


@pytest.mark.heavy
@pytest.mark.needs("nginx", "nginx-brotli", "openssl")
@pytest.mark.parametrize("default_site", [True, False])
@pytest.mark.parametrize("by_host", [True, False])
@pytest.mark.parametrize("brotli", [True, False])
def test_nginx_takes_the_settings_beside_debians_default_site_and_before_the_first_release(
    tmp_path: Path, default_site: bool, by_host: bool, brotli: bool
) -> None:
    places = places_for(tmp_path, tmp_path / "target")
    if by_host:
        for host in FACTS.hosts:
            make_certificate(tmp_path / "certificates" / host, host)
        places = replace(places, certificate="", key="", certificate_folder=str(tmp_path / "certificates"))
    conf = write_nginx(tmp_path, places, ServerOptions(brotli=brotli), default_site=default_site)
    result = subprocess.run(
        [get_program("nginx"), "-t", "-q", "-p", str(tmp_path), "-c", str(conf)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.heavy
@pytest.mark.needs("caddy", "openssl")
def test_caddy_takes_the_settings_before_the_first_release(tmp_path: Path) -> None:
    places = places_for(tmp_path, tmp_path / "target")
    for host in FACTS.hosts:
        make_certificate(tmp_path / "certificates" / host, host)
    places = replace(places, certificate="", key="", certificate_folder=str(tmp_path / "certificates"))
    for name, text in format_caddy(FACTS, places, ServerOptions(brotli=False)).items():
        put(tmp_path / "conf.d" / name, text)
    result = subprocess.run(
        [get_program("caddy"), "validate", "--adapter", "caddyfile", "--config", str(tmp_path / "conf.d/Caddyfile")],
        capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr


def test_hosts_and_their_pages_come_from_the_configuration(tmp_path: Path) -> None:
    small = SmallPortal(tmp_path / "portal")
    file = small.root / "site-config/sites/xa.yaml"
    file.write_text(f"{file.read_text()}former_addresses:\n  - {{host: xa-cu.example.vn, path: /}}\n")
    portal, diagnostics = load_portal(small.root)
    assert portal is not None, diagnostics
    facts = collect_facts(portal)
    assert facts.main_host == MAIN
    assert facts.hosts == (MAIN, SO, "xa-cu.example.vn", XA)
    assert facts.aliases[f"www.{SO}"] == SO
    assert f"www.{MAIN}" not in facts.aliases, "the main host begins with www itself"
    assert NotFoundPage(SO, "/en/", "/en/404.html", "en") in facts.not_found
    assert NotFoundPage(MAIN, "/sites/en/", "/sites/en/404.html", "en") == facts.not_found[0]
    assert facts.certificate_names == facts.hosts


def test_what_measures_the_portal_is_the_only_exception_of_the_security_policy() -> None:
    monitoring = Monitoring("https://do.example.vn/do.js", ("thu.example.vn",), {"vi": "Cơ quan mẫu"}, {})
    policy = build_security_headers(monitoring)["Content-Security-Policy"]
    changed = (
        policy.replace(" https://do.example.vn;", ";", 1)
        .replace("img-src 'self' data: https://thu.example.vn;", "img-src 'self' data:;")
        .replace("connect-src 'self' https://thu.example.vn;", "connect-src 'self';")
    )
    assert "script-src 'self' 'wasm-unsafe-eval' https://do.example.vn;" in policy
    assert changed == SECURITY_HEADERS["Content-Security-Policy"]
    assert build_security_headers(None) == SECURITY_HEADERS
    facts = replace(FACTS, headers=build_security_headers(monitoring))
    for form in (format_nginx, format_caddy):
        off, on = form(FACTS, PLACES, OPTIONS), form(facts, PLACES, OPTIONS)
        assert "do.example.vn" not in "".join(off.values())
        assert "".join(on.values()).replace(policy, SECURITY_HEADERS["Content-Security-Policy"]) == "".join(
            off.values()
        )
        assert "".join(on.values()).count(policy) == 1


@pytest.mark.parametrize("target", ["srv/portal", "/srv/cổng mới", "/srv/a;b", '/srv/"', "/srv/$host", "/srv/{host}"])
def test_a_path_that_settings_cannot_hold_is_refused(target: str) -> None:
    for form in (format_nginx, format_caddy):
        with pytest.raises(UsageError):
            form(FACTS, replace(PLACES, target=target), OPTIONS)


@pytest.mark.parametrize(
    "places", [ServerPlaces("/srv"), ServerPlaces("/srv", "/a"), ServerPlaces("/srv", "/a", "/b", "/c")]
)
def test_either_one_certificate_or_one_for_each_host_is_needed(places: ServerPlaces) -> None:
    with pytest.raises(UsageError) as caught:
        format_nginx(FACTS, places, OPTIONS)
    assert "--certificate-folder" in caught.value.vi


def test_no_server_claims_to_be_the_default_and_unknown_names_come_first() -> None:
    text = format_nginx(FACTS, PLACES, OPTIONS)["portal-servers.conf"]
    settings = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert "default_server" not in settings
    assert settings.index("return 444") < settings.index("ssl_reject_handshake") < settings.index(FACTS.main_host)


@pytest.mark.needs("openssl")
def test_a_certificate_says_which_hosts_it_lacks_and_when_it_ends(tmp_path: Path) -> None:
    file, _ = make_certificate(tmp_path, "cong.example.vn", "*.example.vn", days=3)
    certificate = read_certificate(file)
    assert list_uncovered(certificate, ("cong.example.vn", "so.example.vn", "www.so.example.vn", "example.vn")) == (
        "www.so.example.vn",
        "example.vn",
    )
    assert timedelta(days=2) < certificate.ends - datetime.now(UTC) < timedelta(days=4)
    put(tmp_path / "other.pem", "nothing")
    put(tmp_path / "broken.pem", "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n")
    subprocess.run(
        ["openssl", "x509", "-in", str(file), "-outform", "der", "-out", str(tmp_path / "a.der")], check=True
    )
    for name, words in (("other.pem", "dạng PEM"), ("broken.pem", "dạng PEM"), ("a.der", "openssl x509 -inform der")):
        with pytest.raises(UsageError) as caught:
            read_certificate(tmp_path / name)
        assert words in caught.value.vi


@pytest.mark.needs("openssl")
def test_what_makes_browsers_refuse_a_certificate_is_said(tmp_path: Path) -> None:
    good, _ = make_certificate(tmp_path / "good", MAIN, days=300)
    weak, _ = make_certificate(tmp_path / "weak", MAIN, days=300, key=("rsa:1024",))
    certificate, at = read_certificate(good), datetime.now(UTC)
    cases = (
        (certificate, (MAIN,), at, ""),
        (certificate, (MAIN, SO), at, f"lacks {SO}"),
        (read_certificate(weak), (MAIN,), at, "1024 bits"),
        (certificate, (MAIN,), at - timedelta(days=2), "not valid before"),
        (certificate, (MAIN,), at + timedelta(days=280), "expires soon"),
        (certificate, (MAIN,), at + timedelta(days=301), "expired at"),
    )
    for each, names, moment, words in cases:
        faults = [fault.en for fault in list_faults(each, names, moment)]
        assert len(faults) == bool(words)
        assert words in "".join(faults)


@pytest.mark.needs("openssl")
def test_every_file_that_a_folder_of_certificates_lacks_is_named(tmp_path: Path) -> None:
    make_certificate(tmp_path / MAIN, MAIN)
    assert list_missing_files(tmp_path, (MAIN, SO)) == (tmp_path / SO / "fullchain.pem", tmp_path / SO / "privkey.pem")
