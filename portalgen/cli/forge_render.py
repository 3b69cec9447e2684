"""`portalgen forge render`."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import require_portal
from portalgen.cli.roster_loading import require_roster
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.errors import UnusableEnvironmentError, UsageError

if TYPE_CHECKING:
    from portalgen.config.approval_policy import ApprovalPolicy
    from portalgen.editorial.forge.model import ForgeInputs


@click.command(
    "render",
    short_help="Render settings of the forge from the roster.",
    epilog="Ví dụ / Examples:  portalgen forge render github  ·  portalgen forge render git --out /srv/portal.git",
)
@click.argument("target", type=click.Choice(["github", "forgejo", "git"]))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Không ghi; lỗi nếu tệp không khớp. / Write nothing; 1 where files differ.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Thư mục ghi vào; với git là thư mục của kho trên máy chủ. / Folder; for git that of the bare repository.  [ROOT]",
)
@click.option(
    "--environment",
    type=click.Path(path_type=Path),
    default=Path("/srv/portal/.venv"),
    help="Với git: môi trường Python có portalgen trên máy chủ. / For git: the virtual environment on the server.  "
    "[/srv/portal/.venv]",
)
@click.option(
    "--genesis",
    default=None,
    metavar="TEXT",
    help="Với git: mã khởi đầu đã in trong văn bản. / For git: the genesis as it was printed.  [from the history]",
)
@click.option(
    "--receipt-key",
    type=click.Path(path_type=Path),
    default=None,
    help="Với git: khóa riêng trên máy chủ để ký biên nhận; không ghi thì không có biên nhận. / For git: private key on the server "
    "that signs receipts; without it there are none.",
)
@click.option(
    "--on", "moment", type=MomentType(), default=None, help="Theo phân công ngày này. / On this day.  [today]"
)
@click.pass_obj
def command(
    state: CommandState,
    target: str,
    only_check: bool,
    out: Path | None,
    environment: Path,
    genesis: str | None,
    receipt_key: Path | None,
    moment: datetime | None,
) -> int:
    """Tạo thiết lập của máy chủ kho từ danh sách phân công và quy định duyệt bài.

    Render the settings of a forge from the roster and the policy. github: CODEOWNERS, a ruleset, the form of
    submissions. forgejo: the same in its own forms. git: hooks and the keys that count, for a bare repository without a
    forge.
    """
    from portalgen.editorial.forge.files import find_drift, write_forge_files
    from portalgen.editorial.forge.server_checks import find_receipt_key, require_environment, require_repository_folder
    from portalgen.editorial.forge.table import FORGE_TARGETS

    rendered = FORGE_TARGETS[target]
    if rendered.needs_folder and out is None:
        raise UsageError(
            f"với {target} phải ghi --out THƯ_MỤC, là thư mục của kho trên máy chủ",
            f"with {target} give --out DIR, the folder of the repository on the server",
        )
    folder = out or state.root
    if rendered.needs_folder:
        environment = environment.absolute()  # the hook runs in the folder of the repository
        require_repository_folder(folder)
        require_environment(environment, state.root.absolute())
    if receipt_key is None and rendered.needs_folder:  # rendered again, as after each change of the roster
        receipt_key = find_receipt_key(folder)
    receipt_key = receipt_key.absolute() if receipt_key is not None else None
    files = tuple(rendered.render(_collect_inputs(state, environment, genesis, receipt_key, moment)))
    if only_check:
        drift = find_drift(folder, files)
        again = _command_to_write(target, out, environment, genesis, receipt_key)
        for path in drift:
            vi = f"`{path}` không khớp danh sách phân công; hãy chạy `{again}`"
            en = f"`{path}` is not what the roster says; run `{again}`"
            click.echo(en if state.language == "en" else vi, err=True)
        return 1 if drift else 0
    for path in write_forge_files(folder, files):
        click.echo(path)
    return 0


def _command_to_write(
    target: str, out: Path | None, environment: Path, genesis: str | None, receipt_key: Path | None
) -> str:
    """Return the command that writes what was checked."""
    options = {"--out": out, "--environment": environment if target == "git" else None, "--genesis": genesis}
    options["--receipt-key"] = receipt_key
    given = [f"{name} {shlex.quote(str(value))}" for name, value in options.items() if value is not None]
    return " ".join(("portalgen forge render", target, *given))


def _collect_inputs(
    state: CommandState, environment: Path, genesis: str | None, receipt_key: Path | None, moment: datetime | None
) -> ForgeInputs:
    from portalgen.editorial.forge.model import ForgeInputs
    from portalgen.editorial.governance.genesis import parse_genesis

    portal = require_portal(state)
    return ForgeInputs(
        roster=require_roster(state),
        policy=_require_policy(state),
        sites=tuple(site.id for site in portal.sites),
        day=(moment or now()).date(),
        genesis=str(parse_genesis(genesis)) if genesis is not None else _find_genesis(state),
        environment=environment,
        receipt_key=receipt_key,
    )


def _find_genesis(state: CommandState) -> str:
    """Return the genesis of the folder's history; empty where it has none, or none that can govern."""
    from portalgen.editorial.governance.genesis import choose_genesis
    from portalgen.history.repository import open_history

    try:
        choice = choose_genesis(open_history(state.root))
    except UnusableEnvironmentError:
        return ""
    return str(choice.genesis) if choice is not None and choice.can_govern else ""


def _require_policy(state: CommandState) -> ApprovalPolicy:
    """Return the policy of approval; without a file nothing is asked for. Faults are printed before the refusal."""
    from portalgen.cli.terminal import print_diagnostics
    from portalgen.config.approval_policy import POLICY_FILE, ApprovalPolicy, parse_approval_policy

    file = state.root / POLICY_FILE
    if not file.is_file():
        return ApprovalPolicy()
    policy, diagnostics = parse_approval_policy(file.read_bytes())
    print_diagnostics(diagnostics, state.language)
    if policy is None:
        raise UnusableEnvironmentError(f"{POLICY_FILE} có lỗi, xem ở trên", f"{POLICY_FILE} has faults, see above")
    return policy
