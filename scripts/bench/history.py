"""How long the history takes to read: a repository of many merges, made with `git fast-import`, read cold and cached.

Run as `.venv/bin/python scripts/bench/history.py [MERGES]`; 20,000 merges is the size to plan for. Each merge brings
a submission of two commits with one page; every tenth was brought up to date with the main history before.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from portalgen.content.walk import CONTENT_FOLDER
from portalgen.history.commits import list_commits, read_first_parent_changes, read_own_changes
from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_head
from portalgen.store.cache_folder import open_row_store
from portalgen.timeline.blob_states import BLOB_STATES_TABLE
from portalgen.timeline.main_line import main_line_of
from portalgen.timeline.model import EvidencePolicy
from portalgen.timeline.read import read_timeline
from portalgen.timeline.timeline_cache import TIMELINE_TABLE

BEGINNING = 1_700_000_000
"""Seconds since 1970 of the first commit; each one after it is a minute later."""
SITES = 150
AT = datetime(2030, 1, 1, tzinfo=UTC)
BODY = "Nội dung của bài viết, dài như một bài viết thường dài trên cổng của tỉnh.\n\n" * 40

Result = TypeVar("Result")


def orders(merges: int) -> Iterator[str]:
    """What `git fast-import` is told."""
    mark, main = 1, 1
    yield order(mark, 0, "", (), "content/so-0/_index.vi.md", page("trang-dau", "x"))
    for number in range(1, merges + 1):
        path = f"content/so-{number % SITES}/tin-tuc/bai-{number}/index.vi.md"
        first, second = mark + 1, mark + 2
        yield order(first, first, f"from :{main}\n", (), path, page(f"bai-{number}", "Một"))
        yield order(second, second, f"from :{first}\n", (), path, page(f"bai-{number}", "Hai"))
        mark = second
        if number % 10 == 0 and main > 10:
            mark += 1
            yield order(mark, mark, f"from :{second}\n", (main,), "", "")
        yield order(mark + 1, mark + 1, f"from :{main}\n", (mark,), path, page(f"bai-{number}", "Hai"))
        mark = main = mark + 1
    yield f"reset refs/heads/main\nfrom :{main}\n"


def order(mark: int, minute: int, start: str, merged: tuple[int, ...], path: str, content: str) -> str:
    """One commit."""
    merges = "".join(f"merge :{each}\n" for each in merged)
    file = f"M 100644 inline {path}\ndata {len(content.encode())}\n{content}\n" if path else ""
    who = f"committer x <clerk@example.org> {BEGINNING + minute * 60} +0000"
    return f"commit refs/heads/work\nmark :{mark}\n{who}\ndata 1\nx\n{start}{merges}{file}\n"


def page(identity: str, title: str) -> str:
    """A page."""
    return f'---\nid: {identity}\nkind: news\ntitle: {title}\ndate: 2026-11-24\nnumber: "00/TB"\n---\n\n{BODY}'


def timed(what: str, work: Callable[[], Result]) -> Result:
    """The result of `work`; how long it took is printed, and how long processors worked for it, Git's included."""
    begun, worked = time.perf_counter(), processor_time()
    result = work()
    print(f"{what:44}{time.perf_counter() - begun:7.2f} s, processors {processor_time() - worked:6.2f} s")
    return result


def processor_time() -> float:
    """Seconds that processors worked for this process and those that it waited for."""
    return sum(os.times()[:4])


def main(merges: int) -> None:
    """Makes the repository in a folder that is removed again, and reads it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
        importing = ["git", "-C", folder, "fast-import", "--quiet"]
        subprocess.run(importing, input="".join(orders(merges)).encode(), check=True)
        repository = open_repository(Path(folder))
        known = timed("commits", lambda: list_commits(repository, resolve_head(repository)))
        line = timed("the line and what came in", lambda: main_line_of(known, known[-1].id))
        print(f"{len(known)} commits, {len(line.commits)} on the line")
        timed(
            "changes along the line",
            lambda: sum(1 for _ in read_first_parent_changes(repository, line.commits, CONTENT_FOLDER)),
        )
        timed(
            "changes beside it", lambda: sum(1 for _ in read_own_changes(repository, line.side_commits, CONTENT_FOLDER))
        )
        cache = Path(folder, ".portalgen")
        read = lambda: read_timeline(repository, "main", EvidencePolicy(), AT, cache)  # noqa: E731 - read three times alike
        cold = timed("timeline, cold", read)
        proven = sum(each.publication.strength == "proven" for each in cold.items.values())
        print(f"{len(cold.items)} items, {proven} proven")
        assert timed("timeline, same commit", read) == cold
        forget_timelines(cache)
        timed("timeline, new commit and known blobs", read)


def forget_timelines(cache: Path) -> None:
    """Leave what is known of blobs."""
    rows = open_row_store(cache, "timeline", (TIMELINE_TABLE, BLOB_STATES_TABLE))
    rows.retain(TIMELINE_TABLE.name, "", ())
    rows.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
