"""`portalgen server-config hosts`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

import click

from portalgen.cli.state import CommandState, now
from portalgen.text.bilingual import Bilingual as B

_ENDS_SOON: Final = timedelta(days=30)


@click.command(
    "hosts",
    short_help="Names that a certificate needs, and whether one has them.",
    epilog="Ví dụ / Example:  portalgen server-config hosts --check-certificate /etc/ssl/portal/fullchain.pem",
)
@click.option(
    "--check-certificate",
    "certificate_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Nêu tên miền mà chứng thư thiếu và ngày hết hạn; mã thoát 1 khi thiếu hay còn dưới 30 ngày. / Names what it lacks; exit code 1.",
)
@click.pass_obj
def command(state: CommandState, certificate_file: Path | None) -> int:
    """Liệt kê các tên mà chứng thư phải có: mọi tên miền của cổng, kể cả tên cũ, và tên www của cổng chính.

    List the names that a certificate must have: all hosts of the portal, former ones too, and the main host's www.
    """
    from portalgen.cli.loading import require_portal
    from portalgen.publish.servers.certificates import list_uncovered, read_certificate
    from portalgen.publish.servers.facts import collect_facts

    names = collect_facts(require_portal(state)).certificate_names
    if certificate_file is None:
        click.echo("\n".join(names))
        return 0
    certificate = read_certificate(certificate_file)
    uncovered = list_uncovered(certificate, names)
    for name in uncovered:
        click.echo(B(f"Chứng thư thiếu {name}.", f"The certificate lacks {name}.").text(state.language))
    left = certificate.ends - now()
    day = f"{certificate.ends:%Y-%m-%d}"
    click.echo(
        B(
            f"Chứng thư hết hạn ngày {day}, còn {left.days} ngày; có {len(names) - len(uncovered)}/{len(names)} tên.",
            f"The certificate ends on {day}, in {left.days} days; it has {len(names) - len(uncovered)} of {len(names)} names.",
        ).text(state.language)
    )
    return 1 if uncovered or left < _ENDS_SOON else 0
