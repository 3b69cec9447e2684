"""What a build leaves with the output of each site: from what it was made, and what else there was to report.

It says whether a site has to be looked at again. It does when its inputs or its files are others, when the clock
passed one of its moments, or when another site no longer answers what it answered.
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
"""The part of the manifest of what belongs to no site; no site has this id."""


SiteDependencies = tuple[tuple[str, str, str], ...]
"""(asked site, its export, its contents or nothing): what the asked sites were when they answered. Contents count where
there are links to anchors. The export of no site (an item that none has) is that of all."""


RecordedAnswers = tuple[tuple[str, "Query", str], ...]
"""(asked site, question, digest of the answer)."""


@frozen
class SiteState:
    """What was true when a site was made."""

    inputs: str
    """What `portalgen.pipeline.incremental.up_to_date.format_inputs` gave."""
    contents: str
    valid_from: datetime | None
    valid_until: datetime | None
    """The site stays as it is from the one moment to before the other, as far as time goes."""
    export: str
    """What other sites see of this one."""
    answers: RecordedAnswers
    dependencies: SiteDependencies
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[AnchorLink, ...]
    """Links to anchors on other sites: they break when those change."""
    identifiers: tuple[str, ...]
    """The ids of all items, shown or not."""
    references: tuple[ReferenceRow, ...]
    """What its items point at on other sites by the relations of their kinds."""
    incoming: str
    """Digest of what items of other sites point at on this one (`references_between.digest_incoming`)."""
    pages: int
    files: int

    def is_current(self, inputs: str, contents: str, at: datetime) -> bool:
        """Whether the site's own part is still what it was."""
        begun = self.valid_from is None or self.valid_from <= at
        return (
            begun
            and (self.valid_until is None or at < self.valid_until)
            and (self.inputs, self.contents) == (inputs, contents)
        )


@frozen
class PortalState:
    """What was true of the portal as a whole."""

    inputs: str
    top: str
    """Digest of what stands right below `content/`."""
    diagnostics: tuple[Diagnostic, ...]
    hosts: tuple[tuple[str, str, str], ...]
    """(site, host, path) of every site, the main one first."""
    pending: tuple[str, ...] = ()
    """Sites that were not asked for, and that have an id or an address of one that was."""


def row_of_state(state: SiteState) -> dict[str, Any]:
    """The state as JSON."""
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
    """The portal's state as JSON."""
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
