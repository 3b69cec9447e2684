"""`portalgen receipt complete`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.receipt_options import key_option, repository_option
from portalgen.cli.state import exact_now


@click.command(
    "complete",
    short_help="Sign receipts of the pushes that were taken.",
    epilog="Ví dụ / Example:  portalgen receipt complete --repository /srv/portal.git --key /srv/portal/khoa-bien-nhan",
)
@repository_option
@key_option
def command(repository: Path, key: Path) -> int:
    """Ký biên nhận cho mỗi lần gửi đã ghi mà kho đã nhận, vào refs/receipts/log; hook post-receive gọi lệnh này.

    Sign a receipt for each push that was noted and taken, on refs/receipts/log. The hook post-receive calls it. If one cannot be
    written, all wait for the next push.
    """
    from portalgen.editorial.receipts.receipt_completion import complete_intents
    from portalgen.history.repository import open_history

    complete_intents(open_history(repository), key, exact_now())
    return 0
