"""`find_affected(options)`: the sites, languages and pages of which readers would see something else after a submission.

The change is built as it is proposed, its settings and themes too, and held against main at one clock
(`portalgen.pipeline.comparing.builds`), so that a menu, a theme or a list of another site counts as what it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portalgen.diagnostics.model import Diagnostic
from portalgen.history.scratch import create_scratch_repository
from portalgen.pipeline.changed_pages import BuildChanges, ChangedPage
from portalgen.pipeline.comparing.builds import BuildComparison, ComparisonOptions, compare_builds
from portalgen.pipeline.comparing.proposal import open_proposal
from portalgen.pipeline.comparing.touched import TouchedFiles, describe_touched
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.options import Progress, no_progress


@dataclass(frozen=True, slots=True)
class AffectedOptions:
    """`base` is main; `head` the submission, empty for what the folder holds. `at` is the clock, aware."""

    root: Path
    base: str
    at: datetime
    head: str = ""
    jobs: int = 1
    cache: Path | None = None
    definitions: Callable[[], Definitions] = standard_definitions


@dataclass(frozen=True, slots=True)
class AffectedSite:
    """A site of which something changes for readers."""

    site: str
    languages: tuple[str, ...]
    """Sorted."""
    pages: tuple[ChangedPage, ...]
    """With redirects, which do nothing but lead on."""
    file_count: int
    """Files that change and are no pages: feeds, site maps, pictures."""


@dataclass(frozen=True, slots=True)
class AffectedReport:
    """What a submission concerns."""

    tip: str
    submission: str
    touched: TouchedFiles
    sites: tuple[AffectedSite, ...]
    """Sorted by id. Where errors left nothing to compare, every site that could be concerned, without pages."""
    is_compared: bool
    built_count: int
    """Sites that had to be built to know it."""
    site_count: int
    diagnostics: tuple[Diagnostic, ...]
    """What was found in what main would become, the errors among them."""


def find_affected(options: AffectedOptions, progress: Progress = no_progress) -> AffectedReport:
    """Return what the submission concerns. Raises UsageError for a revision that does not exist."""
    with open_proposal(options.root, options.base, options.head, options.at) as proposal:
        scratch = create_scratch_repository(proposal.repository, proposal.repository.top.parent / "built")
        comparison_options = ComparisonOptions(options.at, options.jobs, options.cache, options.definitions)
        with compare_builds(scratch, proposal.tip, proposal.tree, comparison_options, progress) as comparison:
            return AffectedReport(
                tip=proposal.tip,
                submission=proposal.submission,
                touched=describe_touched(proposal),
                sites=tuple(group_by_site(comparison)),
                is_compared=comparison.is_complete,
                built_count=len(comparison.built_sites),
                site_count=comparison.site_count,
                diagnostics=comparison.result.diagnostics,
            )


def group_by_site(comparison: BuildComparison) -> Iterator[AffectedSite]:
    """Yield each site of which something changes; each that could be concerned where nothing could be compared."""
    if not comparison.is_complete:
        yield from (AffectedSite(site, (), (), 0) for site in comparison.built_sites)
        return
    pages: dict[str, list[ChangedPage]] = {}
    for each in (*comparison.changes.pages, *comparison.changes.redirects):
        pages.setdefault(each.site, []).append(each)
    counts = _count_files(comparison.changes)
    for site in sorted({*pages, *counts}):
        own = pages.get(site, [])
        languages = sorted({each.language for each in own} - {""})
        yield AffectedSite(site, tuple(languages), tuple(own), counts.get(site, 0))


def _count_files(changes: BuildChanges) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in changes.file_sites:
        counts[each] = counts.get(each, 0) + 1
    return counts


def format_affected_as_json(report: AffectedReport) -> str:
    """Return the report as JSON; `matrix` is in the form of a matrix of jobs."""
    document = {
        "version": 1,
        "tip": report.tip,
        "submission": report.submission,
        "compared": report.is_compared,
        **touched_as_json(report.touched),
        "matrix": {"include": [{"site": each.site, "languages": ",".join(each.languages)} for each in report.sites]},
        "sites": [site_as_json(each) for each in report.sites],
        "built_sites": report.built_count,
        "all_sites": report.site_count,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def touched_as_json(touched: TouchedFiles) -> dict[str, Any]:
    """Return what a submission touches, as values of JSON by key."""
    return {
        "content_alone": touched.is_content_alone,
        "runs_code": bool(touched.code_files),
        "themes": list(touched.themes),
        "touched": [
            {"class": each.path_class.id, "sites": list(each.sites), "paths": list(each.paths)}
            for each in touched.classes
        ],
        "outside_paths": list(touched.outside_paths),
    }


def site_as_json(site: AffectedSite) -> dict[str, Any]:
    """Return a site with its pages, as values of JSON by key."""
    return {
        "site": site.site,
        "languages": list(site.languages),
        "files": site.file_count,
        "pages": [asdict(each) for each in site.pages],
    }
