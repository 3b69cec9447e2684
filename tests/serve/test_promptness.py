"""The news of a save comes from the preview itself, as soon with 10,000 pages on 150 sites as with a few on one."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import httpx
import pytest

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("interruptible")]

ROOT = Path(__file__).parents[2]
PROGRAM = textwrap.dedent("""
    import sys
    from pathlib import Path
    from portalgen.serve.server import BuildOutcome, ServeOptions, SiteHost, serve

    root, sites, count_of_pages, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), 0

    def rebuild(changed):
        global count
        count += 1
        pages = ((f"s{n % sites}.vn/{n}/index.html", f"content/s{n % sites}/{n}.vi.md") for n in range(count_of_pages))
        return BuildOutcome((), True, (f"s0.vn/{count}.html",) if changed else (), 0.1, hosts, tuple(pages))

    hosts = tuple(SiteHost(f"s{n}", f"s{n}.vn", n == 0) for n in range(sites))
    options = ServeOptions(root, root / "out", hosts, 0, "en", (root / "content",))
    sys.exit(serve(options, rebuild, lambda text: print(text, flush=True)))
""")


def test_the_news_of_a_save_comes_as_soon_from_many_pages_as_from_few(tmp_path: Path) -> None:
    """The quickest shows what is always waited for; the others, what else the machine has to do.

    How long a save is waited for is tested in `test_watching.py`.
    """
    few, many = (min(seconds_to_news(tmp_path / str(pages), sites, pages)) for sites, pages in ((1, 10), (150, 10_000)))
    assert many < 2 * few, (few, many)


def seconds_to_news(root: Path, sites: int, pages: int) -> list[float]:
    """Return for each of some saves the seconds from its end to its news."""
    file = root / "content" / "x.vi.md"
    file.parent.mkdir(parents=True)
    command = [sys.executable, "-c", PROGRAM, str(root), str(sites), str(pages)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            lines = (re.search(r"http://localhost:(\d+)/", line) for line in process.stdout)
            port = next(found[1] for found in lines if found)
            return follow_saves(f"http://127.0.0.1:{port}/_portalgen/events", file)
        finally:
            process.send_signal(signal.SIGINT)


def follow_saves(events: str, file: Path) -> list[float]:
    seconds = []
    with httpx.stream("GET", events, timeout=20) as stream:
        news = (json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: "))
        time.sleep(0.5)
        for number in range(9):
            file.write_text(f"{number}")
            saved = time.monotonic()
            assert next(news)["changed"]
            seconds.append(time.monotonic() - saved)
            time.sleep(0.1)
    return seconds
