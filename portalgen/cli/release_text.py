"""Describes releases as text: a release just sent, a rollback, and the kept releases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from portalgen.law.calendar import VIETNAM
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.locale import dates
    from portalgen.publish.sending import send as sending_send

if TYPE_CHECKING:
    from portalgen.publish.target.model import KeptRelease, SwitchedRelease

_MEGABYTE = 1_000_000


def format_sent(sent: sending_send.SentRelease, language: str) -> str:
    """Describe the state of the target and of its mirrors after sending."""
    return "".join(f"{line}\n" for line in _list_sent(sent, language))


def _list_sent(sent: sending_send.SentRelease, language: str) -> Iterator[str]:
    yield _describe_sent(sent).text(language)
    for each in sent.switched.notes if sent.switched is not None else ():
        yield f"! {each.sentence(language)}"
    for mirror in sent.mirrors:
        if isinstance(mirror, sending_send.FailedMirror):
            reason = mirror.error
            yield B(
                f"! Nơi dự phòng {mirror.target} chưa nhận: {reason.vi}",
                f"! The mirror {mirror.target} did not accept it: {reason.en}",
            ).text(language)
        else:
            yield from _list_sent(mirror, language)


def _describe_sent(sent: sending_send.SentRelease) -> B:
    size = f"{sent.size / _MEGABYTE:.2f} MB"
    match sent.outcome:
        case "confirmed":
            return B(
                f"Nội dung không đổi nên không chuyển gì; {sent.target} đang phát hành {sent.name}, đã ghi nhận lần lưu và giờ mới",
                f"The content is unchanged, so the target was not switched; {sent.target} serves {sent.name}, and "
                "the new commit and clock were recorded",
            )
        case "already-live":
            return B(
                f"{sent.target} đang phát hành đúng bản này: {sent.name}",
                f"{sent.target} already serves this release: {sent.name}",
            )
        case "switched":
            return B(
                f"Đã phát hành {sent.name} tới {sent.target}: gửi {sent.files} tệp, {size}, {sent.seconds:.1f} giây",
                f"Released {sent.name} to {sent.target}: {sent.files} files sent, {size}, {sent.seconds:.1f} s",
            )


def explain_rollback(switched: SwitchedRelease, target: str) -> B:
    """Describe the release that is live after a rollback, and how long it stays live."""
    release = switched.release
    clock = release.clock.astimezone(VIETNAM)
    return B(
        f"Đã quay lại: {target} đang phát hành {release.name} (lần lưu {release.commit[:10]}, cổng lúc {dates.format_moment(clock, 'vi')}). Lịch "
        "(--when-due) giữ nguyên như vậy đến khi bản chính có lần lưu mới; `portalgen release` không có --when-due đưa bản chính lên "
        "lại ngay. Hãy hoàn tác trên bản chính (`git revert`) những gì không được hiển thị",
        f"Rolled back: {target} serves {release.name} (commit {release.commit[:10]}, the portal at {dates.format_moment(clock, 'en')}). It "
        "stays so with --when-due until main has a newer commit; `portalgen release` without --when-due publishes "
        "main again at once. Revert the unwanted changes on main (`git revert`)",
    )


def format_releases(releases: Sequence[KeptRelease], language: str) -> str:
    """Return a line for each release that the target keeps, the newest first."""
    if not releases:
        return B("Chưa có bản phát hành nào.\n", "There is no release yet.\n").text(language)
    rows = [_HEADINGS.text(language).split("|"), *(_row(each, language) for each in releases)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


_HEADINGS = B(
    "|Bản phát hành|Lần lưu|Cổng lúc|Chuyển sang lúc|Riêng", "|Release|Commit|Portal at|Switched at|Unique size"
)


def _row(release: KeptRelease, language: str) -> list[str]:
    moments = (release.clock, release.switched_at)
    clock, switched = (dates.format_moment_cell(each, language) if each is not None else "" for each in moments)
    size = f"{release.unique_bytes / _MEGABYTE:.1f} MB"
    return ["*" if release.is_current else "", release.name, release.commit[:10], clock, switched, size]
