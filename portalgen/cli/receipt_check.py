"""`portalgen receipt check`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.state import CommandState, exact_now


@click.command(
    "check",
    short_help="Tell whether the log of receipts is whole.",
    epilog="Ví dụ / Example:  portalgen receipt check --known 0123…",
)
@click.option("--ref", "ref", default=None, metavar="NAME", help="Bản chính. / Main.  [origin/main, main]")
@click.option(
    "--known",
    "known",
    multiple=True,
    metavar="COMMIT",
    help="Biên nhận đã thấy trước đây, phải còn trong chuỗi. / A receipt seen before, which has to be in the log.",
)
@click.option(
    "--manifest",
    "manifests",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Bản kê đã ký của một lần phát hành; biên nhận mà nó ghi phải còn trong chuỗi. / Manifest of a release, whose receipt has to "
    "be in the log.",
)
@click.pass_obj
def command(state: CommandState, ref: str | None, known: tuple[str, ...], manifests: tuple[Path, ...]) -> int:
    """Chuỗi biên nhận trong kho này có nguyên vẹn không, theo khóa máy chủ trong danh sách phân công của bản chính.

    Tell whether the log of receipts in this repository is whole, by the server keys of main's roster. Ends with 1 if it is not.
    """
    from portalgen.editorial.deadlines.main_content import resolve_main
    from portalgen.editorial.receipts.chain_words import CHAIN_WORDS, describe_gaps
    from portalgen.editorial.receipts.receipt_chain import read_receipts, server_keys_of
    from portalgen.editorial.records.roster_at import read_roster_at
    from portalgen.history.receipts import list_gaps
    from portalgen.history.repository import open_history
    from portalgen.publish.signing import read_released_receipt

    repository = open_history(state.root)
    keys = server_keys_of(read_roster_at(repository, resolve_main(repository, ref)))
    released = map(read_released_receipt, manifests)
    chain = read_receipts(repository, keys, (*known, *filter(None, released)))
    click.echo(CHAIN_WORDS[chain.verdict].text(state.language))
    if chain.receipts:
        last = chain.receipts[-1]
        click.echo(f"{len(chain.receipts)}  {chain.head}  {last.at.isoformat()}  {last.reference}")
        gaps = tuple(list_gaps(chain.receipts, exact_now()))
        if gaps:
            click.echo(describe_gaps(gaps).text(state.language))
    elif chain.commit:
        click.echo(chain.commit)
    return 0 if chain.verdict == "whole" else 1
