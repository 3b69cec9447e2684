"""`measure_sites(options)`: measures sites, with a document for each.

Common inputs are gathered only once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from portalgen.config.portal import Portal
from portalgen.editorial.deadlines.deadline_audit import DeadlineAudit, audit_deadlines
from portalgen.editorial.deadlines.main_content import check_site_ids, open_main_content, resolve_main
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.errors import PortalgenError, UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.history.repository import open_history
from portalgen.history.revisions import resolve_head
from portalgen.law.calendar import VIETNAM
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
from portalgen.pipeline.measuring.built_files import read_built_files
from portalgen.pipeline.measuring.provenance import (
    PROVENANCE_SCHEMA,
    SiteBuild,
    build_provenance,
    describe_build,
    hide_paths,
)
from portalgen.pipeline.measuring.report_measures import MEASURES, InspectedSite, MeasuredSite
from portalgen.pipeline.options import BuildOptions, Progress, no_progress
from portalgen.publish.sending.send import ask_status
from portalgen.publish.target.model import TargetStatus
from portalgen.reports.published_items import list_published_items
from portalgen.reports.report_content import ReportContent
from portalgen.text.bilingual import Bilingual as B
from portalgen.writer.manifest import Manifest, list_manifest_sites, read_manifest

_SCHEMA_TITLE: Final = "Báo cáo số đo của một trang / The report of measures of a site"
_PART: Final = "report"
"""The part of a document about its provenance."""
_EVERY_DAY: Final = ReportPeriod()
_Part = TypeVar("_Part")


@frozen
class MeasureOptions:
    """An empty `sites` means all. `built` is the folder of a build.

    `target` is the release target, empty to skip it.
    """

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
    """Return a document of measures for each site, keyed by site id.

    Unavailable inputs (no history, no build, a target that does not answer) are missing in the documents, with the
    reason but without local paths. Raises UsageError for an unknown site, and UnusableEnvironmentError if settings have
    errors.
    """
    gather = _Gatherer(options)
    facts, builds = _load_sites(options)
    history = gather.or_missing(lambda: _read_history(options))
    findings = gather.or_missing(
        lambda: lint(LintOptions(options.root, options.at, jobs=options.jobs), progress).findings
    )
    release = gather.or_missing(lambda: _ask_release(options))
    manifest = gather.or_missing(lambda: _read_build(options.built))
    commit = gather.or_missing(lambda: resolve_head(open_history(options.root)))
    documents = {}
    for site, each in facts.items():
        measured = MeasuredSite(
            facts=each if isinstance(history, MissingValue) else replace(each, proven=history.publications),
            period=options.period,
            audit=history if isinstance(history, MissingValue) else history.audit,
            lint_findings=findings
            if isinstance(findings, MissingValue)
            else tuple(one for one in findings if site_of_path(one.place.path) == site),
            inspection=manifest
            if isinstance(manifest, MissingValue)
            else gather.or_missing(partial(_inspect, options, site, progress)),
            built=manifest
            if isinstance(manifest, MissingValue)
            else gather.or_missing(partial(read_built_files, options.built, manifest, site)),
            release=release,
        )
        provenance = build_provenance(
            options.at,
            "" if isinstance(commit, MissingValue) else commit,
            "" if isinstance(history, MissingValue) else history.tip,
            builds[site],
            has_build=not isinstance(manifest, MissingValue),
        )
        measures = {one.name: describe_measure(one, measured) for one in MEASURES}
        documents[site] = build_measures_document(each.site, measures, parts={_PART: provenance})
    return documents


def build_report_schema() -> dict[str, Any]:
    """Return the JSON Schema of a site's document, as returned by `measure_sites`."""
    return build_measures_schema(MEASURES, _SCHEMA_TITLE, {_PART: PROVENANCE_SCHEMA})


def _load_sites(options: MeasureOptions) -> tuple[Mapping[str, SiteFacts], Mapping[str, SiteBuild | None]]:
    """Return the facts of each requested site, and its state in the built folder."""
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
                "the settings of the portal have errors, so nothing can be measured; run `portalgen check`",
            )
        contexts, wanted = choice.inputs.contexts, tuple(_wanted(choice.inputs.portal, options))
        facts = {site: gather_site_facts(contexts.get(site)) for site in wanted}
        return facts, {site: describe_build(session, build_options, site) for site in wanted}


def _wanted(portal: Portal, options: MeasureOptions) -> Iterator[str]:
    return (site.id for site in portal.sites if not options.sites or site.id in options.sites)


class _Gatherer:
    """Gathers inputs that may be unavailable."""

    def __init__(self, options: MeasureOptions) -> None:
        own = {options.built: options.built.name, options.root.resolve(): options.root.resolve().name}
        self._folders = {**own, options.root: options.root.resolve().name} if options.root.is_absolute() else own

    def or_missing(self, gather: Callable[[], _Part]) -> _Part | MissingValue:
        """Return the result of `gather`; on an error of the environment the reason, without local paths."""
        try:
            return gather()
        except PortalgenError as error:
            return MissingValue(B(hide_paths(error.vi, self._folders), hide_paths(error.en, self._folders)))


@frozen
class _History:
    tip: str
    audit: DeadlineAudit
    publications: Mapping[str, datetime]
    """By id, the proven time of an item's first publication (at the latest), else the day counted in reports."""


def _read_history(options: MeasureOptions) -> _History:
    repository = open_history(options.root)
    tip = resolve_main(repository, options.ref)
    with open_main_content(repository, tip, options.at, options.cache_folder) as content:
        publications = _read_publications(ReportContent(content.portal, content.library, options.at, content))
        audit = audit_deadlines(content, options.period, options.sites, has_all=True)
    return _History(tip, audit, publications)


def _read_publications(content: ReportContent) -> Mapping[str, datetime]:
    """Return the proven time of each item, else the beginning of the day on which all other reports count it."""
    assert content.main is not None
    proven = {
        identifier: times.publication.at
        for identifier, times in content.main.timeline.items.items()
        if times.publication.at is not None and times.publication.strength != "unproven"
    }
    days = {
        each.item.id: datetime.combine(each.day, time(), VIETNAM)
        for each in list_published_items(content, tuple(content.items_by_site))
        if each.day is not None and each.former is None
    }
    return {**days, **proven}


def _inspect(options: MeasureOptions, site: str, progress: Progress) -> InspectedSite:
    chosen = InspectOptions(options.root, options.built, (site,), jobs=options.jobs, everything=True)
    report = inspect(chosen, progress)
    return InspectedSite(report.findings, report.page_count)


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
