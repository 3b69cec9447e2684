"""`portalgen serve`."""

from __future__ import annotations

import os
import signal
import threading
from datetime import datetime
from pathlib import Path

import click

from portalgen.cli.state import PREVIEW_PORT, CommandState, at_option, exact_now, now, site_option
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import load as config_load
    from portalgen.content import held_files as content_held_files
    from portalgen.pipeline import build as pipeline_build
    from portalgen.pipeline import options as pipeline_options
    from portalgen.pipeline.incremental import session as incremental_session
    from portalgen.pipeline.linting import options as linting_options
    from portalgen.serve import built_folder, built_server, check_process, server
    from portalgen.serve import model as serve_model


@click.command(
    "serve",
    short_help="Preview locally, with live reload.",
    epilog="Ví dụ / Examples:  portalgen serve --site sngv --port 8000  ·  portalgen serve --built public",
)
@site_option
@at_option
@click.option("--port", type=click.IntRange(1, 65535), default=PREVIEW_PORT, help="Cổng mạng. / Port.  [8000]")
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm. / Do not build the search index.")
@click.option(
    "--built",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="Chỉ xem bản đã dựng trong thư mục này. / Only show the build in this folder.",
)
@click.pass_obj
def command(
    state: CommandState,
    sites: tuple[str, ...],
    at: datetime | None,
    port: int,
    no_search: bool,
    built: Path | None,
) -> int:
    """Xem thử mọi trang trên máy; lưu tệp là thấy ngay. Hiện cả bài nháp và bài hẹn giờ, có ghi rõ.

    Preview every site on this machine; saved files show at once. Drafts and scheduled pages are shown with a mark.

    Với --built: xem bản đã dựng (thư mục `build --out`, hoặc gói của bài gửi duyệt đã giải nén), không dựng lại gì;
    chạy được cả ngoài thư mục của cổng. / With --built: show a finished build (the folder of `build --out`, or a
    submission's unpacked archive) without building; this also works outside a portal's folder.
    """
    if built is not None:
        others = {"--site": bool(sites), "--at": at is not None, "--no-search": no_search}
        return _serve_built(state, built, port, [name for name, is_given in others.items() if is_given])
    # Diagnostics of the configuration are reported by the first rebuild; they may be fixed by then.
    portal, _ = config_load.load_portal(state.root)
    out = state.root / ".portalgen" / "preview"

    def options(jobs: int) -> pipeline_options.BuildOptions:
        return pipeline_options.BuildOptions(state.root, out, at or now(), sites, True, not no_search, jobs)

    held_files = content_held_files.HeldFiles()
    session = incremental_session.Session(state.root, options(1).cache, held_files=held_files)

    def rebuild(changed: frozenset[Path] | None) -> serve_model.BuildOutcome:
        # Forking is safe only at the very beginning, before any thread exists.
        jobs = 1 if threading.active_count() > 1 else os.cpu_count() or 1
        result = pipeline_build.build(options(jobs), session=session, changed=changed)
        seconds = sum(spent for _, spent in result.stages)
        hosts = tuple(
            serve_model.SiteHost(site, host, not number, path) for number, (site, host, path) in enumerate(result.hosts)
        )
        outputs = (*result.changed_paths, *result.removed_paths)
        themes = session.read_inputs().themes
        return serve_model.BuildOutcome(
            result.diagnostics, result.is_written, outputs, seconds, hosts, result.sources, themes
        )

    check = check_process.CheckProcess(lambda: linting_options.LintOptions(state.root, at or exact_now(), sites=sites))
    serve_options = serve_model.ServeOptions(
        root=state.root,
        out=out,
        hosts=tuple(
            serve_model.SiteHost(each.id, each.host, each.id == portal.main_site.id, each.path) for each in portal.sites
        )
        if portal
        else (),
        port=port,
        language=state.language,
        opened_site=sites[0] if sites and (portal is None or sites[0] != portal.main_site.id) else "",
        watched_folders=tuple(state.root / name for name in ("content", "site-config", "themes")),
    )
    # On SIGTERM, clean up the held files as on Ctrl+C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return server.serve(serve_options, rebuild, click.echo, check)
    finally:
        held_files.close()


def _serve_built(state: CommandState, folder: Path, port: int, others: list[str]) -> int:
    if others:
        names = ", ".join(others)
        raise UsageError(
            f"--built chỉ xem những gì đã dựng, nên không đi cùng {names}; hãy bỏ {names}",
            f"--built shows only a finished build and cannot be combined with {names}; omit {names}",
        )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return built_server.serve_built(
        built_folder.read_built_folder(folder, _hosts_of_portal(state.root)), port, state.language, click.echo
    )


def _hosts_of_portal(root: Path) -> tuple[serve_model.SiteHost, ...]:
    """Return the sites of the portal in `root`; empty without a readable portal."""
    try:
        portal, _ = config_load.load_portal(root)
    except UnusableEnvironmentError:
        return ()
    if portal is None:
        return ()
    return tuple(
        serve_model.SiteHost(each.id, each.host, each.id == portal.main_site.id, each.path) for each in portal.sites
    )
