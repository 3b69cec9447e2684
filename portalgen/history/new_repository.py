"""Creates a repository with a history of its own: commits of given files by given people at given times."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.history.program import read_git_output
from portalgen.history.revisions import BRANCHES

_OWN_SETTINGS: Final[Mapping[str, str]] = MappingProxyType(
    {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TEMPLATE_DIR": ""}
)
"""The settings of the user and the machine would change the result: signed commits, templates with hooks, line ends."""
_KEPT_SETTINGS: Final = (("core.autocrlf", "false"), ("commit.gpgsign", "false"), ("maintenance.auto", "false"))
"""Written into each new repository, for later commands that do read the user's settings."""


@frozen
class CommitStamp:
    """Who commits, and when."""

    name: str
    email: str
    at: datetime
    """Aware."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables by which Git commits so."""
        moment = self.at.isoformat()
        parts = {"NAME": self.name, "EMAIL": self.email, "DATE": moment}
        return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in parts.items()}


@frozen
class NewRepository:
    """A repository whose branch `main` is checked out unless it is bare."""

    folder: Path

    @classmethod
    def create(cls, folder: Path, settings: Mapping[str, str], *, is_bare: bool = False) -> NewRepository:
        """Create it in `folder`, with these settings in its own configuration.

        Raises UnusableEnvironmentError if Git is missing or refuses, OSError if the folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder.resolve())
        repository.run("init", "--quiet", "--initial-branch=main", *(["--bare"] if is_bare else []))
        for name, value in (*_KEPT_SETTINGS, *settings.items()):
            repository.run("config", name, value)
        return repository

    def commit(self, files: Mapping[str, bytes], message: str, stamp: CommitStamp) -> str:
        """Write `files` (path to bytes) into the folder, commit them on the branch checked out; return the commit's id."""
        for path, data in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self.run("add", "--all")
        self.run("commit", "--quiet", "--message", message, environment=stamp.environment)
        return self.run("rev-parse", "HEAD")

    def open_branch(self, name: str, *, is_new: bool = False) -> None:
        """Check out the branch `name`; a new one begins at the commit that is checked out."""
        self.run("switch", "--quiet", *(["--create"] if is_new else []), name)

    def merge(self, branch: str, message: str, stamp: CommitStamp) -> None:
        """Merge `branch` into the one checked out, with a commit of its own."""
        self.run("merge", "--quiet", "--no-ff", "--message", message, branch, environment=stamp.environment)

    def push(self, *names: str) -> None:
        """Push `names` (`branch` or `commit:refs/heads/branch`) to `origin`.

        Raises UnusableEnvironmentError with the words of the server if it refuses one.
        """
        self.run("push", "--quiet", "origin", *names)

    def delete_branch(self, name: str) -> None:
        """Delete a branch that is not checked out."""
        self.run("update-ref", "-d", f"{BRANCHES}{name}")

    def run(self, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})) -> str:
        """Return the output of Git without the last line end. Raises UnusableEnvironmentError if it fails."""
        output = read_git_output(self.folder, arguments, environment={**_OWN_SETTINGS, **environment})
        return output.decode("utf-8", "surrogateescape").rstrip("\n")
