"""Defines the options that `server-config nginx` and `server-config caddy` share, and writes their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen import errors as portalgen_errors
    from portalgen.cli import loading
    from portalgen.publish.servers import certificates
    from portalgen.publish.servers import facts as servers_facts

_MOST_SHOWN = 10
Formatter = Callable[
    ["servers_facts.ServerFacts", "servers_facts.ServerPlaces", "servers_facts.ServerOptions"], Mapping[str, str]
]

_OPTIONS = (
    click.option(
        "--target",
        required=True,
        metavar="FOLDER",
        help="Thư mục ở máy chủ mà bản phát hành được gửi tới. / The server's folder for releases.",
    ),
    click.option(
        "--certificate", default="", metavar="FILE", help="Chứng thư cho mọi tên miền. / One certificate for all hosts."
    ),
    click.option("--key", default="", metavar="FILE", help="Khóa của chứng thư. / The certificate's key."),
    click.option(
        "--certificate-folder",
        default="",
        metavar="FOLDER",
        help="Thay cho hai tùy chọn trên: TÊN-MIỀN/fullchain.pem, privkey.pem. / Instead: HOST/fullchain.pem, privkey.pem.",
    ),
    click.option(
        "--acme",
        default="/var/www/acme",
        metavar="FOLDER",
        help="Trả lời /.well-known/acme-challenge/ ở cổng 80. / Folder for ACME challenges at port 80.  [/var/www/acme]",
    ),
    click.option(
        "--check",
        default="127.0.0.1:8081",
        metavar="ADDRESS:PORT",
        help="Nơi thử bản phát hành trước khi chuyển; rỗng: không. / Address for checking a release before the switch; empty: no check.  [127.0.0.1:8081]",
    ),
    click.option(
        "--hsts",
        type=click.IntRange(0, 63072000),
        default=0,
        metavar="SECONDS",
        help="Trình duyệt chỉ dùng https trong bao lâu; chỉ bật khi mọi tên miền đã chạy https ổn định. / max-age of Strict-Transport-Security; enable it only once all hosts run https reliably.  [0]",
    ),
    click.option(
        "--no-brotli", is_flag=True, help="Máy chủ không có mô-đun Brotli. / The server has no Brotli module."
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Ghi tệp vào thư mục này; không có: in ra. / Write the files to this folder; otherwise print them.",
    ),
)


def place_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that both servers share to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def write_settings(state: CommandState, form: Formatter, out: Path | None, place: str, logs: str, **values: Any) -> int:
    """Write the settings files of a web server to `out`, or print them if `out` is None."""
    check = values["check"]
    if check and not _is_socket_address(check):
        raise portalgen_errors.UsageError(
            f"--check: “{check}” phải là địa chỉ và cổng, ví dụ 127.0.0.1:8081 hay [::1]:8081",
            f'--check: "{check}" must be an address and a port, such as 127.0.0.1:8081 or [::1]:8081',
        )
    places = servers_facts.ServerPlaces(
        values["target"].rstrip("/"),
        values["certificate"],
        values["key"],
        values["certificate_folder"].rstrip("/"),
        place.rstrip("/"),
        values["acme"].rstrip("/"),
        logs.rstrip("/"),
        check,
    )
    facts = servers_facts.collect_facts(loading.require_portal(state))
    _warn_of_missing_certificates(state, places, facts)
    files = form(facts, places, servers_facts.ServerOptions(not values["no_brotli"], values["hsts"]))
    if out is None:
        for name, text in files.items():
            click.echo(f"# ===== {place.rstrip('/')}/{name}\n{text}", nl=False)
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, "utf-8")
    click.echo(
        B(
            f"Đã ghi {len(files)} tệp vào {out}: {', '.join(files)}. Ở máy chủ chúng phải nằm trong {place}.",
            f"Wrote {len(files)} files to {out}: {', '.join(files)}. On the server they must be in {place}.",
        ).text(state.language)
    )
    return 0


def _warn_of_missing_certificates(
    state: CommandState, places: servers_facts.ServerPlaces, facts: servers_facts.ServerFacts
) -> None:
    """Warn about missing certificates if the folder is local; elsewhere use `server-config hosts --check-folder`."""
    folder = Path(places.certificate_folder)
    if not places.certificate_folder or not folder.is_dir():
        return
    missing = certificates.list_missing_files(folder, facts.hosts)
    if missing:
        names = ", ".join(map(str, missing[:_MOST_SHOWN])) + (" …" if len(missing) > _MOST_SHOWN else "")
        text = B(
            f"! Thiếu {len(missing)} tệp chứng thư, nên máy chủ sẽ không nhận cấu hình cho tên miền nào: {names}",
            f"! {len(missing)} certificate files are missing, so the server will reject the settings for all hosts: "
            f"{names}",
        )
        click.echo(text.text(state.language), err=True)


def _is_socket_address(text: str) -> bool:
    address, _, port = text.rpartition(":")
    if ":" in address and not (address.startswith("[") and address.endswith("]")):
        return False
    try:
        ip_address(address.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return port.isascii() and port.isdigit() and 0 < int(port) < 65536
