"""`portalgen governance purge plan`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from portalgen.cli.office_history import ref_option
from portalgen.cli.state import CommandState
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import lint_arguments
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.questions import purge_plan
    from portalgen.history import repository as history_repository


@click.command(
    "plan",
    short_help="List the file versions to remove.",
    epilog="Ví dụ / Example:  portalgen governance purge plan --path content/so/tin/danh-sach.vi.md --path content/so/tin/danh-sach.pdf",
)
@click.option(
    "--path",
    "paths",
    multiple=True,
    metavar="FILE",
    help="Tệp lộ dữ liệu, tính từ thư mục của cổng. / A file with leaked data, relative to the portal's folder.",
)
@click.option(
    "--id", "ids", multiple=True, metavar="ID", help="Mọi tệp của bài có mã này. / All files of the item with this id."
)
@ref_option
@click.option(
    "--write-ids",
    "ids_file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Ghi mã của các bản phải gỡ vào tệp này, cho git filter-repo --strip-blobs-with-ids. / Write the ids of the versions to remove, for git filter-repo --strip-blobs-with-ids.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(
    state: CommandState,
    paths: tuple[str, ...],
    ids: tuple[str, ...],
    ref: str | None,
    ids_file: Path | None,
    form: str,
) -> int:
    """Liệt kê mọi bản của tệp trong lịch sử, tệp khác có cùng nội dung, các nhánh và thẻ đang giữ, và việc phải làm tiếp.

    List every version of these files in the history, other files with the same bytes, the branches and tags that
    contain them, and the next steps. Changes nothing. If `portalgen remove` left a notice on main, the notice stays:
    purge the listed versions, not the path.

    Kết thúc với mã 1 khi bản chính còn giữ, hoặc không gỡ bằng bản đồ được. / Exits with 1 if main still contains any
    of the data, or if a map cannot cover it.
    """
    repository = history_repository.open_history(state.root)
    named = tuple(lint_arguments.resolve_from_root(state.root, path) for path in paths)
    plan = purge_plan.plan_purge(repository, main_content.resolve_main(repository, ref), named, ids)
    if ids_file is not None:
        _write_ids(ids_file, plan.blobs)
    if form == "json":
        click.echo(json.dumps(purge_plan.plan_as_json(plan), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(purge_plan.format_plan(plan, repository.prefix, state.language, str(ids_file or ""))))
    return 0 if plan.is_ready else 1


def _write_ids(file: Path, ids: tuple[str, ...]) -> None:
    """Write an id per line. Raises UsageError if the file cannot be written."""
    try:
        file.write_text("".join(f"{each}\n" for each in ids), "utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"không ghi được {file}: {reason}", f"cannot write {file}: {reason}") from None
