"""Suppressions, waivers and the baseline: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "SUP201",
        "unused-suppression",
        ("bỏ qua `{code}` ở đây không còn tác dụng: không có gì để bỏ qua", "", "xóa dòng này"),
        ("`{code}` is set aside here, but nothing is found", "", "delete this line"),
        severity=Severity.WARNING,
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP202",
        "expired-suppression",
        ("bỏ qua `{code}` ở đây đã hết hạn từ hết ngày {until}", "", "sửa chỗ bị báo, hoặc gia hạn kèm lý do mới"),
        ("`{code}` was set aside here until {until}", "", "mend what is found, or give a later day with a reason"),
        severity=Severity.WARNING,
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP203",
        "locked-suppression",
        (
            "người viết bài không tự bỏ qua được `{code}`: {reason}",
            "",
            "xóa dòng này và sửa chỗ bị báo; điều Ban Biên tập miễn được thì ghi trong site-config/governance/waivers.yaml",
        ),
        (
            "authors cannot set `{code}` aside: {reason}",
            "",
            "delete this line and mend what is found; what the board can waive goes into site-config/governance/waivers.yaml",
        ),
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP204",
        "unknown-suppression",
        ("không có mã `{code}` để bỏ qua{suggestion}", "", "sửa mã cho đúng, hoặc xóa dòng này"),
        ("there is no code `{code}` to set aside{suggestion}", "", "correct the code, or delete the line"),
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP205",
        "malformed-suppression",
        (
            "không hiểu được lời bỏ qua này",
            "",
            "ghi `portalgen: bỏ qua MÃ: lý do` hoặc `portalgen: bỏ qua MÃ đến 2026-12-31: lý do`",
        ),
        (
            "these words of setting aside cannot be understood",
            "",
            "write `portalgen: ignore CODE: reason` or `portalgen: ignore CODE until 2026-12-31: reason`",
        ),
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP206",
        "baseline-stale",
        (
            "{count} mục trong danh sách đã biết không còn ({codes})",
            "",
            "chạy portalgen lint --update-baseline để danh sách ngắn lại",
        ),
        (
            "{count} entries of the baseline are no longer found ({codes})",
            "",
            "run portalgen lint --update-baseline, so that it shrinks",
        ),
        severity=Severity.NOTE,
        party="operator",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP207",
        "baseline-grown",
        (
            "danh sách đã biết dài thêm {count} mục ({codes}); danh sách này chỉ được ngắn lại",
            "",
            "sửa chỗ bị báo, hoặc bỏ qua tại chỗ kèm lý do",
        ),
        (
            "the baseline has grown by {count} entries ({codes}); it may only shrink",
            "",
            "mend what is found, or set it aside in its place with a reason",
        ),
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP208",
        "baseline-unreadable",
        (
            "không đọc được danh sách đã biết",
            "",
            "khôi phục tệp từ lịch sử, hoặc xóa tệp rồi chạy portalgen lint --update-baseline",
        ),
        (
            "the baseline cannot be read",
            "",
            "restore the file from the history, or delete it and run portalgen lint --update-baseline",
        ),
        party="operator",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP209",
        "unused-waiver",
        ("mục miễn áp dụng `{code}` cho `{subject}` chưa dùng đến", "", "xóa mục này nếu không còn cần"),
        ("the waiver of `{code}` for `{subject}` is not used", "", "delete it if it is no longer needed"),
        severity=Severity.NOTE,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP210",
        "expired-waiver",
        (
            "mục miễn áp dụng `{code}` cho `{subject}` đã hết hạn từ hết ngày {until}",
            "",
            "xóa mục này, hoặc gia hạn theo quyết định của Ban Biên tập",
        ),
        ("the waiver of `{code}` for `{subject}` ended on {until}", "", "delete it, or extend it as the board decides"),
        severity=Severity.WARNING,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP211",
        "late-waiver",
        (
            "mục miễn `{code}` cho `{subject}` được ghi {granted}, sau khi đã quá hạn {due}",
            "",
            "miễn trước khi đến hạn; đã quá hạn thì ghi rõ lý do trong văn bản của Ban Biên tập",
        ),
        (
            "the waiver of `{code}` for `{subject}` came {granted}, after the limit had passed on {due}",
            "",
            "waive before something is due; afterwards a document of the board has to give the reason",
        ),
        severity=Severity.WARNING,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
)
