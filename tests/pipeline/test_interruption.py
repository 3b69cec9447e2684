"""Real processes that are killed or interrupted: the next build completes what they left."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from portalgen.search.indexing import index_bundles
from tests.makers.portal import ENVIRONMENT, SmallPortal, command, page, paths, stamps, tree
from tests.makers.waiting import wait_until

pytestmark = pytest.mark.heavy

_KILLED_AT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from portalgen.writer import publish, staging
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions

module = {"stage": staging, "put": publish}[sys.argv[3]]
name = {"stage": "_write", "put": "_put"}[sys.argv[3]]
true, calls = getattr(module, name), iter(range(100_000))

def deadly(*arguments):
    if next(calls) == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)
    return true(*arguments)

setattr(module, name, deadly)
at = datetime.fromisoformat("2026-11-24T08:00:00+07:00")
build(BuildOptions(Path(sys.argv[1]), Path(sys.argv[2]), at, search=False))
"""


@pytest.mark.parametrize(("where", "call"), [("stage", 3), ("put", 0), ("put", 7)])
def test_a_build_that_was_killed_is_completed_by_the_next(portal: SmallPortal, where: str, call: int) -> None:
    portal.build_successfully()
    old = tree(portal.out)
    portal.edit("site-config/sites/so.yaml", "full: Sở Ngoại vụ", "full: Sở NV")
    portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_AT, portal.root, portal.out, where, str(call)], env=ENVIRONMENT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    if where == "stage":
        assert tree(portal.out) == old, "nothing is replaced while pages are being made"
    else:
        assert all(
            b"</html>" in (portal.out / path).read_bytes() for path in paths(portal.out) if path.endswith(".html")
        )
    portal.build_successfully()
    portal.build_successfully(out=portal.root.parent / "clean")
    assert tree(portal.out) == tree(portal.root.parent / "clean")
    assert sorted(file.name for file in (portal.out / ".portalgen").iterdir()) == ["keys", "lock", "output", "sites"]


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


@pytest.fixture
def large(portal: SmallPortal) -> Iterator[SmallPortal]:
    portal.build_successfully()
    for number in range(800):
        keys = {"kind": "news", "title": f"Bài {number}", "date": "2026-02-03"}
        portal.write(f"content/portal/tin-tuc/bai-{number}.vi.md", page(f"bai-{number}", "Một câu.\n\n" * 20, **keys))
    yield portal


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_build_with_130_and_leaves_the_old_output_whole(large: SmallPortal, jobs: str) -> None:
    before = stamps(large.out)
    arguments = ("--root", large.root, "build", "--out", large.out, "--no-search", "--jobs", jobs, "--at", "2026-11-24")
    with subprocess.Popen(
        command(*arguments), env=ENVIRONMENT, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        staging = large.out / ".portalgen" / f"staging-{build.pid}"
        wait_until(lambda: any(file.is_file() for file in staging.rglob("*")) or build.poll() is not None, pause=0.005)
        assert build.poll() is None, "rendering has begun"
        children = _children(build.pid)
        os.killpg(build.pid, signal.SIGINT)
        assert build.stderr is not None
        told = build.stderr.read()
        assert build.wait(30) == 130
    assert told.strip() == "portalgen: đã dừng theo yêu cầu"
    assert len(children) == (2 if jobs == "2" else 0)
    wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children), describe=lambda: children)
    assert stamps(large.out) == before
    assert not list((large.out / ".portalgen").glob("staging-*"))


def test_a_word_that_was_taken_back_is_not_searchable_after_a_build_that_was_stopped_while_indexing(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*arguments: Any, **named: Any) -> NoReturn:
        index_bundles(*arguments, **named)
        raise KeyboardInterrupt

    def searchable() -> bytes:
        fragments = portal.out.rglob("pagefind/fragment/*")
        return b"".join(gzip.decompress(each.read_bytes()) for each in fragments)

    portal.build_successfully(search=True)
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Họp báo", "title: Xyzzyabc")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("portalgen.search.indexing.index_bundles", stopped)
        portal.build(search=True)
    assert b"Xyzzyabc" in searchable()
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Xyzzyabc", "title: Họp báo")
    portal.build_successfully(search=True)
    assert b"Xyzzyabc" not in searchable()


def test_a_search_index_whose_files_are_gone_is_rebuilt(portal: SmallPortal) -> None:
    portal.build_successfully(search=True)
    (entry,) = portal.out.glob("so.example.vn/pagefind/pagefind-entry.json")
    for file in entry.parent.rglob("*"):
        if file.is_file():
            file.unlink()
    portal.build_successfully(search=True)
    assert entry.is_file()
