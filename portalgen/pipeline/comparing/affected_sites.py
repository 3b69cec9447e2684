"""The sites changing for readers, with their changed pages, as values and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from portalgen.frozen import frozen
from portalgen.pipeline.changed_pages import BuildChanges, ChangedPage
from portalgen.pipeline.comparing.touched import TouchedFiles


@frozen
class AffectedSite:
    """A site with changes for readers, with its changed pages."""

    site: str
    languages: tuple[str, ...]
    """Languages of the changed pages, sorted."""
    pages: tuple[ChangedPage, ...]
    """The changed pages, including redirects."""
    file_count: int
    """The number of changed files other than pages: feeds, site maps, pictures."""


def group_by_site(changes: BuildChanges) -> Iterator[AffectedSite]:
    """Yield an entry for each changed site, sorted by site id."""
    pages: dict[str, list[ChangedPage]] = {}
    for each in (*changes.pages, *changes.redirects):
        pages.setdefault(each.site, []).append(each)
    counts = Counter(changes.file_sites)
    for site in sorted({*pages, *counts}):
        own = pages.get(site, [])
        languages = sorted({each.language for each in own} - {""})
        yield AffectedSite(site, tuple(languages), tuple(own), counts[site])


def list_unknown_sites(sites: Iterable[str]) -> Iterator[AffectedSite]:
    """Yield an entry without pages for each of these possibly affected sites."""
    yield from (AffectedSite(site, (), (), 0) for site in sites)


def touched_as_json(touched: TouchedFiles) -> dict[str, Any]:
    """Return the files touched by a submission, in the form of a JSON object."""
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
    """Return a site with its pages in the form of a JSON object."""
    return {
        "site": site.site,
        "languages": list(site.languages),
        "files": site.file_count,
        "pages": [asdict(each) for each in site.pages],
    }
