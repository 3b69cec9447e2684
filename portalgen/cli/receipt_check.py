"""`portalgen receipt check`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.receipts import chain_words, receipt_chain
    from portalgen.editorial.records import roster_at
    from portalgen.history import receipts
    from portalgen.history import repository as history_repository
    from portalgen.publish import signing


@click.command(
    "check",
    short_help="Check that the receipt log is complete.",
    epilog="Ví dụ / Example:  portalgen receipt check --known 0123…",
)
@click.option("--ref", "ref", default=None, metavar="NAME", help="Bản chính. / The main branch.  [origin/main, main]")
@click.option(
    "--known",
    "known",
    multiple=True,
    metavar="COMMIT",
    help="Biên nhận đã thấy trước đây, phải còn trong chuỗi. / A receipt seen earlier; the log must contain it.",
)
@click.option(
    "--manifest",
    "manifests",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Bản kê đã ký của một lần phát hành; biên nhận mà nó ghi phải còn trong chuỗi. / Signed manifest of a release; the log must contain its receipt.",
)
@click.pass_obj
def command(state: CommandState, ref: str | None, known: tuple[str, ...], manifests: tuple[Path, ...]) -> int:
    """Chuỗi biên nhận trong kho này có nguyên vẹn không, theo khóa máy chủ trong danh sách phân công của bản chính.

    Check that the receipt log in this repository is complete, using the server keys of main's roster. Exits with 1 if
    it is not.
    """
    repository = history_repository.open_history(state.root)
    keys = receipt_chain.server_keys_of(
        roster_at.read_roster_at(repository, main_content.resolve_main(repository, ref))
    )
    released = map(signing.read_released_receipt, manifests)
    chain = receipt_chain.read_receipts(repository, keys, (*known, *filter(None, released)))
    click.echo(chain_words.CHAIN_WORDS[chain.verdict].text(state.language))
    if chain.receipts:
        last = chain.receipts[-1]
        click.echo(f"{len(chain.receipts)}  {chain.head}  {last.at.isoformat()}  {last.reference}")
        gaps = tuple(receipts.list_gaps(chain.receipts, exact_now()))
        if gaps:
            click.echo(chain_words.describe_gaps(gaps).text(state.language))
    elif chain.commit:
        click.echo(chain.commit)
    return 0 if chain.verdict == "whole" else 1
