"""Rewrites the history of a board's repository as an operator's tool does: commits made again without what leaked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from portalgen.config.purge_map import PurgeMap, RewrittenCommit, purge_map_path, write_purge_map
from portalgen.editorial.governance.purge_making import MadeMap, MapRequest, make_map
from portalgen.history.repository import Repository
from tests.makers.board import Board, Content
from tests.makers.git_objects import Tree, WrittenCommit

Masked = Callable[[str, bytes], Content]
"""From path and bytes of a file to what stands in its place."""


def removed(_: str, __: bytes) -> Content:
    """Nothing stands in its place."""
    return None


@dataclass
class Purge:
    """A history that was rewritten."""

    board: Board
    old_tip: WrittenCommit
    commits: dict[str, WrittenCommit] = field(default_factory=dict)
    """By former id, today's commit."""

    def make_map(self, *paths: str, former: Repository | None = None, reason: str = "Gỡ dữ liệu mẫu") -> MadeMap:
        """The map from what main was to what it is."""
        repository = self.board.repository
        tip = self.commits[self.old_tip.id].id
        return make_map(
            MapRequest(former or repository, repository, self.old_tip.id, tip, paths, reason, self.board.now)
        )

    def forge_map(self, **parts: Any) -> MadeMap:
        """The map that somebody would write by hand, without looking whether it holds."""
        tip = self.commits[self.old_tip.id].id
        commits = tuple(RewrittenCommit(old, new.id, ()) for old, new in self.commits.items())
        whole = {"files": (), "commits": commits, "messages": (), **parts}
        purge = PurgeMap("tinh-mau", self.board.now, "Gỡ dữ liệu mẫu", self.old_tip.id, tip, **whole)
        return as_made(purge)

    def land(self, made: MadeMap, *, by: tuple[str, ...] = ("owner-1", "owner-2"), how: str = "merge") -> str:
        """The map comes to main, signed."""
        return self.board.govern({made.path: made.data}, by=by, how=how)


def same(data: bytes) -> bytes:
    """A commit as it was."""
    return data


def as_made(purge: PurgeMap) -> MadeMap:
    """A map with its place, whatever it says."""
    return MadeMap(purge, purge_map_path(purge), write_purge_map(purge))


def purge(
    board: Board,
    *paths: str,
    mask: Masked = removed,
    changed: Mapping[str, Content] = MappingProxyType({}),
    alter: Callable[[bytes], bytes] = same,
) -> Purge:
    """Main is rewritten without `paths`.

    `changed` are files that become something else in each commit that has them, too; `alter` changes the commits themselves.
    """
    found = Purge(board, board.tip)
    for commit in board.store.list_ancestors(board.tip):
        parents = tuple(found.commits[each].id if each in found.commits else each for each in commit.parents)
        tree = _masked(board, commit.tree, paths, mask, changed)
        written = board.store.rewrite_commit(commit, tree, parents, alter)
        if written.id != commit.id:
            found.commits[commit.id] = written
    board.main = [found.commits.get(each.id, each) for each in board.main]
    board.store.point("refs/heads/main", board.tip.id)
    return found


def _masked(board: Board, tree: Tree, paths: tuple[str, ...], mask: Masked, changed: Mapping[str, Content]) -> Tree:
    files = {path: mask(path, board.data[tree[path][1]]) for path in paths if path in tree}
    return board.with_files(tree, {**files, **{path: each for path, each in changed.items() if path in tree}})
