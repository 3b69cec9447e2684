"""The refs of a repository."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository


def select_existing_refs(repository: Repository, refs: Iterable[str]) -> tuple[str, ...]:
    """Return those of `refs`, full names, that the repository has, in their order."""
    requested = tuple(refs)
    output = read_git_output(repository.top, ("for-each-ref", "--format=%(refname)", *requested))
    existing = frozenset(output.decode("utf-8", "replace").split())  # a pattern also matches all below it
    return tuple(each for each in requested if each in existing)
