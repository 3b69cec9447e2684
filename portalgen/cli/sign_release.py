"""`portalgen sign-release`."""

from __future__ import annotations

from pathlib import Path

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.publish import layout as publish_layout
    from portalgen.publish import signing


@click.command(
    "sign-release",
    short_help="Sign the manifest of a prepared release.",
    epilog="Ví dụ / Example:  portalgen sign-release ban-phat-hanh --key ~/.ssh/khoa-phat-hanh --after manifest-truoc.json",
)
@click.argument("prepared", type=click.Path(path_type=Path, exists=True), metavar="PREPARED|MANIFEST")
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Tệp khóa bí mật, hoặc tệp .pub của khóa mà ssh-agent giữ. / Private key, or the .pub file of a key in ssh-agent.",
)
@click.option(
    "--after",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Bản kê mới nhất ở máy chủ, mà bản này phải nối tiếp. / The newest manifest on the server; the signed manifest must follow it.",
)
@click.pass_obj
def command(state: CommandState, prepared: Path, key: Path, after: Path | None) -> int:
    """Ký bản kê của một bản phát hành đã chuẩn bị; chữ ký được ghi bên cạnh (manifest.json.sig).

    Sign the manifest of a prepared release; the signature is written beside it (manifest.json.sig).

    Chữ ký chỉ nói: quy trình phát hành này đưa những byte này lên sau lần trước đó; không nói ai đã duyệt. / The
    signature states that this process published these bytes after the previous release; it does not imply approval.
    """
    file = signing.find_manifest(prepared)
    data = file.read_bytes()
    manifest = signing.require_successor(data, after.read_bytes() if after is not None else None)
    target = file.with_name(publish_layout.SIGNATURE_FILE)
    target.write_bytes(signing.sign_manifest(data, key))
    click.echo(
        B(
            f"Đã ký lần phát hành {manifest.number} của cổng {manifest.portal}: {target}",
            f"Signed release {manifest.number} of the portal {manifest.portal}: {target}",
        ).text(state.language)
    )
    return 0
