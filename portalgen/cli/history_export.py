"""`portalgen history export`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.audit_source import history_options
from portalgen.cli.state import CommandState, site_option
from portalgen.errors import UnusableEnvironmentError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import history_loading, loading
    from portalgen.editorial.page_history import committed_histories


@click.command(
    "export",
    short_help="Write page histories as data files.",
    epilog="Ví dụ / Example:  portalgen history export --site sngv",
)
@site_option
@history_options
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    ref: str | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
) -> int:
    """Ghi content/TRANG/_page-history/MÃ-BÀI.json của mọi bài đã đăng, trên các trang có `page_history: true`.

    Write the history of every published item from main, for the sites with `page_history: true`. Running it again
    changes nothing. Submit the files like any change of content: `build` reads them and needs no Git.
    """
    made = history_loading.make_histories(state, sites, ref, genesis, at, cache_folder)
    if made.repository.is_bare:
        raise UnusableEnvironmentError(
            "kho này không có thư mục làm việc để ghi tệp; chạy lệnh trong một bản sao của kho (`git clone`)",
            "this repository has no working folder to write to; run the command in a clone (`git clone`)",
        )
    root = made.repository.root
    before = committed_histories.read_histories_in_folder(root, made.sites)
    changed = [path for path, data in made.files.items() if before.get(path) != data]
    gone = [path for path in before if path not in made.files]
    for path in (*changed, *gone):
        loading.require_inside(root, path)
    for path in changed:
        loading.replace_text(root, path, made.files[path].decode())
    for path in gone:
        (root / path).unlink()
    same = len(made.files) - len(changed)
    if state.language == "en":
        click.echo(f"Histories written: {len(changed)}; deleted: {len(gone)}; unchanged: {same}.")
    else:
        click.echo(f"Lịch sử đã ghi: {len(changed)}; đã xóa: {len(gone)}; giữ nguyên: {same}.")
    if changed or gone:
        click.echo(
            "Submit these files as a change of content, separately for each site."
            if state.language == "en"
            else "Gửi duyệt các tệp này như một lần sửa nội dung, mỗi trang một lần gửi."
        )
    return 0
