"""`portalgen receipt heartbeat`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.receipt_options import key_option, repository_option
from portalgen.cli.state import CommandState, exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.forge import model as forge_model
    from portalgen.editorial.receipts import receipt_completion
    from portalgen.history import repository as history_repository
    from portalgen.history import revisions


@click.command(
    "heartbeat",
    short_help="Sign an hourly receipt of main's commit.",
    epilog="Ví dụ / Example:  portalgen receipt heartbeat --repository /srv/portal.git --key /srv/portal/khoa-bien-nhan",
)
@repository_option
@key_option
@click.pass_obj
def command(state: CommandState, repository: Path, key: Path) -> int:
    """Ký biên nhận rằng lúc này bản chính đang ở đâu; chạy mỗi giờ, để không ai chèn được biên nhận vào quá khứ.

    Sign a receipt of main's current commit. Run it every hour, so that receipts cannot be backdated. It also completes
    the receipts of unfinished pushes. Exits with 1 if the server's clock is behind the last receipt.
    """
    at = exact_now()
    receipt = receipt_completion.write_heartbeat(
        history_repository.open_history(repository), key, at, f"{revisions.BRANCHES}{forge_model.MAIN_BRANCH}"
    )
    if receipt is None or receipt.at <= at:
        return 0
    vi = "đồng hồ của máy chủ chậm hơn biên nhận cuối; chỉnh đồng hồ (NTP), biên nhận giữ giờ của biên nhận cuối cho tới lúc đó"
    en = (
        "the server's clock is behind the last receipt; set the clock (NTP); until then, receipts repeat the last "
        "receipt's time"
    )
    click.echo(f"portalgen: {en if state.language == 'en' else vi}", err=True)
    return 1
