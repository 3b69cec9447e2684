"""`portalgen lint`."""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.limit_options import limit_options, run_within_limits
from portalgen.cli.lint_repair import apply_repairs, print_repaired_page, print_repairs
from portalgen.cli.lint_report import (
    ReportOptions,
    fail_option,
    format_option,
    print_lint_report,
    refuse_partial_update,
    report_option,
)
from portalgen.cli.office_history import cache_option
from portalgen.cli.state import CommandState, at_option, exact_now, jobs_option, site_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import lint_arguments
    from portalgen.pipeline import lint
    from portalgen.pipeline.judging import cost_limits
    from portalgen.pipeline.linting import options as linting_options


@click.command(
    "lint",
    short_help="Check content against rules and time limits.",
    epilog="Ví dụ / Example:  portalgen lint --base origin/main --format github --report markdown=tom-tat.md",
)
@click.argument("paths", nargs=-1)
@click.option(
    "--base",
    default=None,
    metavar="REV",
    help="Chấm bài gửi duyệt: những gì đổi khi gộp vào REV, theo quy tắc của REV. / Judge a submission: the changes of a merge into REV, by the rules of REV.",
)
@click.option(
    "--head",
    default=None,
    metavar="REV",
    help="Bài gửi duyệt là phiên bản này, không phải thư mục. / The submission is this revision instead of the folder.",
)
@click.option(
    "--governance-approved",
    is_flag=True,
    help="Sắp bỏ: thay đổi quy tắc đã được duyệt trên máy chủ kho, khi chưa ai ký được phiếu (portalgen approve). / Deprecated: owners approved the rule change on the forge; valid only while nobody can sign records (portalgen approve).",
)
@click.option(
    "--each-commit",
    is_flag=True,
    help="Mỗi mục nêu lần lưu của bài gửi đã đưa nó vào; chỉ dùng cùng --base. / Name the submission's commit that introduced each finding; only with --base.",
)
@click.option("--staged", is_flag=True, help="Chỉ những gì chờ lưu. / Only staged changes.")
@click.option(
    "--stdin-filename", default=None, metavar="PATH", help="Đọc bài này từ đầu vào chuẩn. / Read this page from stdin."
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="Chỉ các mã (hoặc phần đầu của mã) này. / Only these codes or prefixes.",
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Không báo các mã này. / Ignore these codes.")
@site_option
@at_option
@click.option(
    "--fix",
    is_flag=True,
    help="Sửa giúp những chỗ sửa an toàn được, rồi kiểm tra. / Apply safe fixes, then check.",
)
@click.option("--diff", is_flag=True, help="Chỉ cho xem sẽ sửa gì, không ghi. / Show the fixes, write nothing.")
@limit_options(0, 0)
@jobs_option
@cache_option
@format_option
@report_option
@fail_option
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Rút ngắn danh sách đã biết (tạo nếu chưa có). / Shrink the baseline, or create it.",
)
@click.pass_obj
def command(
    state: CommandState,
    paths: tuple[str, ...],
    base: str | None,
    head: str | None,
    governance_approved: bool,
    each_commit: bool,
    staged: bool,
    stdin_filename: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    sites: tuple[str, ...],
    at: datetime | None,
    fix: bool,
    diff: bool,
    cpu_limit: int,
    memory_limit: int,
    jobs: int,
    cache_folder: Path | None,
    format: str,
    reports: tuple[tuple[str, Path], ...],
    fail_on: str,
    update_baseline: bool,
) -> int:
    """Kiểm tra nội dung theo mọi quy tắc và thời hạn của QĐ 2111, chỉ rõ dòng và cách sửa.

    Check content against all rules and time limits of Decision 2111. PATHS are files or folders (default: everything).
    `portalgen explain CODE` explains a rule.

    Dòng cuối đếm số tệp bài: mỗi ngôn ngữ của một bài là một tệp, bài có lỗi cũng tính. / The last line counts page
    files: one per language of a page, including pages with errors.
    """
    if base is not None and not base.strip():
        raise UsageError(
            "--base để trống; ghi mốc để so sánh, ví dụ main", "--base is empty; write a revision, such as main"
        )
    if base is None and (head is not None or governance_approved or each_commit):
        raise UsageError(
            "--head, --governance-approved và --each-commit chỉ dùng cùng --base",
            "--head, --governance-approved and --each-commit require --base",
        )
    if head is not None and (not head.strip() or fix or diff):
        raise UsageError(
            "--head là phiên bản đã lưu, để trống hay dùng cùng --fix, --diff đều không được",
            "--head must be a committed revision, and cannot be used with --fix or --diff",
        )
    if sum((bool(paths), base is not None, staged, stdin_filename is not None)) > 1:
        raise UsageError(
            "chỉ dùng một trong: đường dẫn, --base, --staged, --stdin-filename",
            "use only one of: paths, --base, --staged, --stdin-filename",
        )
    unsaved = None
    if stdin_filename is not None:
        unsaved = lint_arguments.resolve_page_from_root(state.root, stdin_filename), sys.stdin.buffer.read()
    options = linting_options.LintOptions(
        root=state.root,
        at=at or exact_now(),
        base=base or "",
        head=head or "",
        is_governance_approved=governance_approved,
        staged=staged,
        paths=tuple(lint_arguments.resolve_from_root(state.root, path) for path in paths),
        unsaved=unsaved,
        sites=sites,
        select=lint_arguments.parse_codes(select),
        ignore=lint_arguments.parse_codes(ignore),
        jobs=jobs,
        cache_folder=cache_folder,
    )
    if unsaved is not None and (fix or diff):
        return print_repaired_page(state, options, unsaved)
    if update_baseline:
        refuse_partial_update(options)
    if diff:
        return print_repairs(state, options)
    if fix:
        apply_repairs(state, options)
    gc.disable()  # most objects live until the end; garbage collection took a fifth of the time

    def judge(supervision: cost_limits.Supervision) -> int:
        with show_progress(state.language) as show:
            report = (lint.lint_each_commit if each_commit else lint.lint)(options, supervision.follow(show))
        return print_lint_report(state, options, report, ReportOptions(format, reports, fail_on, update_baseline))

    return run_within_limits(state, cpu_limit, memory_limit, judge)
