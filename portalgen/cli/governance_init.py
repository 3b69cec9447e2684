"""`portalgen governance init`."""

from __future__ import annotations

from datetime import datetime

import click

from portalgen.cli.loading import require_portal, write_new_file
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.errors import UnusableEnvironmentError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.cli import governance_genesis
    from portalgen.config import approval_policy
    from portalgen.editorial.governance import genesis
    from portalgen.editorial.roster import first_roster
    from portalgen.history import repository


@click.command(
    "init",
    short_help="Write a first roster from the sites.",
    epilog="Ví dụ / Example:  portalgen governance init --from 2026-01-01",
)
@click.option(
    "--from",
    "start",
    type=MomentType(),
    default=None,
    help="Ngày bắt đầu giữ nhiệm vụ ghi trong mẫu. / Start date of the roles in the sample.  [today]",
)
@click.pass_obj
def command(state: CommandState, start: datetime | None) -> int:
    """Viết danh sách phân công mẫu cho cổng và cho từng trang, theo chức danh người chịu trách nhiệm; tệp đã có giữ nguyên.

    policy.yaml chưa có mục approval thì được ghi thêm mục ấy: mỗi loại tệp phải có gì mới được đăng.

    Write a sample roster for the portal and each site, from the posts of the responsible persons. Existing files are
    kept. Approvals become mandatory only once a board's `mode` says so. A policy.yaml without `approval` gets this
    section: the approvals required for each class of files.
    """
    portal = require_portal(state)
    written, existing = 0, 0
    for path, text in first_roster.write_first_roster(portal, (start or now()).date()):
        if (state.root / path).exists() or (state.root / path).is_symlink():
            existing += 1
            continue
        write_new_file(state.root, path, text)
        written += 1
    added = _add_approval(state)
    vi = f"đã tạo {written} tệp trong site-config/governance/; giữ nguyên {existing} tệp đã có"
    en = f"created {written} files in site-config/governance/; kept {existing} existing files"
    click.echo(en if state.language == "en" else vi)
    if added is not None:
        click.echo(added.text(state.language))
    governance_genesis.print_genesis(_find_genesis(state), state.language)
    return 0


def _add_approval(state: CommandState) -> Bilingual | None:
    """Add the missing `approval` section to the policy; return a message about it, or None."""
    file = state.root / approval_policy.POLICY_FILE
    if file.is_symlink():
        return None
    old = file.read_bytes() if file.is_file() else b""
    if old and approval_policy.parse_approval_policy(old)[0] is None:  # `portalgen check` reports the errors
        return None
    text = first_roster.add_approval(old.decode("utf-8-sig"))
    if text is None:
        return None
    if approval_policy.parse_approval_policy(text.encode())[0] is None:
        return Bilingual(
            f"chưa ghi được mục approval vào {approval_policy.POLICY_FILE} vì cách viết của tệp; hãy tự ghi, ví dụ approval: {{classes: {{content: {{level: person}}}}}}",
            f"could not add approval to {approval_policy.POLICY_FILE} because of its format; add it by hand, for "
            f"example approval: {{classes: {{content: {{level: person}}}}}}",
        )
    if old:
        file.write_bytes(old + text[len(old.decode("utf-8-sig")) :].encode())
    else:
        write_new_file(state.root, approval_policy.POLICY_FILE, text)
    return Bilingual(
        f"đã ghi mục approval vào {approval_policy.POLICY_FILE}: mỗi loại tệp phải có gì mới được đăng",
        f"added approval to {approval_policy.POLICY_FILE}: the approvals required for each class of files",
    )


def _find_genesis(state: CommandState) -> genesis.GenesisChoice | None:
    """Return the genesis of the roster; None in a folder without a complete history."""
    try:
        return genesis.choose_genesis(repository.open_history(state.root))
    except UnusableEnvironmentError:
        return None
