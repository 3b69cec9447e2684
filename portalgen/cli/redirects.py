"""`portalgen redirects`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from portalgen.cli.state import CommandState
from portalgen.errors import UsageError
from portalgen.text.bilingual import Bilingual as B

if TYPE_CHECKING:
    from portalgen.publish.server_rules import RedirectRule

_NONE: Final = B("Bản dựng ở {out} không có địa chỉ cũ nào.", "The build in {out} has no old addresses.")
_COUNT: Final = B(
    "{count} quy tắc; {bare} trong đó chỉ máy chủ mới chuyển được (có dấu ? hoặc cả thư mục).",
    "{count} rules; {bare} of them only a web server can follow (with a query, or of a whole folder).",
)


@click.command(
    "redirects",
    short_help="Old addresses of a build, and where each leads.",
    epilog="Ví dụ / Example:  portalgen redirects --server-only --format csv > chuyen-huong.csv",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Thư mục của bản dựng. / The folder of the build.  [ROOT/public]",
)
@click.option(
    "--server-only",
    is_flag=True,
    help="Chỉ những địa chỉ không có trang chuyển hướng: có dấu ?, hoặc cả thư mục. / Only those without a page that leads on.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="Dạng kết quả. / Form of the answer.  [text]",
)
@click.pass_obj
def command(state: CommandState, out: Path | None, server_only: bool, form: str) -> int:
    """Liệt kê mọi địa chỉ cũ của bản dựng và nơi dẫn tới: cho máy chủ không nạp được quy tắc của cổng, hoặc để kiểm tra.

    List every old address of a build and where it leads: for a server that cannot load the portal's rules, or to check.
    """
    from portalgen.publish.reading_rules import read_server_rules
    from portalgen.writer.manifest import list_manifest_sites

    folder = (out or state.root / "public").resolve()
    if not list_manifest_sites(folder):
        raise UsageError(
            f"`{folder}` không phải bản dựng của portalgen; hãy chạy `portalgen build` trước, hoặc chỉ thư mục bằng --out",
            f"`{folder}` holds no build of portalgen; run `portalgen build` first, or name the folder with --out",
        )
    rules = [each for each in read_server_rules(folder).redirects if not server_only or _is_bare(each)]
    click.echo(_FORMATS[form](rules, state.language, folder), nl=False)
    return 0


def _is_bare(rule: RedirectRule) -> bool:
    """Whether no page can stand at the old address."""
    return bool(rule.query) or rule.is_prefix


def _format_address(rule: RedirectRule) -> str:
    query, end = f"?{rule.query}" if rule.query else "", "*" if rule.is_prefix else ""
    return f"https://{rule.host}{quote(rule.path)}{query}{end}"


def _format_text(rules: Iterable[RedirectRule], language: str, folder: Path) -> str:
    shown = list(rules)
    if not shown:
        return _NONE.text(language).format(out=folder) + "\n"
    rows = (f"{_format_address(each)} -> {each.to}{'*' if each.is_prefix else ''}\n" for each in shown)
    return "".join(rows) + _COUNT.text(language).format(count=len(shown), bare=sum(map(_is_bare, shown))) + "\n"


def _format_csv(rules: Iterable[RedirectRule], _language: str, _folder: Path) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("host", "path", "query", "to", "prefix"))
    writer.writerows((each.host, each.path, each.query, each.to, "1" if each.is_prefix else "") for each in rules)
    return text.getvalue()


def _format_json(rules: Iterable[RedirectRule], _language: str, _folder: Path) -> str:
    from portalgen.publish.server_rules import ServerRules, write_rules

    rows = write_rules(ServerRules(tuple(rules)))["redirects"]
    return json.dumps({"redirects": rows}, ensure_ascii=False, indent=2) + "\n"


_FORMATS: Final = {"text": _format_text, "csv": _format_csv, "json": _format_json}
