"""`portalgen report measures`."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from portalgen.cli.office_history import cache_option, month_options, ref_option, require_period
from portalgen.cli.office_report import print_office_text
from portalgen.cli.state import CommandState, at_option, jobs_option, now, site_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.measures import document as measures_document
    from portalgen.pipeline import measure_sites
    from portalgen.pipeline.measuring import text_form


@click.command(
    "measures",
    short_help="Write all measures of the portal, one JSON per site.",
    epilog="Ví dụ / Example:  portalgen report measures --all --out do-luong/  ·  portalgen report measures --site sngv",
)
@site_option
@click.option("--all", "has_all", is_flag=True, help="Mọi trang. / All sites.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Ghi mỗi trang một tệp JSON, kèm lược đồ, vào thư mục này. / Write one JSON file per site, and the schema, to this folder.",
)
@click.option(
    "--built",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Thư mục của bản dựng. / The folder of a build.  [public]",
)
@click.option(
    "--target",
    default="",
    metavar="TARGET",
    help="Hỏi nơi đăng này đang phát hành bản nào. / Ask this target for its live release.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng in ra. / Output format.  [text]",
)
@month_options
@at_option
@ref_option
@cache_option
@jobs_option
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    has_all: bool,
    out: Path | None,
    built: Path | None,
    target: str,
    form: str,
    month: tuple[int, int] | None,
    first: date | None,
    last: date | None,
    at: datetime | None,
    ref: str | None,
    cache_folder: Path | None,
    jobs: int,
) -> int:
    """Mọi điều cổng tự biết về mình (NĐ 224/2026, Điều 12(2)): đầy đủ, kịp thời, cấu trúc, liên kết, truy cập, hiệu năng; mỗi
    trang một tệp JSON. Phần nào không lấy được (không có lịch sử, chưa dựng) thì ghi rõ lý do, phần còn lại vẫn có. Mỗi tệp ghi đo lúc nào, ở lần lưu
    nào, và báo khi bản dựng không phải của nội dung đang đo.

    Measure the portal: completeness, timeliness, structure, links, access and performance, as a JSON file per site.
    Unavailable measures (no history, no build) give the reason; the rest is still reported. Each file contains its time
    and commit, and a warning if the build does not match the measured content.
    """
    if bool(sites) == has_all:
        raise UsageError(
            "ghi --site MÃ (một hoặc nhiều lần), hoặc --all",
            "name sites with --site ID (may be repeated), or use --all",
        )
    options = measure_sites.MeasureOptions(
        root=state.root,
        at=at or now(),
        built=(built or state.root / "public").resolve(),
        sites=sites,
        period=require_period(first, last, month),
        ref=ref,
        target=target,
        cache_folder=cache_folder or state.root / ".portalgen" / "cache",
        jobs=jobs,
    )
    with show_progress(state.language) as show:
        documents = measure_sites.measure_sites(options, show)
    if out is not None:
        _write_documents(documents, out)
        _print_written(state, documents, out)
    elif form == "json":
        only = next(iter(documents.values())) if len(sites) == 1 else list(documents.values())
        click.echo(json.dumps(only, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(text_form.format_measures(each, state.language) for each in documents.values()), nl=False)
    return 0


def _write_documents(documents: dict[str, dict[str, Any]], out: Path) -> None:
    for site, document in documents.items():
        print_office_text(measures_document.write_measures_text(document), out / f"{site}.json")
    print_office_text(
        measures_document.write_measures_text(measure_sites.build_report_schema()), out / "measures.schema.json"
    )


def _print_written(state: CommandState, documents: dict[str, dict[str, Any]], out: Path) -> None:
    missing = sorted(
        {
            each["missing"][state.language]
            for one in documents.values()
            for each in one["measures"].values()
            if "missing" in each
        }
    )
    count = len(documents)
    if state.language == "en":
        click.echo(f"wrote {count} file(s) and the schema: {out}")
    else:
        click.echo(f"đã ghi {count} tệp và lược đồ: {out}")
    for reason in missing:
        click.echo(f"– {reason}")
    for site, one in documents.items():
        for warning in one["report"]["warnings"]:
            click.echo(f"! {site}: {warning[state.language]}")
