"""Rejects releases that would lead a target back unintentionally: an old job run again, a commit beside the line."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.publish.shown_times import show_moment
from portalgen.publish.target.model import TargetStatus, is_ahead

_ENVIRONMENT: Final = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "GIT_NO_LAZY_FETCH": "1"}
"""Replacements of commits are disabled, and no object is fetched."""
_NOT_AN_ANCESTOR: Final = 1


class ReleaseOrderError(UnusableEnvironmentError):
    """A release is older than the live release, or not on its line."""


def check_order(commit: str, clock: datetime, status: TargetStatus, repository: Path, now: datetime) -> None:
    """Reject a release of `commit` at `clock` that is older than the target's known state.

    `repository` has the history. For the same commit an earlier clock is rejected, unless the live clock is ahead of
    `now`. Raises ReleaseOrderError.
    """
    live = status.confirmed_commit or (status.current.commit if status.current else "")
    live_clock = status.confirmed_clock or (status.current.clock if status.current else None)
    if not live:
        return
    if commit == live:
        _check_clock(clock, live_clock, now)
        return
    code = _git_code(repository, "merge-base", "--is-ancestor", live, commit)
    if (
        code == _NOT_AN_ANCESTOR
        and _git_code(repository, "rev-parse", "--quiet", "--verify", f"{live}^{{commit}}") == 0
    ):
        raise ReleaseOrderError(
            f"bản đang có là của {live[:10]}, không nằm trong lịch sử của {commit[:10]}: đưa lên là quay lại. Hãy dựng từ main"
            " mới nhất; thật sự muốn quay lại thì dùng --rollback",
            f"what is live is of {live[:10]}, which the history of {commit[:10]} lacks: this would lead back. Build from the"
            " newest main; to really go back use --rollback",
        )
    if code:
        raise ReleaseOrderError(
            f"kho này không biết {live[:10]} là lần lưu của bản đang có; hãy chạy `git fetch` (kho thiếu lịch sử: `git fetch"
            " --unshallow`), hoặc dùng --rollback",
            f"this repository does not know {live[:10]}, of which what is live is; run `git fetch` (where history is missing:"
            " `git fetch --unshallow`), or use --rollback",
        )


def _check_clock(clock: datetime, live: datetime | None, now: datetime) -> None:
    if live is not None and clock < live and not is_ahead(live, now):
        raise ReleaseOrderError(
            f"bản đang có được dựng cho lúc {show_moment(live, 'vi')}, sau bản này; hãy dựng lại ở thời điểm hiện tại, hoặc dùng"
            " --rollback",
            f"what is live was built for {show_moment(live, 'en')}, after this; build again at the present time, or use"
            " --rollback",
        )


def _git_code(repository: Path, *arguments: str) -> int:
    """Return the exit code of Git, without replacements of commits; -1 without Git."""
    command = ["git", "-C", str(repository), "-c", "advice.graftFileDeprecated=false", *arguments]
    try:
        done = subprocess.run(command, env={**os.environ, **_ENVIRONMENT}, capture_output=True, check=False)  # noqa: S603 - arguments of our own
    except FileNotFoundError:
        return -1
    return done.returncode
