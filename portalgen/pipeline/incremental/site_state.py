"""The state recorded with the output of each site: its inputs, dependencies and diagnostics.

It decides if a site must be checked again: after a change of its inputs or files, after one of its times has passed, or
if another site gives another answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.rows import diagnostic_of_row, row_of_diagnostic, row_of_place
from portalgen.frozen import frozen
from portalgen.pipeline.sites.references_between import ReferenceRow
from portalgen.render.markdown.anchor_links import AnchorLink

if TYPE_CHECKING:
    from portalgen.plan.targets import Query


PORTAL_MANIFEST: Final = "_portal"
"""The part of the manifest for outputs that belong to no site. No site can have this id."""


SiteDependencies = tuple[tuple[str, str, str], ...]
"""(asked site, digest of its export, digest of its contents or ""), as the asked site was when it answered.

Contents count if there are links to anchors. An empty site id (an item found on no site) means the export of all sites.
"""


RecordedAnswers = tuple[tuple[str, "Query", str], ...]
"""(asked site, query, digest of the answer)."""


@frozen
class SiteState:
    """The state of a site when it was last built."""

    inputs: str
    """The result of `portalgen.pipeline.incremental.up_to_date.format_inputs`."""
    contents: str
    valid_from: datetime | None
    valid_until: datetime | None
    """The site does not change by time alone from `valid_from` until just before `valid_until`."""
    export: str
    """Digest of the data visible to other sites."""
    answers: RecordedAnswers
    dependencies: SiteDependencies
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[AnchorLink, ...]
    """Links to anchors on other sites, which break if these sites change."""
    identifiers: tuple[str, ...]
    """The ids of all items of the site, shown or not."""
    references: tuple[ReferenceRow, ...]
    """References from its items to items of other sites, as defined by the relations of their kinds."""
    incoming: str
    """Digest of the references from other sites to its items (`references_between.digest_incoming`)."""
    pages: int
    files: int

    def is_current(self, inputs: str, contents: str, at: datetime) -> bool:
        """Return True if the site's inputs and contents are unchanged and the site is still valid at `at`."""
        begun = self.valid_from is None or self.valid_from <= at
        return (
            begun
            and (self.valid_until is None or at < self.valid_until)
            and (self.inputs, self.contents) == (inputs, contents)
        )


@frozen
class PortalState:
    """The state of the portal as a whole."""

    inputs: str
    top: str
    """Digest of the files directly below `content/`."""
    diagnostics: tuple[Diagnostic, ...]
    hosts: tuple[tuple[str, str, str], ...]
    """(site id, host, path) of every site, the main site first."""
    pending: tuple[str, ...] = ()
    """Sites not requested but sharing an id or an address with a requested site."""


def row_of_state(state: SiteState) -> dict[str, Any]:
    """Return the state of a site as a JSON object."""
    return {
        "inputs": state.inputs,
        "contents": state.contents,
        "since": _text(state.valid_from),
        "until": _text(state.valid_until),
        "export": state.export,
        "heard": [list(each) for each in state.dependencies],
        "asked": [[site, list(question), digest] for site, question, digest in state.answers],
        "diagnostics": [row_of_diagnostic(each) for each in state.diagnostics],
        "links": [[each.source, each.anchor, row_of_place(each.place)] for each in state.links],
        "identifiers": list(state.identifiers),
        "references": [list(each) for each in state.references],
        "incoming": state.incoming,
        "pages": state.pages,
        "files": state.files,
    }


def row_of_portal(state: PortalState) -> dict[str, Any]:
    """Return the state of the portal as a JSON object."""
    return {
        "inputs": state.inputs,
        "top": state.top,
        "diagnostics": [row_of_diagnostic(each) for each in state.diagnostics],
        "hosts": [list(each) for each in state.hosts],
        "pending": list(state.pending),
    }


def state_from_row(row: Any) -> SiteState | None:
    try:
        return SiteState(
            inputs=row["inputs"],
            contents=row["contents"],
            valid_from=_moment(row["since"]),
            valid_until=_moment(row["until"]),
            export=row["export"],
            dependencies=tuple((site, export, contents) for site, export, contents in row["heard"]),
            answers=tuple((site, tuple(question), digest) for site, question, digest in row["asked"]),
            diagnostics=_diagnostics(row),
            links=tuple(AnchorLink(source, anchor, Place(*place)) for source, anchor, place in row["links"]),
            identifiers=tuple(row["identifiers"]),
            references=tuple(tuple(map(str, each)) for each in row["references"]),
            incoming=str(row["incoming"]),
            pages=int(row["pages"]),
            files=int(row["files"]),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def portal_state_from_row(row: Any) -> PortalState | None:
    try:
        hosts = tuple((site, host, path) for site, host, path in row["hosts"])
        return PortalState(row["inputs"], row["top"], _diagnostics(row), hosts, tuple(row["pending"]))
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def _diagnostics(row: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic_of_row(each) for each in row["diagnostics"])


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
