"""Genesis: the commit with which a roster begins, and the digest of that roster, to be kept outside the repository.

Whoever can replace a history can replace a roster in it; what was printed in an official document stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from portalgen.config.roster import ROSTER_FILE
from portalgen.errors import UsageError
from portalgen.history.blobs import read_blobs_at
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, require_full_history, resolve_revision


@dataclass(frozen=True, slots=True)
class Genesis:
    """Where a roster begins; as text `commit:sha256`."""

    commit: str
    digest: str
    """SHA-256 of the bytes of `roster.yaml` in that commit, in hexadecimal: what `sha256sum` shows."""

    def __str__(self) -> str:
        return f"{self.commit}:{self.digest}"


def find_genesis(repository: Repository, ref: str = "HEAD") -> Genesis | None:
    """Return the first commit of the line of first parents up to `ref` that holds a roster; None where none does.

    A roster that was removed and came back begins where it came first. Raises UsageError for a revision that does not
    exist, UnusableEnvironmentError for a shallow clone.
    """
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    path = f"{repository.prefix}{ROSTER_FILE}"
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=AT", "--no-patch",
                 "--no-renames", "--format=%H", tip, "--", path)  # fmt: skip
    for commit in reversed(read_git_output(repository.top, arguments).decode().split()):
        data = read_blobs_at(repository, commit, [ROSTER_FILE]).get(ROSTER_FILE)
        if data is not None:  # and no link
            return Genesis(commit, sha256(data).hexdigest())
    return None


def parse_genesis(text: str) -> Genesis:
    """Return the genesis that `text` is. Raises UsageError where it is none."""
    commit, colon, digest = text.strip().partition(":")
    if not colon or not _is_hexadecimal(commit, 40, 64) or not _is_hexadecimal(digest, 64):
        raise UsageError(
            f"`{text}` không phải là mã khởi đầu; ghi đúng dòng mà `portalgen governance genesis` đã in (mã:mã)",
            f"`{text}` is no genesis; write the line that `portalgen governance genesis` printed (commit:sha256)",
        )
    return Genesis(commit, digest)


def _is_hexadecimal(text: str, *lengths: int) -> bool:
    return len(text) in lengths and all(each in "0123456789abcdef" for each in text)
