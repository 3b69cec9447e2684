"""How long an audit of approvals takes: a repository of many merges, each with a record, audited cold and from the cache.

Run as `.venv/bin/python scripts/bench/approvals.py [MERGES] [--profile]`; 20,000 merges is the size to plan for. Each merge
brings a submission of two commits, a page and its record; every tenth publishes an older page again. Nothing may be found.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, TypeVar

sys.path.append(str(Path(__file__).resolve().parents[2]))

from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileState,
    PathChange,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.history.repository import open_repository
from tests.makers.board import dump, person
from tests.makers.signers import Signer

BEGINNING = datetime(2023, 11, 15, tzinfo=UTC)
SITES = 150
AT = datetime(2030, 1, 1, tzinfo=UTC)
PORTAL = "tinh-mau"
FORGE = "forge@example.vn"
BODY = "Nội dung của bài viết, dài như một bài viết thường dài trên cổng của tỉnh.\n\n" * 40

Result = TypeVar("Result")


class Importer:
    """A run of `git fast-import` that says the id of each commit."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
        self.process = subprocess.Popen(
            ["git", "-C", str(folder), "fast-import", "--quiet", "--done"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.minute = 0
        self.marks: dict[str, int] = {}

    def commit(self, files: dict[str, bytes], first: str = "", second: str = "", branch: str = "work") -> str:
        """Id of a commit."""
        self.minute += 1
        at = int((BEGINNING + timedelta(minutes=self.minute)).timestamp())
        lines = [
            f"commit refs/heads/{branch}",
            f"mark :{self.minute}",
            f"committer x <{FORGE}> {at} +0000",
            "data 1",
            "x",
        ]
        lines += [f"from :{self.marks[first]}"] if first else []
        lines += [f"merge :{self.marks[second]}"] if second else []
        self._input.write(("\n".join(lines) + "\n").encode())
        for path, data in files.items():
            self._input.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
        self._input.write(f"\nget-mark :{self.minute}\n".encode())
        self._input.flush()
        assert self.process.stdout is not None
        id = self.process.stdout.readline().decode().strip()
        self.marks[id] = self.minute
        return id

    def close(self) -> None:
        """End the run."""
        self._input.write(b"done\n")
        self._input.close()
        assert self.process.wait() == 0

    @property
    def _input(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin


def make_history(folder: Path, merges: int) -> str:
    """Genesis of a repository with so many merges."""
    importer = Importer(folder)
    start = {path: text.encode() for path, text in rosters()}
    main = importer.commit(start, branch="main")
    genesis = f"{main}:{sha256(start['site-config/governance/roster.yaml']).hexdigest()}"
    pages: dict[str, bytes] = {}
    for number in range(1, merges + 1):
        again = number % 10 == 0
        page = number - 5 if again else number
        path = f"content/so-{page % SITES}/tin-tuc/bai-{page}/index.vi.md"
        text = page_of(page, f"Bản {number}")
        first = importer.commit({path: text}, main)
        record = record_of(
            path, pages.get(path), text, main, BEGINNING + timedelta(minutes=importer.minute), page % SITES
        )
        second = importer.commit(record, first)
        main = importer.commit({path: text, **record}, main, second, branch="main")
        pages[path] = text
    importer.close()
    return genesis


def rosters() -> Iterator[tuple[str, str]]:
    """The first files of governance."""
    owners: list[Any] = [person(f"owner-{number}", "Văn phòng", "owner", since="2020-01-01") for number in (1, 2, 3)]
    yield "site-config/governance/roster.yaml", dump({"version": 1, "portal": PORTAL, "people": owners})
    policy = {"forge_committers": [FORGE], "approval": {"classes": {"content": {"level": "person"}}}}
    yield "site-config/governance/policy.yaml", dump(policy)
    for site in range(SITES):
        people = [person(f"chief-{site}", "Trưởng Ban", "chief", since="2020-01-01")]
        people += [
            person(f"editor-{site}-{number}", "Biên tập viên", "editor", since="2020-01-01") for number in range(4)
        ]
        board = {"version": 1, "site": f"so-{site}", "people": people}
        yield f"site-config/governance/roster/so-{site}.yaml", dump(board)


def record_of(path: str, before: bytes | None, after: bytes, onto: str, at: datetime, site: int) -> dict[str, bytes]:
    """The files of the chief's record."""
    change = PathChange(path, state_of(before), state_of(after))
    record = ApprovalRecord(PORTAL, onto, "approve", (change,), f"chief-{site}", at)
    data = write_record(record)
    place = record_path(record, digest_of_record(data))
    return {place: data, signature_path(place): Signer(f"chief-{site}").sign(data)}


def state_of(data: bytes | None) -> FileState | None:
    """What stands at a path."""
    return None if data is None else FileState("100644", sha256(data).hexdigest(), len(data))


def page_of(number: int, title: str) -> bytes:
    """A page."""
    return f"---\nid: bai-{number}\nkind: news\ntitle: {title}\ndate: 2026-11-24\n---\n\n{BODY}".encode()


def timed(what: str, work: Callable[[], Result]) -> Result:
    """The result of `work`; how long it took is printed."""
    begun = time.perf_counter()
    result = work()
    print(f"{what:52}{time.perf_counter() - begun:7.2f} s", flush=True)
    return result


@contextmanager
def profiled(*, is_wanted: bool) -> Iterator[None]:
    """Print where the time went, where that is wanted."""
    if not is_wanted:
        yield
        return
    with cProfile.Profile() as profile:
        yield
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def main(merges: int, *, has_profile: bool) -> None:
    """Makes the repository in a folder that is removed again, and audits it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        genesis = timed("repository", lambda: make_history(folder, merges))
        repository = open_repository(folder)
        cache = folder / ".portalgen" / "cache"

        def audit() -> ApprovalAudit:
            return audit_approvals(repository, "main", genesis, AT, cache)

        with profiled(is_wanted=has_profile):
            cold = timed("audit, cold", audit)
        print(f"{len(cold.changes)} changes, {len(cold.records)} records, {len(cold.findings)} findings")
        assert not cold.findings and {each.state for each in cold.changes} == {"approved"}
        with profiled(is_wanted=has_profile):
            warm = timed("audit, same commit", audit)
        assert (warm.changes, warm.records) == (cold.changes, cold.records)
        files = {"content/so-1/tin-tuc/them/index.vi.md": b"x\n"}
        importer_commit(folder, files)
        more = timed("audit, one commit more", audit)
        assert [each.diagnostic.code for each in more.findings] == ["APR201"]


def importer_commit(folder: Path, files: dict[str, bytes]) -> None:
    """One more commit on main, which nobody approved."""
    order = b"commit refs/heads/main\ncommitter x <x@example.vn> 1893400000 +0000\ndata 1\nx\nfrom refs/heads/main^0\n"
    for path, data in files.items():
        order += f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=order, check=True)


if __name__ == "__main__":
    gc.disable()  # as the program does
    numbers = [each for each in sys.argv[1:] if each.isdigit()]
    main(int(numbers[0]) if numbers else 20_000, has_profile="--profile" in sys.argv)
