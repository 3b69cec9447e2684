"""`portalgen receipt intend`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from portalgen.cli.receipt_options import find_pusher, repository_option
from portalgen.cli.state import exact_now
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.editorial.receipts import receipt_intents


@click.command(
    "intend",
    short_help="Note the time of an incoming push.",
    epilog="Ví dụ / Example:  portalgen receipt intend --repository /srv/portal.git < pre-receive.txt",
)
@repository_option
def command(repository: Path) -> int:
    """Ghi thời điểm của lần gửi sắp nhận vào tệp receipts/intents của kho; hook pre-receive gọi lệnh này sau khi chấm.

    Note the time of an incoming push in the repository's file receipts/intents. Called by the pre-receive hook after
    judging, with Git's lines `OLD NEW REFERENCE` on standard input.
    """
    updates = receipt_intents.parse_updates(sys.stdin.read())
    receipt_intents.write_intents(repository.resolve(), updates, exact_now(), find_pusher(os.environ))
    return 0
