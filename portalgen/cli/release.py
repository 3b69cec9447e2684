"""`portalgen release`."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from portalgen.cli.office_history import cache_option, genesis_option
from portalgen.cli.release_options import (
    ReleaseRequest,
    governance_approved_option,
    live_option,
    mirror_option,
    prepared_type,
    target_option,
)
from portalgen.cli.state import CommandState, at_option, exact_now, jobs_option, now
from portalgen.cli.terminal import print_diagnostics, show_progress
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import release_text
    from portalgen.history import repository
    from portalgen.locale import dates
    from portalgen.pipeline import release, release_due
    from portalgen.pipeline.judging import push_text
    from portalgen.pipeline.releasing import committed_tree
    from portalgen.publish.target import model as target_model


IS_DUE: Final = 4
"""The exit code of `release --check` if a release is due."""


@click.command(
    "release",
    short_help="Judge, build and publish a release in one step.",
    epilog="Ví dụ / Examples:  portalgen release --to /srv/portal  ·  portalgen release --to portal@may-chu.example.vn:/srv/portal "
    "--key ~/.ssh/khoa-phat-hanh  ·  portalgen release --to /srv/portal --when-due",
)
@target_option
@mirror_option
@click.option(
    "--prepare",
    type=prepared_type(),
    default=None,
    metavar="DIR",
    help="Chỉ chuẩn bị vào thư mục này, không gửi. / Only prepare it in this folder; nothing is sent.",
)
@click.option(
    "--prepared",
    type=prepared_type(exists=True),
    default=None,
    metavar="DIR",
    help="Gửi bản đã chuẩn bị (và đã ký) trong thư mục này. / Send the release prepared (and signed) in this folder.",
)
@live_option
@click.option(
    "--from",
    "built",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Bản do scripts/build dựng từ đúng lần lưu này.  [tự dựng vào ROOT/public] / The build made by scripts/build from exactly this commit.  [built into ROOT/public]",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Ký bản kê bằng khóa phát hành này (hoặc tệp .pub của khóa mà ssh-agent giữ). / Sign the manifest with this release key (or the .pub file of a key in ssh-agent).",
)
@click.option(
    "--rollback",
    is_flag=True,
    help="Cho phép cả lần lưu dẫn về sau lưng bản đang phát hành. / Also allow a commit older than the live release.",
)
@click.option(
    "--judged",
    "judged_commit",
    default="",
    metavar="COMMIT",
    help="Lần lưu này đã được chương trình đang phát hành chấm riêng bằng `judge-push`; ghi đủ mã. / This commit was judged separately by the live program (`judge-push`); give the full id.",
)
@click.option(
    "--complete",
    is_flag=True,
    help="Gửi kèm mọi tệp, không dựa vào bản đang phát hành. / Send every file, regardless of the live release.",
)
@click.option(
    "--when-due",
    is_flag=True,
    help="Chỉ làm khi bản đang phát hành không còn đúng: bản chính đã đổi, hoặc tới giờ. / Only if the live release is outdated: main has changed, or the output changed by time.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Không làm gì, chỉ nói có phải phát hành không: mã 4 là có. / Do nothing, only check if a release is due: exit code 4 if so.",
)
@genesis_option
@governance_approved_option
@at_option
@jobs_option
@cache_option
@click.pass_obj
def command(
    state: CommandState,
    target: str,
    mirrors: tuple[str, ...],
    prepare: Path | None,
    prepared: Path | None,
    live: Path | None,
    built: Path | None,
    key: Path | None,
    rollback: bool,
    judged_commit: str,
    complete: bool,
    when_due: bool,
    check: bool,
    genesis: str | None,
    governance_approved: bool,
    at: datetime | None,
    jobs: int,
    cache_folder: Path | None,
) -> int:
    """Phát hành: chấm những gì vào bản chính từ lần trước, dựng, chuẩn bị, ký, gửi rồi chuyển sang bản mới trong một bước.

    Release the checked-out commit: judge the changes since the last release by the rules of that release, build the
    portal, and switch the target to it in one step. If the push changed the program, the live commit's program judges
    too. On failure the live release stays unchanged. Releasing the same content again has no effect.

    Kết thúc với mã 1 khi chưa được phát hành. / Exits with 1 if nothing was released.
    """
    gc.disable()  # most objects live until the end
    request = ReleaseRequest(
        state,
        target,
        mirrors,
        prepare,
        prepared,
        live,
        built,
        key,
        allows_back=rollback,
        judged_commit=judged_commit,
        is_complete=complete,
        only_when_due=when_due,
        only_check=check,
        genesis=genesis,
        is_governance_approved=governance_approved,
        at=at or now(),
        now=exact_now(),
        jobs=jobs,
        cache=cache_folder or state.root / ".portalgen" / "cache",
    )
    request.validate_options()
    if prepared is not None:
        return _send(request, prepared)
    status = request.read_status()
    if (when_due or check) and not _is_due(request, status):
        return 0
    if check:
        return IS_DUE
    _warn_of_a_time_to_come(request)
    with request.open_folder() as folder:
        attempt = _prepare(request, status, folder)
        if attempt.manifest is None:
            return 1
        if key is not None:
            request.sign(folder)
        if prepare is not None:
            _say_prepared(attempt, prepare, state.language)
            return 0
        return _send(request, folder)


def _warn_of_a_time_to_come(request: ReleaseRequest) -> None:
    """Warn that pages will appear before their time; `release-status` later reports this as `clock-ahead`.

    It is not refused, because the office releases future states to internal targets this way.
    """
    if request.built is None and target_model.is_ahead(request.at, request.now):
        text = B(
            f"! Giờ của bản này ({dates.format_moment(request.at, 'vi')}) chưa tới: bài hẹn giờ trước lúc ấy sẽ hiện sớm. Bản cho người đọc thì bỏ "
            "--at, và xem đồng hồ của máy",
            f"! The time of this release ({dates.format_moment(request.at, 'en')}) is in the future: pages scheduled "
            "before it will be shown early. For a public release omit --at, and check this machine's clock",
        )
        click.echo(text.text(request.state.language), err=True)


def _is_due(request: ReleaseRequest, status: target_model.TargetStatus) -> bool:
    root = request.state.root
    commit = committed_tree.require_committed_tree(repository.open_repository(root))
    answer = release_due.find_release_due(root, commit, status, request.at)
    click.echo(answer.reason.text(request.state.language))
    return answer.is_due


def _prepare(request: ReleaseRequest, status: target_model.TargetStatus, folder: Path) -> release.ReleaseAttempt:
    """Prepare the release, and print the reasons if it is refused."""
    language = request.state.language
    options = request.options(status)
    with show_progress(language) as show:
        attempt = release.prepare_portal(options, folder, show)
    if attempt.judgement.state != "same":
        click.echo(push_text.format_push_text(attempt.judgement, language), nl=False)
    result = attempt.build
    if result is not None and result.has_failed:
        print_diagnostics(result.diagnostics, language)
        text = B(
            "chưa phát hành gì: bản chính không dựng được; hãy sửa các lỗi trên rồi chạy lại",
            "nothing was released: main cannot be built; fix the errors above and run this again",
        )
        click.echo(text.text(language), err=True)
    return attempt


def _say_prepared(attempt: release.ReleaseAttempt, folder: Path, language: str) -> None:
    manifest = attempt.manifest
    assert manifest is not None
    text = B(
        f"Đã chuẩn bị bản phát hành {manifest.number} của {manifest.commit[:10]} trong {folder}; gửi bằng `portalgen release "
        f"--prepared {folder} --to NƠI-ĐĂNG`",
        f"Prepared release {manifest.number} of {manifest.commit[:10]} in {folder}; send it with `portalgen release --prepared "
        f"{folder} --to TARGET`",
    )
    click.echo(text.text(language))


def _send(request: ReleaseRequest, folder: Path) -> int:
    sent = request.send(folder)
    click.echo(release_text.format_sent(sent, request.state.language), nl=False)
    return sent.exit_code
