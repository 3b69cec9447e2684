"""Values of the history: commits, and the blobs at paths before and after them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.frozen import frozen

ChangeStatus = Literal["added", "changed", "deleted"]


@frozen
class Commit:
    """A commit without its changes."""

    id: str
    parents: tuple[str, ...]
    committed_at: datetime
    """Committer date, aware, in UTC: the creation time of this commit, by the clock of its machine."""
    authored_differs: bool
    """True if the author date differs: the commit was created from an older commit (amend, rebase, cherry-pick)."""
    committer: str
    """E-mail address of the committer as the commit has it, no mailmap applied."""
    author: str = ""
    """E-mail address of the author as the commit has it: a claim of the committer."""

    @property
    def is_root(self) -> bool:
        """True if the commit has no parent."""
        return not self.parents

    @property
    def is_merge(self) -> bool:
        """True if the commit has two or more parents."""
        return len(self.parents) > 1


@frozen
class FileChange:
    """A regular file that differs between two trees. A rename is a deletion and an addition."""

    path: str
    """From the portal's root with `/`."""
    status: ChangeStatus
    old_blob: str
    """ if there was no regular file."""
    new_blob: str
    """ if there is no longer a regular file."""


@frozen
class ChangeSet:
    """The files that differ between a commit and the folder (or the index)."""

    base: str
    """Id of the commit used for comparison; "" before the first commit."""
    paths: tuple[str, ...]
    """Existing files, added or changed, from the portal's root with `/`, sorted."""
    deleted_paths: tuple[str, ...]
    """Removed files, from the portal's root with `/`, sorted."""
    outside_paths: tuple[str, ...]
    """Differing paths outside the portal's root, from the repository's top with `/`, sorted."""
    submodule_paths: tuple[str, ...] = ()
    """Submodules added or moved to another commit, from the repository's top with `/`, sorted."""


@frozen
class TreeEntry:
    """The entry of a tree at a path: a file, a link or another repository."""

    mode: str
    """As Git writes it: `100644`, `100755`, `120000` (a link) or `160000` (another repository)."""
    id: str
    """Of the blob; of another repository, of its commit."""


@frozen
class EntryChange:
    """A path that differs between two trees, of any kind. A rename is a deletion and an addition."""

    path: str
    """From the portal's root with `/`."""
    before: TreeEntry | None
    """None if the path did not exist."""
    after: TreeEntry | None
    """None if the path no longer exists."""
