"""What the history holds: commits, and which blob stands at which path before and after them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.frozen import frozen

ChangeStatus = Literal["added", "changed", "deleted"]


@frozen
class Commit:
    """One commit, without its changes."""

    id: str
    parents: tuple[str, ...]
    committed_at: datetime
    """Committer date, aware, in UTC: when this very commit was made, by the clock of the machine that made it."""
    authored_differs: bool
    """Whether the author date is another: the commit was created from an older one (amend, rebase, cherry-pick)."""
    committer: str
    """E-mail address of the committer as the commit has it, no mailmap applied."""
    author: str = ""
    """E-mail address of the author as the commit has it: a claim of whoever made the commit."""

    @property
    def is_root(self) -> bool:
        """Whether the commit has no parent."""
        return not self.parents

    @property
    def is_merge(self) -> bool:
        """Whether the commit has two or more parents."""
        return len(self.parents) > 1


@frozen
class FileChange:
    """One regular file that differs between two trees. A rename is a deletion and an addition."""

    path: str
    """From the portal's root with `/`."""
    status: ChangeStatus
    old_blob: str
    """Empty where there was no regular file."""
    new_blob: str
    """Empty where there is no regular file any more."""


@frozen
class ChangeSet:
    """What differs between a commit and the folder (or the index), in files."""

    base: str
    """Id of the commit that is compared with; empty before the first commit."""
    paths: tuple[str, ...]
    """Files that were added or changed and are there, from the portal's root with `/`, sorted."""
    deleted_paths: tuple[str, ...]
    """Files that are no longer there, from the portal's root with `/`, sorted."""
    outside_paths: tuple[str, ...]
    """Whatever differs outside the portal's root, from the repository's top with `/`, sorted."""
    submodule_paths: tuple[str, ...] = ()
    """Other repositories that were put in or moved to another commit, from the repository's top with `/`, sorted."""


@frozen
class TreeEntry:
    """What a tree holds at a path: a file, a link or another repository."""

    mode: str
    """As Git writes it: `100644`, `100755`, `120000` (a link) or `160000` (another repository)."""
    id: str
    """Of the blob; of another repository, of its commit."""


@frozen
class EntryChange:
    """One path that differs between two trees, whatever it is. A rename is a deletion and an addition."""

    path: str
    """From the portal's root with `/`."""
    before: TreeEntry | None
    """None where nothing stood there."""
    after: TreeEntry | None
    """None where nothing stands there any more."""
