"""`portalgen redirects`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

import click

from portalgen.cli.state import CommandState
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.publish import server_rules
    from portalgen.publish.servers import rule_lists


_NONE: Final = B("Bản dựng ở {out} không có địa chỉ cũ nào.", "The build in {out} has no old addresses.")
_GONE: Final = B("đã gỡ (410)", "is gone (410)")
_COUNT: Final = B(
    "{count} quy tắc; {bare} trong đó chỉ máy chủ mới chuyển được (có dấu ? hoặc cả thư mục).",
    "{count} rules; {bare} of them work only on a web server (with a query, or for a whole folder).",
)


@click.command(
    "redirects",
    short_help="List old addresses of a build and their targets.",
    epilog="Ví dụ / Example:  portalgen redirects --server-only --format csv > chuyen-huong.csv",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Bản dựng, bản phát hành đã chuẩn bị hay nơi đăng. / A build, a prepared release or a target.  [ROOT/public]",
)
@click.option(
    "--server-only",
    is_flag=True,
    help="Chỉ những địa chỉ không có trang chuyển hướng: có dấu ?, hoặc cả thư mục. / Only addresses without a redirect page: with a query, or for a whole folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, out: Path | None, server_only: bool, form: str) -> int:
    """Liệt kê mọi địa chỉ cũ (301) và nơi dẫn tới, mọi trang đã gỡ (410): cho máy chủ không nạp được quy tắc của cổng, hoặc để kiểm
    tra.

    List every old address (301) with its target, and every removed page (410). Use it for a server that cannot load the
    portal's rules, or to check them.
    """  # fmt: skip
    folder = (out or state.root / "public").resolve()
    rules = rule_lists.read_rules_of(folder)
    shown = tuple(each for each in rules.redirects if not server_only or _is_bare(each))
    click.echo(_FORMATS[form](replace(rules, redirects=shown), state.language, folder), nl=False)
    return 0


def _is_bare(rule: server_rules.RedirectRule) -> bool:
    """Return True if no redirect page can exist at the old address."""
    return bool(rule.query) or rule.is_prefix


def _format_address(rule: server_rules.RedirectRule) -> str:
    query, end = f"?{rule.query}" if rule.query else "", "*" if rule.is_prefix else ""
    return f"https://{rule.host}{quote(rule.path)}{query}{end}"


def _format_text(rules: server_rules.ServerRules, language: str, folder: Path) -> str:
    shown = rules.redirects
    if not shown and not rules.gone_paths:
        return _NONE.text(language).format(out=folder) + "\n"
    rows = (f"{_format_address(each)} -> {each.to}{'*' if each.is_prefix else ''}\n" for each in shown)
    gone = (f"https://{host}{quote(path)} {_GONE.text(language)}\n" for host, path in _list_gone(rules))
    count = _COUNT.text(language).format(count=len(shown), bare=sum(map(_is_bare, shown)))
    return f"{''.join(rows)}{''.join(gone)}{count}\n"


def _list_gone(rules: server_rules.ServerRules) -> Iterator[tuple[str, str]]:
    for path in rules.gone_paths:
        host, _, rest = path.partition("/")
        yield host, f"/{rest}".removesuffix("index.html")


def _format_csv(rules: server_rules.ServerRules, _language: str, _folder: Path) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("host", "path", "query", "to", "prefix", "status"))
    for each in rules.redirects:
        prefix = "1" if each.is_prefix else ""
        writer.writerow([_cell(text) for text in (each.host, each.path, each.query, each.to, prefix, "301")])
    writer.writerows([host, _cell(path), "", "", "", "410"] for host, path in _list_gone(rules))
    return text.getvalue()


def _cell(text: str) -> str:
    """Return `text` escaped for spreadsheets, which would read it as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _format_json(rules: server_rules.ServerRules, _language: str, _folder: Path) -> str:
    return json.dumps(server_rules.write_rules(rules), ensure_ascii=False, indent=2) + "\n"


_FORMATS: Final = {"text": _format_text, "csv": _format_csv, "json": _format_json}
