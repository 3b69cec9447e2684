"""`portalgen governance purge map`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.state import CommandState, at_option, exact_now
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.editorial.governance import purge_making
    from portalgen.history import repository


@click.command(
    "map",
    short_help="Map the old history to the rewritten history.",
    epilog="Ví dụ / Example:  portalgen governance purge map 0c1d2e… HEAD --old-repository ../kho-cu.git "
    "--path content/so/tin/danh-sach.vi.md --reason 'Gỡ số định danh cá nhân lộ trong một bài'",
)
@click.argument("old_tip", metavar="OLD-TIP")
@click.argument("new_tip", metavar="NEW-TIP")
@click.option(
    "--path",
    "paths",
    multiple=True,
    required=True,
    metavar="FILE",
    help="Tệp đã gỡ hoặc che; thư mục thì có dấu gạch chéo ở cuối. / A removed or masked file; a folder ends in /.",
)
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    help="Vì sao gỡ; không nhắc lại dữ liệu lộ. / The reason, without repeating the leaked data.",
)
@click.option(
    "--old-repository",
    "old_repository",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Bản sao còn lịch sử cũ.  [kho này] / A copy with the old history.  [this repository]",
)
@click.option(
    "--replaced-messages",
    "has_new_messages",
    is_flag=True,
    help="Lời ghi của vài lần lưu cũng đã bị thay vì có dữ liệu lộ. / Some commit messages with leaked data were replaced too.",
)
@at_option
@click.pass_obj
def command(
    state: CommandState,
    old_tip: str,
    new_tip: str,
    paths: tuple[str, ...],
    reason: str,
    old_repository: Path | None,
    has_new_messages: bool,
    at: datetime | None,
) -> int:
    """So lịch sử cũ (OLD-TIP) với lịch sử đã viết lại (NEW-TIP), từ chối nếu còn gì khác bị đổi, rồi ghi bản đồ vào thư mục này.

    Compare the old history (OLD-TIP) with the rewritten history (NEW-TIP), refuse if anything else was changed, and
    write the map into this folder. Two owners must sign it, like any change of governance. It contains ids and digests,
    but none of the removed data.
    """
    today = repository.open_history(state.root)
    former = today if old_repository is None else repository.open_history(old_repository)
    made = purge_making.make_map(
        purge_making.MapRequest(former, today, old_tip, new_tip, paths, reason, at or exact_now(), has_new_messages)
    )
    file = state.root / made.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.data)
    click.echo(made.path)
    count, files = len(made.purge.commits), len(made.purge.files)
    words = B(
        f"{count} lần lưu đã viết lại, {files} bản của tệp đã gỡ; ngoài ra không có gì khác. Tiếp theo: lưu bản đồ vào một bài gửi "
        "riêng, hai chủ quản cùng ký bằng `portalgen approve`, rồi đưa lên bản chính cùng lịch sử đã viết lại",
        f"{count} commits rewritten, {files} file versions removed; there are no other differences. Next: commit the "
        "map in a separate submission, have two owners sign it with `portalgen approve`, and push it to main with "
        "the rewritten history",
    )
    click.echo(words.text(state.language), err=True)
    return 0
