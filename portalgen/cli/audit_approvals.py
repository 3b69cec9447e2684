"""`portalgen audit approvals`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portalgen.cli.limit_options import limit_options, run_within_limits
from portalgen.cli.lint_report import SEVERITIES_THAT_FAIL, fail_option
from portalgen.cli.office_history import cache_option, choose_cache_folder, genesis_option, ref_option
from portalgen.cli.office_report import print_office_report, print_office_text, report_options
from portalgen.cli.state import CommandState, at_option, exact_now, site_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.diagnostics import sentences
    from portalgen.editorial.audit import approval_audit, approval_report, proposed_changes
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.records import making
    from portalgen.history import repository as history_repository
    from portalgen.history import revisions
    from portalgen.pipeline.judging import cost_limits

if TYPE_CHECKING:
    from portalgen.editorial.audit.audit_model import ApprovalAudit

_DATA_FORMS = ("json", "csv")
"""Formats that also contain every change."""


@click.command(
    "approvals",
    short_help="Show the approval of each change on main.",
    epilog="Ví dụ / Example:  portalgen audit approvals --genesis 1f2e…:9a8b… --known 0c1d… --format html --out duyet.html",
)
@ref_option
@genesis_option
@click.option(
    "--known",
    multiple=True,
    metavar="COMMIT|FILE",
    help="Lần lưu mà bản chính từng có (bản phát hành, bản sao); hoặc tệp mỗi dòng một mã. / A commit that was once main's tip (from a release or backup), or a file with one per line.",
)
@click.option(
    "--since",
    default=None,
    metavar="COMMIT",
    help="Chỉ báo những gì đến sau lần lưu này. / Report only changes after this commit.",
)
@click.option(
    "--proposed",
    "is_proposed",
    is_flag=True,
    help="REV chưa vào bản chính: nêu ngắn lỗi và cảnh báo, và cách sửa trước khi đăng. / REV is not on main yet: list errors and warnings briefly, with their fixes before publication.",
)
@site_option
@at_option
@limit_options(0, 0)
@cache_option
@report_options
@fail_option
@click.pass_obj
def command(
    state: CommandState,
    ref: str | None,
    genesis: str | None,
    known: tuple[str, ...],
    since: str | None,
    is_proposed: bool,
    sites: tuple[str, ...],
    at: datetime | None,
    cpu_limit: int,
    memory_limit: int,
    cache_folder: Path | None,
    form: str,
    out: Path | None,
    delimiter: str,
    table: str,
    fail_on: str,
) -> int:
    """Đi qua toàn bộ lịch sử bản chính: mỗi thay đổi do phiếu nào duyệt, và những gì chưa được người có thẩm quyền duyệt.

    Walk the whole history of main: show the record that approved each change, and the changes without a valid approval.
    Each finding names the commit, its time and its author. Tables: findings, sites; in json and csv also changes.

    Kết thúc với mã 1 khi có mục từ mức --fail-on trở lên. / Exits with 1 if any finding reaches --fail-on.
    """

    def judge(supervision: cost_limits.Supervision) -> int:
        repository = history_repository.open_history(state.root)
        revision = main_content.require_main(repository, ref)
        main = revision.reference or revision.commit
        start = _resolve_since(repository, since)
        tips = (*_read_known(known), *((start,) if start else ()))
        cache = choose_cache_folder(repository, state, cache_folder)
        with show_progress(state.language) as show:
            follow = supervision.follow(show)
            audit = approval_audit.audit_approvals(
                repository,
                main,
                genesis,
                at or exact_now(),
                cache,
                known=tips,
                progress=lambda done, total: follow("history", done, total),
            )
        _require_sites(audit, sites)
        audit = approval_report.narrow_audit(audit, approval_report.find_place_before(audit, start), sites)
        if is_proposed:
            audit = proposed_changes.judge_as_proposed(audit)
        if is_proposed and form in proposed_changes.PROPOSED_FORMS:
            text = proposed_changes.PROPOSED_FORMS[form](audit, state.language)
            print_office_text(text + _format_digest(repository, start, audit.tip, state.language), out)
        else:
            report = approval_report.report_approvals(
                audit, main, state.language, has_changes=form in _DATA_FORMS, is_proposed=is_proposed
            )
            print_office_report(state, report, form, out, delimiter, table)
        return 1 if approval_report.has_severity(audit.findings, SEVERITIES_THAT_FAIL[fail_on]) else 0

    return run_within_limits(state, cpu_limit, memory_limit, judge)


def _format_digest(repository: history_repository.Repository, start: str, tip: str, language: str) -> str:
    """Return the line with the content digest of main's changes after `start`, or an empty string if there are none."""
    digest = proposed_changes.find_judged_digest(repository, start, tip) if start else ""
    return f"{making.CONTENT_DIGEST.text(language).format(digest=digest)}\n" if digest else ""


def _resolve_since(repository: history_repository.Repository, since: str | None) -> str:
    """Return the commit's full id, or an empty string if `since` is None or all zeros (a hook's "no commit")."""
    if since is None or (since and not since.strip("0")):
        return ""
    return revisions.resolve_revision(repository, since)


def _read_known(known: Iterable[str]) -> Iterator[str]:
    """Yield the commit ids in `known`, whose entries are ids or files with one id per line."""
    for each in known:
        lines = [each] if _is_id(each) else _read_lines(each)
        for line in filter(None, (line.strip() for line in lines)):
            if not _is_id(line):
                raise UsageError(
                    f"--known `{line}`: ghi đủ mã của lần lưu (40 hoặc 64 chữ số hệ 16), hoặc tên một tệp có mỗi dòng một mã",
                    f"--known `{line}`: write the full id of a commit (40 or 64 hexadecimal digits), or a file with "
                    "one per line",
                )
            yield line


def _read_lines(name: str) -> list[str]:
    file = Path(name)
    return file.read_text("utf-8", "replace").splitlines() if file.is_file() else [name]


def _is_id(text: str) -> bool:
    return len(text) in (40, 64) and not text.strip("0123456789abcdef")


def _require_sites(audit: ApprovalAudit, sites: tuple[str, ...]) -> None:
    """Raise UsageError if a site has neither a board nor a change."""
    there = {site for span in audit.rosters for site in span.roster.sites} | {each.file.site for each in audit.changes}
    for site in sites if audit.rosters else ():
        if site not in there:
            suggestion = sentences.find_closest(site, there)
            vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
            raise UsageError(
                f"không có Ban Biên tập hay thay đổi nào của trang `{site}`{vi}",
                f"site `{site}` has neither a board nor a change{en}",
            )
