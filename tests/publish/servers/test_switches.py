"""Readers while releases are switched: no request fails, and no page gets the style of another release."""

from __future__ import annotations

import importlib
import os
import random
import re
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from portalgen.publish.details import ReleaseDetails, format_details
from portalgen.publish.manifest import (
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseManifest,
    digest_manifest,
    format_list,
    format_manifest,
)
from portalgen.publish.server_rules import ServerRules
from portalgen.publish.target.rule_files import format_rule_files
from tests.makers.release_target import send_blob
from tests.makers.web_server_runs import caddy_over, nginx_over
from tests.makers.web_servers import MAIN, SO, RunningServer, put

HOSTS = (MAIN, SO)
START = datetime(2026, 11, 27, 8, tzinfo=UTC)


def files_of(host: str, number: int) -> Mapping[str, str]:
    """A page that says of which release it is, at its beginning and its end, and the style that it names."""
    code = sha256(f"{host}{number}".encode()).hexdigest()[:10]
    filling = "x" * (20_000 + 500 * (number % 7))
    style = f"/assets/{code}/site.css"
    return {
        "index.html": f"<p>{host} {number}</p><link href={style}>{filling}<p>{host} {number}</p>",
        "404.html": f"{host} not found",
        "503.html": f"{host} outage",
        style[1:]: f"{host} {number} {filling}",
    }


@dataclass
class ByHand:
    """Releases as the receiver lays them out: all files first, then one link."""

    target: Path
    kept: list[str] = field(default_factory=list)

    def publish(self, number: int) -> None:
        name = f"{number:06d}"
        for host in HOSTS:
            for path, text in files_of(host, number).items():
                put(self.target / "releases" / name / host / path, text)
                if path.startswith("assets/"):
                    put(self.target / "shared" / host / path, text)
        for rules_name, text in format_rule_files(ServerRules()).items():
            put(self.target / "rules" / rules_name, text)
        self.kept.append(name)
        self._switch(name)

    def roll_back(self) -> None:
        self._switch(self.kept[-2])

    def _switch(self, name: str) -> None:
        link = self.target / "switching"
        link.symlink_to(f"releases/{name}")
        os.replace(link, self.target / "current")


@dataclass
class ByReceiver:
    """The same through the functions of `portalgen.publish.target`, which the receiver calls."""

    target: Path
    former: ReleaseManifest | None = None

    def __post_init__(self) -> None:
        receiving = pytest.importorskip("portalgen.publish.target.receiving")
        self.receiving: Any = receiving
        importlib.import_module("portalgen.publish.target.folder").set_up_target(
            self.target, importlib.import_module("portalgen.publish.target.model").TargetSettings()
        )

    def publish(self, number: int) -> None:
        blobs: dict[str, bytes] = {}
        lists: dict[str, bytes] = {}
        entries: dict[str, HostEntry] = {}
        for host in HOSTS:
            rows = {}
            for path, text in files_of(host, number).items():
                digest = sha256(text.encode()).hexdigest()
                blobs[digest] = text.encode()
                rows[path] = ReleasedFile(Blob(digest, len(text.encode())))
            lists[host] = format_list(HostList(host, rows))
            listed = Blob(sha256(lists[host]).hexdigest(), len(lists[host]))
            entries[host] = HostEntry(listed, len(rows))
        now = START + timedelta(minutes=number)
        former = self.former
        manifest = ReleaseManifest(
            "cong-mau", MAIN, number, digest_manifest(former) if former else "", f"{number:040x}", now, entries
        )
        details = format_details(ReleaseDetails(now, "portalgen"))
        incoming = self.receiving.begin_release(self.target, format_manifest(manifest), None, lists, details, now)
        for blob in incoming.missing:
            send_blob(self.target, incoming, blobs[blob.sha256])
        self.receiving.complete_release(self.target, incoming.name, now)
        self.former = manifest

    def roll_back(self) -> None:
        assert self.former is not None
        now = START + timedelta(minutes=self.former.number)
        importlib.import_module("portalgen.publish.target.rollback").roll_back(self.target, None, now)


@dataclass
class Readers:
    """Ask for pages, and a while later for the style that each names."""

    server: RunningServer
    latest: float
    """Seconds after its page at which a style is asked for at the latest."""
    stopped: threading.Event = field(default_factory=threading.Event)
    faults: list[str] = field(default_factory=list)
    pages: int = 0
    styles: int = 0

    def read(self, seed: int) -> None:
        chance = random.Random(seed)
        waiting: list[tuple[float, str, str, str]] = []
        while not self.stopped.is_set() or waiting:
            host = chance.choice(HOSTS)
            if not self.stopped.is_set():
                self._read_page(host, chance, waiting)
            for each in [one for one in waiting if one[0] <= time.monotonic()]:
                waiting.remove(each)
                self._read_style(*each[1:])
            time.sleep(0.01)

    def _read_page(self, host: str, chance: random.Random, waiting: list[tuple[float, str, str, str]]) -> None:
        text = self._ask("/", host)
        found = re.fullmatch(r"<p>(\S+) (\d+)</p><link href=(\S+)>x+<p>(\S+) (\d+)</p>", text)
        if found is None or (found[1], found[2]) != (found[4], found[5]) or found[1] != host:
            self.faults.append(f"page of {host}: {text[:80]}")
            return
        self.pages += 1
        waiting.append((time.monotonic() + chance.random() * self.latest, host, found[2], found[3]))

    def _read_style(self, host: str, number: str, style: str) -> None:
        text = self._ask(style, host)
        self.styles += 1
        if not text.startswith(f"{host} {number} x"):
            self.faults.append(f"{style} of {host} {number}: {text[:80]}")

    def _ask(self, path: str, host: str) -> str:
        try:
            answer = self.server.ask(path, host)
        except (OSError, ValueError) as error:
            return repr(error)
        return answer.body.decode() if answer.status == 200 else f"status {answer.status}"


def switch_under_load(
    server: RunningServer, releases: ByHand | ByReceiver, switches: int, rollbacks: int, pause: float, latest: float
) -> Readers:
    """Switch and roll back while readers ask; return what these met."""
    readers = Readers(server, latest)
    threads = [threading.Thread(target=readers.read, args=(seed,)) for seed in range(4)]
    for each in threads:
        each.start()
    try:
        for number in range(2, switches + 2):
            time.sleep(pause)
            releases.publish(number)
            server.reload()
            if (number - 1) % max(1, switches // rollbacks) == 0:
                time.sleep(pause)
                releases.roll_back()
                server.reload()
    finally:
        readers.stopped.set()
        for each in threads:
            each.join()
    return readers


SERVERS: Mapping[str, Callable[[Path], AbstractContextManager[RunningServer]]] = {
    "nginx": nginx_over,
    "caddy": caddy_over,
}


@pytest.mark.heavy
@pytest.mark.parametrize(("program", "way"), [("nginx", ByReceiver), ("nginx", ByHand), ("caddy", ByHand)])
def test_no_reader_notices_a_few_switches(
    tmp_path: Path, program: str, way: Callable[[Path], ByHand | ByReceiver]
) -> None:
    releases = way(tmp_path / "target")
    releases.publish(1)
    with SERVERS[program](tmp_path) as server:
        readers = switch_under_load(server, releases, switches=3, rollbacks=1, pause=0.03, latest=0.1)
    assert readers.faults == []
    assert readers.pages > 10 and readers.styles == readers.pages


@pytest.mark.long
@pytest.mark.parametrize("program", SERVERS)
@pytest.mark.parametrize("way", [ByHand, ByReceiver])
def test_no_reader_notices_twenty_switches_and_five_rollbacks(
    tmp_path: Path, program: str, way: Callable[[Path], ByHand | ByReceiver]
) -> None:
    releases = way(tmp_path / "target")
    releases.publish(1)
    with SERVERS[program](tmp_path) as server:
        readers = switch_under_load(server, releases, switches=20, rollbacks=5, pause=0.5, latest=5)
    print(program, way.__name__, readers.pages, "pages", readers.styles, "styles", len(readers.faults), "faults")
    assert readers.faults == []
    assert readers.pages > 200 and readers.styles == readers.pages
