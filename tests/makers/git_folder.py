"""A new repository, and the commit that is checked out, without a process of Git: a thousand tests ask for both."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_CONFIG: Final = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n"
_REF: Final = "ref: "


def init_repository(folder: Path) -> None:
    """Make `folder` a repository without commits on the branch `main`, as `git init` does without templates."""
    git = folder / ".git"
    for name in ("objects/info", "objects/pack", "refs/heads", "refs/tags"):
        (git / name).mkdir(parents=True)
    (git / "HEAD").write_text(f"{_REF}refs/heads/main\n")
    (git / "config").write_text(_CONFIG)


def start_branch(folder: Path, name: str) -> None:
    """Check out a new branch at the commit that is checked out, so that no file changes."""
    git = folder / ".git"
    id = read_head(folder)
    assert id
    (git / "refs" / "heads" / name).write_text(f"{id}\n")
    (git / "HEAD").write_text(f"{_REF}refs/heads/{name}\n")


def read_head(folder: Path) -> str:
    """Return the id of the commit that is checked out; empty if only Git can tell, as with packed refs."""
    git = folder / ".git"
    try:
        head = (git / "HEAD").read_text().strip()
        return (git / head.removeprefix(_REF)).read_text().strip() if head.startswith(_REF) else head
    except OSError:
        return ""
