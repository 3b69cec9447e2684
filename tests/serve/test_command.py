"""`portalgen serve` as a process: configuration that breaks, is mended, and gets a site more."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from portalgen.serve.gallery import GALLERY_PATH
from tests.makers.portal import ENVIRONMENT, SmallPortal, command, png, site
from tests.makers.processes import is_running
from tests.makers.quiet_portal import news, quiet_portal
from tests.makers.waiting import wait_until

pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("interruptible")]


@contextmanager
def served(root: Path, ending: signal.Signals = signal.SIGINT, **environment: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = command("--root", root, "serve", "--port", str(port), "--no-search")
    process = subprocess.Popen(
        arguments,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1", **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        announced = next((line for line in process.stdout if GALLERY_PATH in line), "")
        assert f"http://localhost:{port}{GALLERY_PATH}" in announced
        yield f"http://127.0.0.1:{port}"
        started = children(process.pid)
        process.send_signal(ending)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, "")
        assert not any(map(is_running, started))
    finally:
        process.kill()
        process.wait()


def children(process: int) -> list[int]:
    """What the process started and what runs still."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def answer(address: str, name: str, status: int) -> str:
    """The page of a local name, once it is answered with `status`."""
    answers: list[httpx.Response] = []

    def is_answered() -> bool:
        answers.append(httpx.get(address, headers={"host": name}))
        return answers[-1].status_code == status

    wait_until(is_answered, describe=lambda: f"{name}: {answers[-1].status_code}", pause=0.1)
    return answers[-1].text


def test_a_preview_that_is_ended_from_outside_leaves_nothing_that_it_held(portal: SmallPortal, tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.mkdir()

    def is_held() -> bool:
        portal.write("content/so/gioi-thieu/chuc-nang/anh.png", png(shade=7))
        time.sleep(0.2)
        return any(held.rglob("anh.png"))

    with served(portal.root, signal.SIGTERM, TMPDIR=str(held)):
        wait_until(is_held)
    assert list(held.iterdir()) == []


def test_a_site_that_is_added_is_shown_and_links_to_it_are_local(portal: SmallPortal) -> None:
    with served(portal.root) as address:
        port = address.rpartition(":")[2]
        assert "live.js" in answer(address, "moi.localhost", 404)
        portal.write("site-config/sites/moi.yaml", site("moi", "commune", "moi.example.vn", "Xã Mới", "Xã Mới"))
        assert "Xã Mới" in answer(address, "moi.localhost", 200)
        home = answer(address, "localhost", 200)
        assert f"http://moi.localhost:{port}" in home
        assert "https://moi.example.vn" not in home


def test_a_faulty_configuration_is_shown_at_the_start_and_recovers(portal: SmallPortal) -> None:
    portal.edit("site-config/profiles.yaml", "profiles:", "profile:")
    with served(portal.root) as address:
        told = answer(address, "localhost", 500)
        assert "site-config/profiles.yaml" in told
        assert "live.js" in told
        portal.edit("site-config/profiles.yaml", "profile:", "profiles:")
        assert "live.js" in answer(address, "localhost", 200)
        assert "Sở Ngoại vụ" in answer(address, "so.localhost", 200)
        assert "breadcrumbs" in answer(f"{address}{GALLERY_PATH}/vi/", "so.localhost", 200)


def wait_for_bar_items(address: str, path: str, quiet: bool) -> list[dict[str, Any]]:
    """What the bar on a page of `so` lists, once it is `quiet` or not."""
    answers: list[list[dict[str, Any]]] = []

    def is_as_expected() -> bool:
        query = f"{address}/_portalgen/diagnostics?path={path}"
        answers.append(httpx.get(query, headers={"host": "so.localhost"}).json()["page"]["items"])
        return quiet is not bool(answers[-1])

    wait_until(is_as_expected, describe=lambda: answers[-1], pause=0.1)
    return answers[-1]


@pytest.mark.long
def test_a_title_in_capitals_is_reported_on_its_own_page_until_it_is_fixed(tmp_path: Path) -> None:
    page = "content/so/tin-tuc/moi.vi.md"
    portal = quiet_portal(tmp_path / "portal", {page: news("so-moi")})
    with served(portal.root) as address:
        answer(f"{address}/tin-tuc/moi/", "so.localhost", 200)
        assert wait_for_bar_items(address, "/tin-tuc/moi/", quiet=True) == []
        portal.edit(page, "Hội nghị xúc tiến đầu tư", "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ")
        (item,) = wait_for_bar_items(address, "/tin-tuc/moi/", quiet=False)
        assert (item["code"], item["line"], item["path"]) == ("TXT203", 4, page)
        assert wait_for_bar_items(address, "/", quiet=True) == []
        assert "TXT203" in answer(f"{address}/_portalgen/findings", "localhost", 200)
        portal.edit(page, "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ", "Hội nghị xúc tiến đầu tư")
        assert wait_for_bar_items(address, "/tin-tuc/moi/", quiet=True) == []


@pytest.mark.parametrize("folder", [False, True])
def test_a_folder_that_is_no_portal_ends_it(tmp_path: Path, folder: bool) -> None:
    if folder:
        (tmp_path / "site-config").mkdir()
    ended = subprocess.run(
        command("--root", tmp_path, "serve"), env=ENVIRONMENT, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 2
    assert "portalgen init" in ended.stderr
