"""`portalgen serve --built`: in a folder that is no portal, read-only, ended by Ctrl+C."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from portalgen.cli.main import run_command
from tests.makers.portal import ENVIRONMENT, command


@pytest.mark.heavy
@pytest.mark.usefixtures("interruptible")
def test_a_build_is_shown_outside_of_a_portal_and_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "so.example.vn/tin/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!doctype html>Tin của Sở", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        command("serve", "--built", str(tmp_path), "--port", str(port)),
        cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
        text=True,
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert f"http://localhost:{port}/_portalgen/" in process.stdout.readline()
        shown = httpx.get(f"http://127.0.0.1:{port}/tin/", headers={"host": f"so.localhost:{port}"})
        assert shown.text == page.read_text("utf-8")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [page]


def test_options_of_building_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--root", str(tmp_path), "serve", "--built", str(tmp_path), "--no-search", "--site", "so"]) == 2
    assert "hãy bỏ --site, --no-search" in capsys.readouterr().err
