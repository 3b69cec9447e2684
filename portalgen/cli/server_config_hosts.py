"""`portalgen server-config hosts`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import loading
    from portalgen.locale import dates
    from portalgen.publish.servers import certificates
    from portalgen.publish.servers import facts as servers_facts


_ENDS_SOON: Final = timedelta(days=30)


@click.command(
    "hosts",
    short_help="List the names required in a certificate, or check one.",
    epilog="Ví dụ / Example:  portalgen server-config hosts --check-certificate /etc/ssl/portal/fullchain.pem",
)
@click.option(
    "--check-certificate",
    "certificate_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Nêu tên miền mà chứng thư thiếu, khóa yếu, ngày bắt đầu và hết hạn; mã thoát 1 khi sai hay còn dưới 30 ngày. / Report missing hosts, a weak key, start and end dates; exit code 1 if invalid or with less than 30 days left.",
)
@click.option(
    "--check-folder",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Thư mục của --certificate-folder: nêu tệp thiếu và chứng thư sai của mọi tên miền, trước khi máy chủ tải lại. / The folder "
    "of --certificate-folder: report missing files and invalid certificates.",
)
@click.pass_obj
def command(state: CommandState, certificate_file: Path | None, folder: Path | None) -> int:
    """Liệt kê các tên mà chứng thư phải có: mọi tên miền của cổng, kể cả tên cũ, và tên www của cổng chính.

    List the names required in a certificate: all hosts of the portal, including old ones, and the main host's www.
    """
    if folder is not None and certificate_file is not None:
        raise UsageError(
            "--check-certificate và --check-folder: chỉ dùng một",
            "use only one of --check-certificate and --check-folder",
        )
    facts = servers_facts.collect_facts(loading.require_portal(state))
    names = facts.certificate_names
    if folder is not None:
        return _check_folder(state, folder, facts)
    if certificate_file is None:
        click.echo("\n".join(names))
        return 0
    certificate = certificates.read_certificate(certificate_file)
    sentences = list_faults(certificate, names, exact_now())
    for each in sentences:
        click.echo(each.text(state.language))
    left = certificate.ends - exact_now()
    day = dates.in_both_languages(dates.format_day, certificate.ends)
    count = len(names) - len(certificates.list_uncovered(certificate, names))
    click.echo(
        B(
            f"Chứng thư hết hạn ngày {day.vi}, còn {left.days} ngày; có {count}/{len(names)} tên.",
            f"The certificate ends on {day.en}, in {left.days} days; it has {count} of {len(names)} names.",
        ).text(state.language)
    )
    return 1 if sentences else 0


def _check_folder(state: CommandState, folder: Path, facts: servers_facts.ServerFacts) -> int:
    """Check that each host's own certificate covers the host and its aliases."""
    is_good = True
    missing = certificates.list_missing_files(folder, facts.hosts)
    for file in missing:
        click.echo(B(f"Thiếu tệp {file}.", f"File {file} is missing.").text(state.language))
    for host in facts.hosts:
        file = folder / host / certificates.CERTIFICATE_FILES[0]
        if file in missing:
            continue
        names = [name for name in facts.certificate_names if name == host or facts.aliases.get(name) == host]
        for each in list_faults(certificates.read_certificate(file), names, exact_now()):
            is_good = False
            click.echo(f"{host}: {each.text(state.language)}")
    click.echo(
        B(
            f"Đã xem chứng thư của {len(facts.hosts)} tên miền; thiếu {len(missing)} tệp.",
            f"The certificates of {len(facts.hosts)} hosts were checked; {len(missing)} files are missing.",
        ).text(state.language)
    )
    return 0 if is_good and not missing else 1


def list_faults(certificate: certificates.Certificate, names: Iterable[str], at: datetime) -> list[B]:
    """Return a sentence for each reason why browsers refuse the certificate now or will do so soon."""
    faults = [
        B(f"Chứng thư thiếu {name}.", f"The certificate lacks {name}.")
        for name in certificates.list_uncovered(certificate, names)
    ]
    begins, ends = (
        dates.in_both_languages(dates.format_moment, each) for each in (certificate.begins, certificate.ends)
    )
    if certificate.begins > at:
        faults.append(
            B(f"Chứng thư chưa có hiệu lực trước {begins.vi}.", f"The certificate is not valid before {begins.en}.")
        )
    if certificate.is_weak:
        bits = certificate.rsa_bits
        faults.append(
            B(
                f"Khóa RSA của chứng thư chỉ có {bits} bit; trình duyệt cần từ 2048.",
                f"The RSA key of the certificate has {bits} bits; browsers require 2048 or more.",
            )
        )
    if certificate.ends <= at:
        faults.append(B(f"Chứng thư đã hết hạn lúc {ends.vi}.", f"The certificate expired at {ends.en}."))
    elif certificate.ends - at < _ENDS_SOON:
        faults.append(B(f"Chứng thư sắp hết hạn: {ends.vi}.", f"The certificate expires soon: {ends.en}."))
    return faults
