"""The whole preview: a real server, a real watched folder, a real stream, ended by Ctrl+C."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.serve.listening import open_sockets
from portalgen.serve.model import BuildOutcome, ServeOptions, SiteHost
from portalgen.serve.server import serve

pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("interruptible")]

ROOT = Path(__file__).parents[2]
PROGRAM = textwrap.dedent("""
    import sys, threading
    from pathlib import Path
    from portalgen.diagnostics.model import Place, diagnostic
    from portalgen.serve.server import BuildOutcome, ServeOptions, SiteHost, serve

    root = Path(sys.argv[1])
    page = root / "out/lamdong.gov.vn/index.html"

    def rebuild(changed):
        text = (root / "content/x.vi.md").read_text()
        if "bug" in text:
            raise ZeroDivisionError
        if "error" in text:
            return BuildOutcome((diagnostic("MRK111", Place("content/x.vi.md")),), False, (), 0.1)
        if not page.exists() and threading.active_count() > 1:
            raise AssertionError("the first build may fork, so it comes before the threads")
        made = f"<!doctype html><body>{text}</body>"
        if page.exists() and page.read_text() == made:
            return BuildOutcome((), True, (), 0.1)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(made)
        return BuildOutcome((), True, ("lamdong.gov.vn/index.html",), 0.1)

    hosts = (SiteHost("portal", "lamdong.gov.vn", True),)
    options = ServeOptions(root, root / "out", hosts, 0, "en", (root / "content",))
    code = serve(options, rebuild, lambda text: print(text, flush=True))
    print("threads", [each.name for each in threading.enumerate()], flush=True)
    sys.exit(code)
""")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "x.vi.md").write_text("first")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    address = ""
    while not address:
        line = process.stdout.readline()
        assert line, "the preview ended early"
        found = re.search(r"http://localhost:(\d+)/", line)
        address = f"http://127.0.0.1:{found[1]}" if found else ""
    yield tmp_path / "content" / "x.vi.md", address, process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_a_saved_file_is_rebuilt_reported_and_shown(preview: tuple[Path, str, subprocess.Popen[str]]) -> None:
    file, address, process = preview
    first = httpx.get(f"{address}/").text
    assert "first" in first
    found = re.search(r'data-revision="(\d+)"', first)
    assert found is not None
    with httpx.stream("GET", f"{address}/_portalgen/events?since={found[1]}", timeout=30) as stream:
        events = (json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line.startswith("data: "))
        file.write_text("second")
        assert next(events)["changed"] == ["lamdong.gov.vn/index.html"]
        assert "second" in httpx.get(f"{address}/").text
        file.write_text("error")
        assert next(events)["failed"] is True
        assert "second" in httpx.get(f"{address}/").text
        assert httpx.get(f"{address}/_portalgen/diagnostics").json()["items"][0]["place"] == "content/x.vi.md:1:1"
        file.write_text("bug")
        assert next(events)["failed"] is True
        file.write_text("third")
        news = next(events)
        assert (news["failed"], news["changed"]) == (False, ["lamdong.gov.vn/index.html"])
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Stopped." in output
    assert "threads ['MainThread']" in output
    assert errors.count("Traceback") == 1
    assert "ZeroDivisionError" in errors


def test_each_part_of_an_answer_is_sent_at_once() -> None:
    sockets = open_sockets(0)
    try:
        assert {each.proto for each in sockets} == {socket.IPPROTO_TCP}  # by which the loop knows them as TCP
    finally:
        for each in sockets:
            each.close()


def test_a_port_in_use_is_reported_with_the_way_out(tmp_path: Path) -> None:
    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        raise AssertionError("nothing is built where nothing can be shown")

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        options = ServeOptions(tmp_path, tmp_path, (SiteHost("portal", "a.vn", True),), port, "vi", ())
        with pytest.raises(UnusableEnvironmentError) as raised:
            serve(options, rebuild, lambda _: None)
    assert f"--port {port + 1}" in raised.value.vi
