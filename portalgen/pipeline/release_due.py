"""Checks whether the live release is up to date.

It is if it shows the newest commit of main as seen at this time.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.locale.dates import format_moment
from portalgen.pipeline.next_change import next_change
from portalgen.publish.target.model import TargetStatus, is_ahead
from portalgen.text.bilingual import Bilingual as B


@frozen
class DueAnswer:
    """Whether a release is due, with the reason in a sentence."""

    is_due: bool
    reason: B


def find_release_due(root: Path, commit: str, status: TargetStatus, at: datetime) -> DueAnswer:
    """Return whether a release of `commit` is due at the time `at`.

    `commit` is checked out at `root`. `status` is the status of the target.
    """
    live, since = status.confirmed_commit, status.confirmed_clock
    if status.current is None or not live or since is None:
        return DueAnswer(True, B("Chưa có bản nào đang phát hành.", "Nothing is live yet."))
    if status.rolled_back and commit in {status.head_commit, status.left_commit}:
        return DueAnswer(
            False,
            B(
                f"Đã có người quay lại từ bản {status.head_number}, và bản chính chưa có gì mới hơn bản đó: giữ nguyên. Sửa trên bản "
                "chính rồi duyệt thì bản mới tự lên; muốn đưa chính bản đó lên lại: `portalgen release` không có --when-due.",
                f"Someone rolled back from release {status.head_number}, and main has nothing newer: it stays so. "
                "A correction on main is released automatically; to release that version again: "
                "`portalgen release` without --when-due.",
            ),
        )
    if live != commit:
        return DueAnswer(
            True,
            B(
                f"Bản đang phát hành là của {live[:10]}, không phải {commit[:10]}.",
                f"The live release is of {live[:10]}, not of {commit[:10]}.",
            ),
        )
    if is_ahead(since, at):
        return DueAnswer(
            True,
            B(
                f"Bản đang phát hành được dựng cho {format_moment(since, 'vi')}, chưa tới: đồng hồ của lần ấy chạy nhanh, "
                "nên có thể đang hiện bài trước giờ.",
                f"The live release was built for {format_moment(since, 'en')}, in the future: that clock was "
                "ahead, so pages may be shown before their time.",
            ),
        )
    portal = load_portal(root)[0]
    if portal is None:
        return DueAnswer(True, B("Cấu hình của cổng không đọc được.", "The portal's configuration cannot be read."))
    change = next_change(portal, read_library(portal)[0], since)
    if change is None:
        return DueAnswer(
            False,
            B(
                "Chưa phải phát hành lại: không có gì đổi theo thời gian.",
                "Nothing to release: no change by time is coming.",
            ),
        )
    when = change.at.astimezone(VIETNAM)
    if change.at > at:
        return DueAnswer(
            False,
            B(
                f"Chưa phải phát hành lại; lần đổi kế tiếp: {format_moment(when, 'vi')}.",
                f"Nothing to release; the next change: {format_moment(when, 'en')}.",
            ),
        )
    return DueAnswer(
        True,
        B(
            f"Từ {format_moment(when, 'vi')} có {len(change.changes)} bài người đọc phải thấy khác.",
            f"Since {format_moment(when, 'en')}, {len(change.changes)} pages should appear differently to readers.",
        ),
    )
