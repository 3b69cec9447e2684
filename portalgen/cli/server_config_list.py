"""`portalgen server-config list`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "list",
    short_help="Redirects and removed pages as CSV or JSON.",
    epilog="Ví dụ / Example:  portalgen server-config list public --format csv > chuyen-huong.csv",
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("public"))
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", help="Dạng. / Form.  [csv]")
def command(folder: Path, form: str) -> int:
    """Liệt kê mọi chuyển hướng (301) và trang đã gỡ (410) của bản dựng, bản phát hành đã chuẩn bị hay thư mục đích FOLDER, cho
    máy chủ không dùng được nginx hay Caddy.

    List all redirects (301) and removed pages (410) of the build, prepared release or target FOLDER, for other servers.
    """  # fmt: skip
    from portalgen.publish.servers.rule_lists import format_rules_csv, format_rules_json, read_rules_of

    rules = read_rules_of(folder)
    click.echo(format_rules_csv(rules) if form == "csv" else format_rules_json(rules), nl=False)
    return 0
