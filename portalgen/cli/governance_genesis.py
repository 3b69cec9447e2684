"""`portalgen governance genesis`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portalgen.cli.state import CommandState

if TYPE_CHECKING:
    from portalgen.editorial.roster.genesis import Genesis


@click.command(
    "genesis",
    short_help="Print where the roster begins.",
    epilog="Ví dụ / Example:  portalgen governance genesis --ref main",
)
@click.option(
    "--ref",
    default="HEAD",
    metavar="REV",
    help="Bản chính, hay một phiên bản của nó. / Main, or a revision of it.  [HEAD]",
)
@click.pass_obj
def command(state: CommandState, ref: str) -> int:
    """In mã khởi đầu của danh sách phân công: lần lưu đầu tiên có danh sách, và SHA-256 của tệp danh sách.

    Print the genesis of the roster: the first commit of main that holds it, and the SHA-256 of its file. Kept outside
    of the repository, in an official document, it shows later whether the history is still the one that began there.
    """
    from portalgen.editorial.roster.genesis import find_genesis
    from portalgen.history.repository import open_history

    return 0 if print_genesis(find_genesis(open_history(state.root), ref), state.language) else 1


def print_genesis(genesis: Genesis | None, language: str) -> bool:
    """Print the genesis with what to do with it, or how to get one. Returns whether there is one."""
    if genesis is None:
        vi = (
            "danh sách phân công chưa được lưu vào kho; hãy xem lại các tệp, lưu bằng `git add site-config/governance` và "
            "`git commit`, rồi chạy `portalgen governance genesis`"
        )
        en = (
            "the roster is not in the history yet; look through the files, keep them with `git add site-config/governance` "
            "and `git commit`, then run `portalgen governance genesis`"
        )
        click.echo(en if language == "en" else vi, err=True)
        return False
    click.echo(str(genesis))
    vi = "hãy in dòng trên vào văn bản của Văn phòng UBND tỉnh và giữ ngoài kho; khi kiểm toán thì ghi dòng này sau --genesis"
    en = (
        "print this line in a document of the Office and keep it outside of the repository; audits take it as --genesis"
    )
    click.echo(en if language == "en" else vi, err=True)
    return True
