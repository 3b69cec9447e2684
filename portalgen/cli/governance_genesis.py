"""`portalgen governance genesis`."""

from __future__ import annotations

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.governance import genesis
    from portalgen.history import repository as history_repository


@click.command(
    "genesis",
    short_help="Print the genesis of the roster.",
    epilog="Ví dụ / Example:  portalgen governance genesis --ref main",
)
@click.option(
    "--ref",
    default="HEAD",
    metavar="REV",
    help="Bản chính, hay một phiên bản của nó. / The main branch, or a revision of it.  [HEAD]",
)
@click.option(
    "--at",
    "commit",
    default=None,
    metavar="REV",
    help="Lần lưu của bản chính mà danh sách bắt đầu. / The commit of main to use as genesis.  [the first that can govern]",
)
@click.pass_obj
def command(state: CommandState, ref: str, commit: str | None) -> int:
    """In mã khởi đầu của danh sách phân công: lần lưu đầu tiên có danh sách mà hai người chủ quản ký được, và SHA-256 của tệp.

    Print the genesis of the roster: the first commit of main with a roster that two owners can sign, and the SHA-256 of
    its file. Keep it outside the repository, in an official document. Later it proves that the history still begins
    there.
    """
    repository = history_repository.open_history(state.root)
    if commit is not None:
        choice: genesis.GenesisChoice | None = genesis.GenesisChoice(
            genesis.require_genesis_at(repository, commit, ref), True, 0
        )
    else:
        choice = genesis.choose_genesis(repository, ref)
    return 0 if print_genesis(choice, state.language) else 1


def print_genesis(choice: genesis.GenesisChoice | None, language: str) -> bool:
    """Print the genesis and how to use it. If there is none, print how to create it, and return False."""
    if choice is None:
        vi = (
            "chưa có mã khởi đầu vì danh sách phân công chưa được lưu vào kho; hãy ghi đúng người và khóa công khai (ít nhất hai "
            "người chủ quản có khóa), lưu bằng `git add site-config/governance` và `git commit`, rồi chạy `portalgen governance genesis`"
        )
        en = (
            "there is no genesis because the roster is not committed yet; enter the people and their public keys "
            "(at least two owners with keys), commit them with `git add site-config/governance` and `git commit`, "
            "then run `portalgen governance genesis`"
        )
        click.echo(en if language == "en" else vi, err=True)
        return False
    if not choice.can_govern:
        click.echo(genesis.UNABLE_ROSTER[1 if language == "en" else 0], err=True)
        return False
    if choice.skipped:
        vi = f"bỏ qua {choice.skipped} bản danh sách trước đó: chưa có hai người chủ quản ký được"
        en = f"skipped {choice.skipped} rosters before this one: fewer than two owners could sign"
        click.echo(en if language == "en" else vi, err=True)
    click.echo(str(choice.genesis))
    vi = "hãy in dòng trên vào văn bản của Văn phòng UBND tỉnh và giữ ngoài kho; khi kiểm toán thì ghi dòng này sau --genesis"
    en = "print this line in an official document and keep it outside the repository; pass it to audits as --genesis"
    click.echo(en if language == "en" else vi, err=True)
    return True
