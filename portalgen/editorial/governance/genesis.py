"""Genesis: the first commit of a roster, and the digest of that roster, to be kept outside the repository.

Anybody able to replace a history can replace a roster in it, but not a digest printed in an official document.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Final

from portalgen.config.roster import FEWEST_SIGNING_OWNERS, ROSTER_FILE, Roster
from portalgen.config.roster_files import parse_portal_roster
from portalgen.editorial.governance.governance_effects import count_owners
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs_at
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import resolve_revision
from portalgen.law.calendar import VIETNAM

_LAST_SECOND: Final = 253402275600  # the last hours of the year 9999, in Vietnam too


@frozen
class Genesis:
    """The beginning of a roster; as text `commit:sha256`."""

    commit: str
    digest: str
    """SHA-256 of the bytes of `roster.yaml` in that commit, in hexadecimal, as shown by `sha256sum`."""

    def __str__(self) -> str:
        return f"{self.commit}:{self.digest}"


@frozen
class GenesisChoice:
    """The roster of a line chosen as its genesis."""

    genesis: Genesis
    can_govern: bool
    """True if two of its owners can sign, so that it can be changed at all."""
    skipped: int
    """The number of earlier commits with a roster that could not govern."""


def find_genesis(repository: Repository, ref: str = "HEAD") -> Genesis | None:
    """Return the genesis chosen by `choose_genesis`; None if no commit has a roster."""
    choice = choose_genesis(repository, ref)
    return None if choice is None else choice.genesis


def choose_genesis(repository: Repository, ref: str = "HEAD") -> GenesisChoice | None:
    """Return the first roster that can govern on the first-parent line up to `ref`, else the first roster.

    A sample without owners' keys cannot govern: no change of it could ever be signed. None if no commit has a roster.
    Raises UsageError for a revision that does not exist, UnusableEnvironmentError for a shallow clone.
    """
    require_full_history(repository)
    tip = resolve_revision(repository, ref)
    path = f"{repository.prefix}{ROSTER_FILE}"
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=AMT", "--no-patch",
                 "--no-renames", "--format=%H %ct", tip, "--", path)  # fmt: skip
    first, skipped = None, 0
    for line in reversed(read_git_output(repository.top, arguments).decode().splitlines()):
        commit, _, seconds = line.partition(" ")
        data = _read_roster(repository, commit)
        if data is None:  # a link
            continue
        genesis = Genesis(commit, sha256(data).hexdigest())
        if _can_govern(data, int(seconds)):
            return GenesisChoice(genesis, can_govern=True, skipped=skipped)
        first = first or genesis
        skipped += 1
    return None if first is None else GenesisChoice(first, can_govern=False, skipped=0)


def require_genesis_at(repository: Repository, commit: str, ref: str = "HEAD") -> Genesis:
    """Return the roster of a commit of the line up to `ref` as genesis.

    Raises UsageError if it is no commit of that line, or has no roster or one that cannot govern;
    UnusableEnvironmentError for a shallow clone.
    """
    require_full_history(repository)
    tip, chosen = resolve_revision(repository, ref), resolve_revision(repository, commit)
    arguments = ("rev-list", "--first-parent", "--no-commit-header", "--format=%H %ct", tip)
    times = dict(line.split(" ") for line in read_git_output(repository.top, arguments).decode().splitlines())
    if chosen not in times:
        raise UsageError(
            f"`{commit}` không phải một lần lưu của bản chính (`{ref}`); hãy ghi mã của lần lưu đã đưa danh sách lên bản chính",
            f"`{commit}` is no commit of main (`{ref}`); name the one that brought the roster to main",
        )
    data = _read_roster(repository, chosen)
    if data is None:
        raise UsageError(
            f"lần lưu `{commit}` không có danh sách phân công (`{ROSTER_FILE}`); hãy ghi lần lưu đã có tệp này",
            f"the commit `{commit}` holds no roster (`{ROSTER_FILE}`); name one that does",
        )
    if not _can_govern(data, int(times[chosen])):
        raise UsageError(*UNABLE_ROSTER)
    return Genesis(chosen, sha256(data).hexdigest())


UNABLE_ROSTER: Final = (
    f"danh sách này chưa có {FEWEST_SIGNING_OWNERS} người chủ quản (role: owner) ký được vào ngày lưu, nên sau này không ai sửa "
    "được nó; hãy ghi khóa công khai của họ vào keys, lưu lại, rồi lấy mã khởi đầu",
    f"fewer than {FEWEST_SIGNING_OWNERS} owners of this roster can sign on the day of its commit, so that nobody could ever "
    "change it; write their public keys in keys, commit that, then take the genesis",
)
"""Why a roster is no genesis: in Vietnamese, and in English."""


def _read_roster(repository: Repository, commit: str) -> bytes | None:
    return read_blobs_at(repository, commit, [ROSTER_FILE]).get(ROSTER_FILE)


def _can_govern(data: bytes, seconds: int) -> bool:
    """Return True if enough owners of a roster can sign at a time, in seconds since 1970."""
    portal, _ = parse_portal_roster(data)
    if portal is None:
        return False
    day = datetime.fromtimestamp(min(seconds, _LAST_SECOND), VIETNAM).date()
    return count_owners(Roster(portal, {}), day)[1] >= FEWEST_SIGNING_OWNERS


def parse_genesis(text: str) -> Genesis:
    """Return the genesis written in `text`. Raises UsageError if it is invalid."""
    commit, colon, digest = text.strip().partition(":")
    if not colon or not _is_hexadecimal(commit, 40, 64) or not _is_hexadecimal(digest, 64):
        raise UsageError(
            f"`{text}` không phải là mã khởi đầu; ghi đúng dòng mà `portalgen governance genesis` đã in (mã:mã)",
            f"`{text}` is no genesis; write the line that `portalgen governance genesis` printed (commit:sha256)",
        )
    return Genesis(commit, digest)


def _is_hexadecimal(text: str, *lengths: int) -> bool:
    return len(text) in lengths and all(each in "0123456789abcdef" for each in text)
