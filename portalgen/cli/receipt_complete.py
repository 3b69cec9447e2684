"""`portalgen receipt complete`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.receipt_options import key_option, repository_option
from portalgen.cli.state import exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.receipts import receipt_completion
    from portalgen.history import repository as history_repository


@click.command(
    "complete",
    short_help="Sign receipts for accepted pushes.",
    epilog="Ví dụ / Example:  portalgen receipt complete --repository /srv/portal.git --key /srv/portal/khoa-bien-nhan",
)
@repository_option
@key_option
def command(repository: Path, key: Path) -> int:
    """Ký biên nhận cho mỗi lần gửi đã ghi mà kho đã nhận, vào refs/receipts/log; hook post-receive gọi lệnh này.

    Sign a receipt, on refs/receipts/log, for each push that was noted and accepted. The post-receive hook calls this
    command. If a receipt cannot be written, all receipts wait for the next push.
    """
    receipt_completion.complete_intents(history_repository.open_history(repository), key, exact_now())
    return 0
