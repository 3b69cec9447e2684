"""`measure_sites(options)`: the documents of measures of sites, everything that is to be had gathered once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from portalgen.config.portal import Portal
from portalgen.editorial.deadlines.deadline_audit import DeadlineAudit, audit_deadlines
from portalgen.editorial.deadlines.main_content import check_site_ids, open_main_content, resolve_main
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.errors import PortalgenError, UnusableEnvironmentError
from portalgen.history.repository import open_history
from portalgen.lint.findings import site_of_path
from portalgen.measures.document import build_measures_document
from portalgen.measures.model import MissingValue, describe_measure
from portalgen.measures.schemas import build_measures_schema
from portalgen.measures.site_facts import SiteFacts, gather_site_facts
from portalgen.pipeline.incremental.selection import choose_sites, load_chosen_sites
from portalgen.pipeline.incremental.session import shared_session
from portalgen.pipeline.inspect import InspectOptions, inspect
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.measuring.built_files import BuiltFiles, read_built_files
from portalgen.pipeline.measuring.report_measures import MEASURES, InspectedSite, MeasuredSite
from portalgen.pipeline.options import BuildOptions, Progress, no_progress
from portalgen.publish.sending.send import ask_status
from portalgen.publish.target.model import TargetStatus
from portalgen.text.bilingual import Bilingual as B
from portalgen.writer.manifest import Manifest, list_manifest_sites, read_manifest

_SCHEMA_TITLE: Final = "Báo cáo số đo của một trang / The report of measures of a site"
_EVERY_DAY: Final = ReportPeriod()
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class MeasureOptions:
    """`sites` empty means all. `built` is the folder of a build; `target` where releases are sent, if that is asked."""

    root: Path
    at: datetime
    built: Path
    sites: tuple[str, ...] = ()
    period: ReportPeriod = _EVERY_DAY
    ref: str | None = None
    target: str = ""
    cache_folder: Path | None = None
    jobs: int = 1


def measure_sites(options: MeasureOptions, progress: Progress = no_progress) -> dict[str, dict[str, Any]]:
    """Return the document of each site by its id.

    What cannot be had (no history, no build, a target that does not answer) is missing in the documents, with the
    reason. Raises UsageError for an unknown site, and UnusableEnvironmentError where settings have errors.
    """
    facts = _load_facts(options)
    audit = _or_missing(lambda: _audit(options))
    findings = _or_missing(lambda: lint(LintOptions(options.root, options.at, jobs=options.jobs), progress).findings)
    release = _or_missing(lambda: _ask_release(options))
    manifest = _or_missing(lambda: _read_build(options.built))
    documents = {}
    for site, each in facts.items():
        measured = MeasuredSite(
            facts=each,
            period=options.period,
            audit=audit,
            lint_findings=findings
            if isinstance(findings, MissingValue)
            else tuple(one for one in findings if site_of_path(one.place.path) == site),
            inspection=manifest if isinstance(manifest, MissingValue) else _inspect(options, site, progress),
            built=manifest if isinstance(manifest, MissingValue) else _read_files(options, manifest, site),
            release=release,
        )
        documents[site] = build_measures_document(
            each.site, {one.name: describe_measure(one, measured) for one in MEASURES}
        )
    return documents


def build_report_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `measure_sites` gives of one site."""
    return build_measures_schema(MEASURES, _SCHEMA_TITLE)


def _load_facts(options: MeasureOptions) -> Mapping[str, SiteFacts]:
    build_options = BuildOptions(options.root, options.built, options.at, options.sites, jobs=options.jobs)
    with shared_session(None, build_options) as session:
        setup = session.load_setup()
        if setup.portal is not None:
            check_site_ids(setup.portal, options.sites)
        choice = choose_sites(build_options, session, setup, None)
        load_chosen_sites(build_options, session, choice)
        if choice.inputs is None:
            raise UnusableEnvironmentError(
                "cấu hình của cổng có lỗi nên chưa đo được gì; chạy `portalgen check` để xem và sửa",
                "the settings of the portal have errors, so that nothing can be measured; run `portalgen check`",
            )
        contexts = choice.inputs.contexts
        return {site: gather_site_facts(contexts.get(site)) for site in _wanted(choice.inputs.portal, options)}


def _wanted(portal: Portal, options: MeasureOptions) -> Iterator[str]:
    return (site.id for site in portal.sites if not options.sites or site.id in options.sites)


def _or_missing(gather: Callable[[], _Part]) -> _Part | MissingValue:
    """Return what `gather` returns; where the environment refuses it, why."""
    try:
        return gather()
    except PortalgenError as error:
        return MissingValue(B(error.vi, error.en))


def _audit(options: MeasureOptions) -> DeadlineAudit:
    repository = open_history(options.root)
    tip = resolve_main(repository, options.ref)
    with open_main_content(repository, tip, options.at, options.cache_folder) as content:
        return audit_deadlines(content, options.period, options.sites, has_all=True)


def _inspect(options: MeasureOptions, site: str, progress: Progress) -> InspectedSite | MissingValue:
    def inspect_site() -> InspectedSite:
        chosen = InspectOptions(options.root, options.built, (site,), jobs=options.jobs, everything=True)
        report = inspect(chosen, progress)
        return InspectedSite(report.findings, report.page_count)

    return _or_missing(inspect_site)


def _read_files(options: MeasureOptions, manifest: Manifest, site: str) -> BuiltFiles | MissingValue:
    return _or_missing(lambda: read_built_files(options.built, manifest, site))


def _read_build(built: Path) -> Manifest:
    if not list_manifest_sites(built):
        raise UnusableEnvironmentError(
            f"chưa có bản dựng nào trong `{built}`; chạy `portalgen build` trước",
            f"there is no build in `{built}`; run `portalgen build` first",
        )
    return read_manifest(built)


def _ask_release(options: MeasureOptions) -> TargetStatus | MissingValue:
    if not options.target:
        return MissingValue(
            B("Chưa hỏi nơi đăng nào (--target).", "No target was asked (--target)."),
        )
    return ask_status(options.target, os.environ, options.at)
