"""Makes small real Git repositories whose every date is given: commits, merges and what goes wrong with them."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.makers.git_folder import init_repository, read_head

CLERK = "clerk@example.org"
FORGE = "forge@example.org"


def day(number: int, hour: int = 8) -> datetime:
    """A moment of March 2026: the `number`th, at `hour` o'clock UTC; any day after it may be asked for as well."""
    return datetime(2026, 3, 1, hour, tzinfo=UTC) + timedelta(days=number - 1)


def text(identity: str, body: str = "Nội dung.", **keys: str) -> str:
    """A page with the id `identity` and further keys of its front matter."""
    lines = "".join(f"{key}: {value}\n" for key, value in {"id": identity, "kind": "news", **keys}.items())
    return f"---\n{lines}---\n\n{body}\n"


class RepositoryMaker:
    """A repository in `folder` whose portal lies in `below` (its top unless given), on the branch `main`."""

    def __init__(self, folder: Path, below: str = "") -> None:
        self.top = folder
        self.root = folder / below
        self.root.mkdir(parents=True)
        init_repository(folder)

    def git(
        self, *arguments: str, at: datetime | None = None, authored: datetime | None = None, committer: str = CLERK
    ) -> str:
        """Output of a run of Git at the committer date `at` and the author date `authored` (else `at`)."""
        now = at or day(1)
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        surroundings |= {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Biên tập viên",
            "GIT_AUTHOR_EMAIL": CLERK,
            "GIT_COMMITTER_NAME": "Biên tập viên",
            "GIT_COMMITTER_EMAIL": committer,
            "GIT_COMMITTER_DATE": _git_date(now),
            "LC_ALL": "C",
        }
        if authored is not None or arguments[0] in ("commit", "merge"):
            surroundings["GIT_AUTHOR_DATE"] = _git_date(authored or now)
        # After a commit Git 2.47 tidies up in a process that it does not wait for, which a test would see.
        done = subprocess.run(
            ["git", "-c", "maintenance.auto=false", *arguments],
            cwd=self.top,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def write(self, path: str, content: str | bytes) -> Path:
        """A file below the portal's root."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def commit(self, at: datetime, *, authored: datetime | None = None, committer: str = CLERK) -> str:
        """Id of a commit of everything in the folder."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "x", at=at, authored=authored, committer=committer)
        return self.head()

    def page(self, at: datetime, path: str, identity: str, body: str = "Nội dung.", **keys: str) -> str:
        """Id of a commit of one page."""
        self.write(path, text(identity, body, **keys))
        return self.commit(at)

    def head(self, revision: str = "HEAD") -> str:
        """Id of a commit."""
        known = read_head(self.top) if revision == "HEAD" else ""
        return known or self.git("rev-parse", revision)

    def branch(self, name: str, start: str = "main") -> None:
        """Makes a branch and checks it out."""
        self.git("checkout", "--quiet", "-b", name, start)

    def checkout(self, revision: str) -> None:
        """Checks out a branch, or detaches HEAD at a commit."""
        self.git("checkout", "--quiet", revision)

    def merge(self, at: datetime, *branches: str, into: str = "main", committer: str = CLERK) -> str:
        """Id of the merge of `branches`, as a forge's button makes it."""
        self.checkout(into)
        self.git("merge", "--quiet", "--no-ff", "-m", "x", *branches, at=at, committer=committer)
        return self.head()

    def merge_swapped(self, at: datetime, branch: str) -> str:
        """Id of a merge of main into `branch` that main is then moved to: its first parent is the branch's."""
        merged = self.merge(at, "main", into=branch)
        self.fast_forward(branch)
        return merged

    def fast_forward(self, branch: str) -> None:
        """Moves main to the newest commit of `branch`."""
        self.checkout("main")
        self.git("merge", "--quiet", "--ff-only", branch)

    def squash(self, at: datetime, branch: str, committer: str = FORGE) -> str:
        """Id of the one commit on main that holds what `branch` changed."""
        self.checkout("main")
        self.git("merge", "--quiet", "--squash", branch)
        return self.commit(at, committer=committer)

    def rebase(self, at: datetime, branch: str) -> str:
        """Makes the commits of `branch` anew on top of main, as of `at`."""
        self.checkout(branch)
        self.git("rebase", "--quiet", "main", at=at)
        return self.head()

    def amend(self, at: datetime) -> str:
        """Makes the newest commit anew; its author date stays."""
        self.git("add", "--all")
        authored = datetime.fromisoformat(self.git("show", "--no-patch", "--format=%aI", "HEAD"))
        self.git("commit", "--quiet", "--amend", "--no-edit", at=at, authored=authored)
        return self.head()

    def submit(self, at: datetime, merged: datetime, name: str, **keys: str) -> str:
        """Id of the merge of a branch `name` with one page of that id."""
        self.branch(name)
        self.page(at, f"content/so/tin-tuc/{name}/index.vi.md", name, **keys)
        return self.merge(merged, name)


def _git_date(moment: datetime) -> str:
    return f"@{int(moment.timestamp())} +0000"
