"""`portalgen ci`."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from portalgen import __version__
from portalgen.cli.limit_options import limit_options, run_within_limits
from portalgen.cli.lint_report import SEVERITIES_THAT_FAIL, fail_option
from portalgen.cli.office_history import cache_option, choose_cache_folder, genesis_option
from portalgen.cli.report_files import write_report
from portalgen.cli.state import CommandState, ReportType, at_option, exact_now, jobs_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B
from portalgen.writer import new_folder

with on_demand():
    from portalgen.history import repository as history_repository
    from portalgen.pipeline import changed_pages, ci
    from portalgen.pipeline.judging import cost_limits, limit_forms
    from portalgen.pipeline.judging import forms as judging_forms


_FORMS: Final = ("text", "markdown", "github", "json", "outputs")


@click.command(
    "ci",
    short_help="Judge a submission: the one required check, and one report for its board.",
    epilog="Ví dụ / Examples:  portalgen ci --base origin/main  ·  portalgen ci --base main --head bai/hop-bao --report markdown=bao-cao.md",
)
@click.option("--base", required=True, metavar="REV", help="Bản chính. / Main.")
@click.option(
    "--head",
    default="",
    metavar="REV",
    help="Bài gửi duyệt.  [những gì thư mục đang có] / The submission.  [the working folder]",
)
@genesis_option
@click.option(
    "--each-commit",
    is_flag=True,
    help="Mỗi mục nêu lần lưu đã đưa nó vào. / Name the commit that brought each finding.",
)
@click.option(
    "--governance-approved",
    is_flag=True,
    help="Sắp bỏ: thay đổi quy tắc đã được duyệt trên máy chủ kho, khi chưa ai ký được phiếu. / Deprecated: owners approved the rule change on the forge; valid only while nobody can sign records.",
)
@click.option(
    "--pages",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Ghi các trang đổi, nếu có, vào thư mục mới; xem bằng `portalgen serve --built`. / Write the changed pages, if any, to a new folder; view them with `portalgen serve --built`.",
)
@click.option(
    "--preview",
    default="",
    metavar="TEXT",
    help="Nơi xem thử, ghi vào báo cáo khi có trang đổi. / Location of the preview, for the report if pages change.",
)
@click.option(
    "--prepare",
    is_flag=True,
    help="Dùng trên chính bản chính: giữ lại trong bộ nhớ đệm những gì các lần chấm sau cần. / For main's own run: cache the data for later checks.",
)
@limit_options(600, 6144)
@at_option
@jobs_option
@cache_option
@click.option(
    "--format", "form", type=click.Choice(_FORMS), default="text", help="Dạng in ra. / Output format.  [text]"
)
@click.option(
    "--report",
    "reports",
    type=ReportType(_FORMS),
    multiple=True,
    help="Ghi thêm báo cáo vào tệp, ví dụ markdown=bao-cao.md. / Also write a report, such as markdown=report.md.",
)
@fail_option
@click.pass_obj
def command(
    state: CommandState,
    base: str,
    head: str,
    genesis: str | None,
    each_commit: bool,
    governance_approved: bool,
    pages: Path | None,
    preview: str,
    prepare: bool,
    cpu_limit: int,
    memory_limit: int,
    at: datetime | None,
    jobs: int,
    cache_folder: Path | None,
    form: str,
    reports: tuple[tuple[str, Path], ...],
    fail_on: str,
) -> int:
    """Chấm bài gửi duyệt và nói mọi điều Ban Biên tập cần: ai phải duyệt, còn bao lâu, người đọc sẽ thấy gì khác, lỗi ở đâu.

    Judge a submission, and report all that its board needs: the required approvals, the time left, the differences for
    readers, and errors with their location. The result of the merge into main is judged, with main's rules, roster and
    theme. Code from the submission is never run. This is the only check that a forge has to require; it also works on a
    bare repository.

    Kết thúc với mã 1 khi chưa đạt. / Exits with 1 if the submission does not pass.
    """
    repository = history_repository.open_history(state.root)
    options = ci.CiOptions(
        root=state.root,
        base=base,
        at=at or exact_now(),
        head=head,
        genesis=genesis,
        jobs=jobs,
        cache=choose_cache_folder(repository, state, cache_folder),
        language=state.language,
        is_governance_approved=governance_approved,
        names_commits=each_commit,
    )
    gc.disable()  # most objects live until the end
    if prepare:
        return _prepare(state, options)

    def print_verdict(exceeded: cost_limits.ExceededLimit) -> None:
        for each, file in reports:
            write_report(file, limit_forms.LIMIT_FORMS[each](exceeded, state.language), state.language)
        click.echo(limit_forms.LIMIT_FORMS[form](exceeded, state.language), nl=False)

    forms = judging_forms.FormOptions(state.language, __version__, SEVERITIES_THAT_FAIL[fail_on], preview)
    return run_within_limits(
        state,
        cpu_limit,
        memory_limit,
        lambda supervision: _judge(state, options, forms, pages, form, reports, supervision),
        print_verdict,
    )


def _judge(
    state: CommandState,
    options: ci.CiOptions,
    forms: judging_forms.FormOptions,
    pages: Path | None,
    form: str,
    reports: tuple[tuple[str, Path], ...],
    supervision: cost_limits.Supervision,
) -> int:
    if pages is not None:
        new_folder.require_new_folder(pages)
    with (
        show_progress(state.language) as show,
        ci.judge_submission(options, supervision.follow(show)) as (report, comparison),
    ):
        if pages is not None and comparison.changes != changed_pages.NO_CHANGES:
            changed_pages.copy_changed_pages(comparison.after, comparison.changes, pages)
    for each, file in reports:
        write_report(file, judging_forms.SUBMISSION_FORMS[each](report, forms), state.language)
    click.echo(judging_forms.SUBMISSION_FORMS[form](report, forms), nl=False)
    return 1 if report.fails(forms.failing) else 0


def _prepare(state: CommandState, options: ci.CiOptions) -> int:
    if options.cache is None:
        raise UsageError(
            "kho này không có thư mục làm việc nên cần ghi thư mục nhớ bằng --cache",
            "this repository has no working tree; name a cache folder with --cache",
        )
    with show_progress(state.language) as show:
        is_built = ci.prepare(options, show)
    text = (
        B("đã giữ những gì các lần chấm sau cần", "cached the data for later checks")
        if is_built
        else B(
            "bản chính có lỗi, hoặc thư mục nhớ nằm trong kho, nên chưa giữ được gì; xem `portalgen check`",
            "nothing was cached: main has errors, or the folder is tracked by Git; see `portalgen check`",
        )
    )
    click.echo(text.text(state.language))
    return 0 if is_built else 1
