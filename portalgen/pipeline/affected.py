"""`find_affected(options)`: the sites, languages and pages that a submission changes for readers.

The proposed version is built with its own settings and themes, and compared with main at the same clock
(`portalgen.pipeline.compare_builds`). This covers changes by menus, themes and lists of other sites.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.pipeline.compare_builds import ComparisonOptions, compare_builds, list_affected_sites
from portalgen.pipeline.comparing.affected_sites import AffectedSite, site_as_json, touched_as_json
from portalgen.pipeline.comparing.proposal import check_out_proposal, open_proposal
from portalgen.pipeline.comparing.touched import TouchedFiles, describe_touched
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.options import Progress, no_progress


@frozen
class AffectedOptions:
    """`base` is main; `head` the submission, empty for the content of the folder. `at` is the clock, aware."""

    root: Path
    base: str
    at: datetime
    head: str = ""
    jobs: int = 1
    cache: Path | None = None
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class AffectedReport:
    """The sites, languages and pages that a submission changes for readers."""

    tip: str
    submission: str
    touched: TouchedFiles
    sites: tuple[AffectedSite, ...]
    """Sorted by id.

    If errors prevent a comparison, these are all possibly affected sites, without their pages.
    """
    is_compared: bool
    built_count: int
    """The number of sites built for the comparison."""
    site_count: int
    diagnostics: tuple[Diagnostic, ...]
    """Diagnostics of main as it would be after the merge, including errors."""


def find_affected(options: AffectedOptions, progress: Progress = no_progress) -> AffectedReport:
    """Return the effects of the submission. Raises UsageError for a revision that does not exist."""
    with open_proposal(options.root, options.base, options.head, options.at) as proposal:
        checkout = check_out_proposal(proposal, proposal.tree)
        comparison_options = ComparisonOptions(options.at, options.jobs, options.cache, options.definitions)
        with compare_builds(checkout, proposal.tip, proposal.tree, comparison_options, progress) as comparison:
            return AffectedReport(
                tip=proposal.tip,
                submission=proposal.submission,
                touched=describe_touched(proposal),
                sites=list_affected_sites(comparison),
                is_compared=comparison.is_complete,
                built_count=len(comparison.built_sites),
                site_count=comparison.site_count,
                diagnostics=comparison.result.diagnostics,
            )


def format_affected_as_json(report: AffectedReport) -> str:
    """Return the report as JSON. `matrix` has an entry per site, in the form of a workflow's job matrix."""
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
