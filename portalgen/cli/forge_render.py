"""`portalgen forge render`."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.loading import require_portal
from portalgen.cli.roster_loading import require_roster
from portalgen.cli.state import CommandState, MomentType, now
from portalgen.cli.terminal import print_diagnostics
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import approval_policy
    from portalgen.editorial.forge import files as forge_files
    from portalgen.editorial.forge import model as forge_model
    from portalgen.editorial.forge import server_checks
    from portalgen.editorial.forge import table as forge_table
    from portalgen.editorial.governance import genesis as governance_genesis
    from portalgen.history import repository


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
    help="Không ghi; lỗi nếu tệp không khớp. / Write nothing; exit code 1 if files differ.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Thư mục ghi vào; với git là thư mục của kho trên máy chủ. / Output folder; for git the bare repository.  [ROOT]",
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
    help="Với git: mã khởi đầu đã in trong văn bản. / For git: the genesis from the official document.  [from the history]",
)
@click.option(
    "--receipt-key",
    type=click.Path(path_type=Path),
    default=None,
    help="Với git: khóa riêng trên máy chủ để ký biên nhận; không ghi thì không có biên nhận. / For git: private key on the server "
    "that signs receipts; without it, there are no receipts.",
)
@click.option(
    "--on",
    "moment",
    type=MomentType(),
    default=None,
    help="Theo phân công ngày này. / Use the roster of this day.  [today]",
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

    Render settings of a forge from the roster and the policy. github: CODEOWNERS, a ruleset, the submission template.
    forgejo: the same in its own formats. git: hooks and the list of valid keys, for a bare repository without a forge.
    """
    rendered = forge_table.FORGE_TARGETS[target]
    if rendered.needs_folder and out is None:
        raise UsageError(
            f"với {target} phải ghi --out THƯ_MỤC, là thư mục của kho trên máy chủ",
            f"{target} requires --out DIR, the repository's folder on the server",
        )
    folder = out or state.root
    if rendered.needs_folder:
        environment = environment.absolute()  # the hook runs in the folder of the repository
        server_checks.require_repository_folder(folder)
        server_checks.require_environment(environment, state.root.absolute())
    if (
        receipt_key is None and rendered.needs_folder
    ):  # rendering again after a change of the roster: keep the former key
        receipt_key = server_checks.find_receipt_key(folder)
    receipt_key = receipt_key.absolute() if receipt_key is not None else None
    files = tuple(rendered.render(_collect_inputs(state, environment, genesis, receipt_key, moment)))
    if only_check:
        drift = forge_files.find_drift(folder, files)
        again = _command_to_write(target, out, environment, genesis, receipt_key)
        for path in drift:
            vi = f"`{path}` không khớp danh sách phân công; hãy chạy `{again}`"
            en = f"`{path}` does not match the roster; run `{again}`"
            click.echo(en if state.language == "en" else vi, err=True)
        return 1 if drift else 0
    for path in forge_files.write_forge_files(folder, files):
        click.echo(path)
    return 0


def _command_to_write(
    target: str, out: Path | None, environment: Path, genesis: str | None, receipt_key: Path | None
) -> str:
    """Return the command that writes the checked files."""
    options = {"--out": out, "--environment": environment if target == "git" else None, "--genesis": genesis}
    options["--receipt-key"] = receipt_key
    given = [f"{name} {shlex.quote(str(value))}" for name, value in options.items() if value is not None]
    return " ".join(("portalgen forge render", target, *given))


def _collect_inputs(
    state: CommandState, environment: Path, genesis: str | None, receipt_key: Path | None, moment: datetime | None
) -> forge_model.ForgeInputs:
    portal = require_portal(state)
    return forge_model.ForgeInputs(
        roster=require_roster(state),
        policy=_require_policy(state),
        sites=tuple(site.id for site in portal.sites),
        day=(moment or now()).date(),
        genesis=str(governance_genesis.parse_genesis(genesis)) if genesis is not None else _find_genesis(state),
        environment=environment,
        receipt_key=receipt_key,
    )


def _find_genesis(state: CommandState) -> str:
    """Return the genesis of the folder's history, or an empty string without a genesis that can govern."""
    try:
        choice = governance_genesis.choose_genesis(repository.open_history(state.root))
    except UnusableEnvironmentError:
        return ""
    return str(choice.genesis) if choice is not None and choice.can_govern else ""


def _require_policy(state: CommandState) -> approval_policy.ApprovalPolicy:
    """Return the approval policy; an empty policy if the file is missing.

    Raises UnusableEnvironmentError after printing the diagnostics if the file has errors.
    """
    file = state.root / approval_policy.POLICY_FILE
    if not file.is_file():
        return approval_policy.ApprovalPolicy()
    policy, diagnostics = approval_policy.parse_approval_policy(file.read_bytes())
    print_diagnostics(diagnostics, state.language)
    if policy is None:
        raise UnusableEnvironmentError(
            f"{approval_policy.POLICY_FILE} có lỗi, xem ở trên", f"{approval_policy.POLICY_FILE} has errors, see above"
        )
    return policy
