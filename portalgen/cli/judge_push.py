"""`portalgen judge-push`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from portalgen.cli.office_history import cache_option, genesis_option
from portalgen.cli.release_options import governance_approved_option, live_option, read_status_file, target_option
from portalgen.cli.state import CommandState, exact_now, jobs_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.history import repository, revisions
    from portalgen.pipeline import judge_push
    from portalgen.pipeline.judging import push_text
    from portalgen.pipeline.releasing import live_program
    from portalgen.publish.sending import send as sending_send


@click.command(
    "judge-push",
    short_help="Judge the changes since the last release; build and send nothing.",
    epilog="Ví dụ / Examples:  portalgen judge-push --live tinh-trang.json --head origin/main  ·  portalgen --root ../kho judge-push "
    "--to /srv/portal",
)
@target_option
@live_option
@click.option(
    "--head",
    default="HEAD",
    metavar="REV",
    help="Lần lưu sắp phát hành, chấm như kho giữ nó. / The commit to release, judged as stored in the repository.  [HEAD]",
)
@click.option(
    "--rollback",
    is_flag=True,
    help="Cho phép cả lần lưu dẫn về sau lưng bản đang phát hành. / Also allow a commit older than the live release.",
)
@genesis_option
@governance_approved_option
@jobs_option
@cache_option
@click.pass_obj
def command(
    state: CommandState,
    target: str,
    live: Path | None,
    head: str,
    rollback: bool,
    genesis: str | None,
    governance_approved: bool,
    jobs: int,
    cache_folder: Path | None,
) -> int:
    """Chỉ chấm những gì vào bản chính từ bản đang phát hành, như `release` chấm; không dựng, không gửi gì.

    Judge the changes that landed on main since the live release, as `release` does, without building or sending
    anything. Run it from a checkout of the live commit, with --root pointing to main: then the live program judges, not
    the pushed one. Code from the judged commit is never run. The last line names the judged commit, for `release
    --judged`.

    Kết thúc với mã 1 khi không được phát hành. / Exits with 1 if it may not be released.
    """
    if live is None and not target:
        raise UsageError(
            "chưa nói bản nào đang phát hành; ghi --to NƠI-ĐĂNG, hoặc --live TỆP do `portalgen release-status --format json` ghi",
            "the live release is unknown; give --to TARGET, or --live FILE from `portalgen release-status --format "
            "json`",
        )
    moment = exact_now()
    status = read_status_file(live) if live is not None else sending_send.ask_status(target, os.environ, moment)
    options = judge_push.PushOptions(
        state.root,
        live_program.find_live_commit(status),
        moment,
        revisions.resolve_revision(repository.open_history(state.root), head),
        genesis,
        jobs,
        cache_folder,
        governance_approved,
        rollback,
    )
    with show_progress(state.language) as show:
        judgement = judge_push.judge_push(options, show)
    click.echo(push_text.format_push_text(judgement, state.language), nl=False)
    judged = B(f"Lần lưu đã chấm: {judgement.head}", f"Judged commit: {judgement.head}")
    click.echo(judged.text(state.language))
    return 0 if judgement.passes else 1
