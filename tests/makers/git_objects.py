"""Writes commits, trees and blobs straight into a real Git repository: every id is known at once, and no program is run."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

Tree = Mapping[str, tuple[str, str]]
"""Path from the top to (mode, id of the blob)."""


@dataclass(frozen=True)
class WrittenCommit:
    """A commit, with everything that it holds."""

    id: str
    tree: Tree
    parents: tuple[str, ...]
    committed_at: datetime


class ObjectStore:
    """A new repository in `folder`, bare or with `.git`, whose ids are of `object_format` (`sha1` or `sha256`)."""

    def __init__(self, folder: Path, object_format: str = "sha1", *, is_bare: bool = False) -> None:
        self.git = folder if is_bare else folder / ".git"
        self.hash = object_format
        for name in ("objects", "refs/heads"):
            (self.git / name).mkdir(parents=True)
        (self.git / "HEAD").write_text("ref: refs/heads/main\n")
        extension = "[extensions]\n\tobjectformat = sha256\n" if object_format == "sha256" else ""
        version = 1 if extension else 0
        bare = str(is_bare).lower()
        (self.git / "config").write_text(f"[core]\n\trepositoryformatversion = {version}\n\tbare = {bare}\n{extension}")
        self._folders: dict[tuple[tuple[str, object], ...], str] = {}
        self._commits: dict[str, tuple[WrittenCommit, bytes]] = {}

    @classmethod
    def of_folder(cls, folder: Path) -> ObjectStore:
        """The same for a repository with `.git` that is there already."""
        made = cls.__new__(cls)
        made.git, made.hash, made._folders, made._commits = folder / ".git", "sha1", {}, {}
        return made

    def write_blob(self, data: bytes) -> str:
        """Id of a blob with these bytes."""
        return self._write("blob", data)

    def write_commit(
        self,
        tree: Tree,
        parents: tuple[str, ...],
        at: datetime,
        *,
        author: str,
        committer: str,
        authored_at: datetime | None = None,
    ) -> WrittenCommit:
        """A commit of `tree`; `author` and `committer` are e-mail addresses."""
        lines = [f"tree {self._write_tree(tree)}", *(f"parent {each}" for each in parents)]
        lines.append(f"author Người soạn <{author}> {int((authored_at or at).timestamp())} +0700")
        lines.append(f"committer Người ghi <{committer}> {int(at.timestamp())} +0700")
        data = "\n".join((*lines, "", "Cập nhật", "")).encode()
        return self._keep(WrittenCommit(self._write("commit", data), dict(tree), parents, at), data)

    def rewrite_commit(
        self,
        commit: WrittenCommit,
        tree: Tree,
        parents: tuple[str, ...],
        alter: Callable[[bytes], bytes] = lambda data: data,
    ) -> WrittenCommit:
        """The same commit, with its people, times and message, of another tree and other parents."""
        _, data = self._commits[commit.id]
        rest = data[data.index(b"author ") :]
        first = [f"tree {self._write_tree(tree)}\n", *(f"parent {each}\n" for each in parents)]
        written = alter("".join(first).encode() + rest)
        return self._keep(
            WrittenCommit(self._write("commit", written), dict(tree), parents, commit.committed_at), written
        )

    def list_ancestors(self, tip: WrittenCommit) -> list[WrittenCommit]:
        """All commits that a commit reaches, itself too, parents first."""
        order: dict[str, WrittenCommit] = {}
        waiting = [tip.id]
        while waiting:
            commit, _ = self._commits[waiting[-1]]
            missing = [each for each in commit.parents if each not in order]
            waiting += missing
            if not missing:
                order[waiting.pop()] = commit
        return list(order.values())

    def _keep(self, commit: WrittenCommit, data: bytes) -> WrittenCommit:
        self._commits[commit.id] = commit, data
        return commit

    def point(self, ref: str, id: str) -> None:
        """Let a ref, such as `refs/heads/main`, name an object."""
        file = self.git / ref
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{id}\n")

    def _write_tree(self, tree: Tree) -> str:
        folders: dict[str, dict[str, tuple[str, str]]] = {}
        entries: dict[str, tuple[str, str]] = {}
        for path, entry in tree.items():
            folder, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(folder, {})[rest] = entry
            else:
                entries[path] = entry
        entries |= {name: ("40000", self._write_tree(below)) for name, below in folders.items()}
        ordered = sorted(entries.items(), key=lambda each: _order(each[0], each[1][0]))
        parts = (
            f"{mode} ".encode() + name.encode("utf-8", "surrogateescape") + b"\0" + bytes.fromhex(id)
            for name, (mode, id) in ordered
        )
        return self._write("tree", b"".join(parts))

    def write_raw_commit(
        self,
        entries: Sequence[tuple[str, str]],
        parents: tuple[str, ...],
        by: str = "Ai đó <ai-do@example.vn> 1780300000 +0700",
    ) -> str:
        """Id of a commit of `by` whose folder has these (name, blob id) in their order, be they malformed."""
        tree = self._write("tree", b"".join(f"100644 {name}\0".encode() + bytes.fromhex(id) for name, id in entries))
        lines = (
            f"tree {tree}",
            *(f"parent {each}" for each in parents),
            f"author {by}",
            f"committer {by}",
            "",
            "Lạ",
            "",
        )
        return self._write("commit", "\n".join(lines).encode())

    def _write(self, kind: str, data: bytes) -> str:
        whole = f"{kind} {len(data)}\0".encode() + data
        id = hashlib.new(self.hash, whole).hexdigest()
        file = self.git / "objects" / id[:2] / id[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        return id


def _order(name: str, mode: str) -> bytes:
    """Git sorts a folder as if its name ended in `/`."""
    return name.encode("utf-8", "surrogateescape") + (b"/" if mode == "40000" else b"")
