"""The reasons why the next build checks a site again, such as its changed inputs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.pipeline.incremental.previous_build import PreviousBuild, list_torn_bundles
from portalgen.pipeline.incremental.selection import RenderInputs, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import SiteState
from portalgen.pipeline.incremental.up_to_date import INPUT_NAMES
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.references_between import digest_incoming
from portalgen.writer.manifest import is_intact, read_journal

RebuildReasonName = Literal[
    "program",
    "configuration",
    "themes",
    "drafts",
    "search",
    "contents",
    "since",
    "until",
    "answer",
    "references",
    "touched",
    "interrupted",
    "unknown",
]

SHOWN_FILES: Final = 5
"""The maximum number of touched files to name."""


@frozen
class RebuildReason:
    """A reason why the next build checks the site again.

    The meaning of `values` depends on the name of the reason:

    - drafts, search: the option of the last build and the present option
    - since, until: the time
    - answer: the site asked (empty if no site has the item), the question and its arguments
    - touched: an output path
    """

    name: RebuildReasonName
    values: tuple[str, ...] = ()


def find_rebuild_reasons(
    options: BuildOptions, session: Session, before: PreviousBuild, selection: Selection, site: str
) -> tuple[RebuildReason, ...]:
    """Return all reasons why the next build checks `site` again.

    Return an empty tuple if the site is reused. `before` is the state left by the last builds.
    """
    if site in selection.removed:
        return (RebuildReason("configuration"),)
    state = before.site_state(site)
    if state is None:
        return (RebuildReason("unknown"),)
    return (
        *_inputs(state.inputs, selection.portal.inputs),
        *((RebuildReason("contents"),) if state.contents != session.folders.find_digest(site) else ()),
        *_clock(state, options.at),
        *(_answers(selection.inputs, state) if selection.inputs else ()),
        *(_references(selection.inputs, state, site) if selection.inputs else ()),
        *_touched(options, before, site),
    )


def _inputs(before: str, now: str) -> Iterator[RebuildReason]:
    names: tuple[RebuildReasonName, ...] = INPUT_NAMES
    for name, old, new in zip(names, before.split(), now.split(), strict=False):
        if old != new:
            yield RebuildReason(name, (old, new) if name in ("drafts", "search") else ())


def _clock(state: SiteState, at: datetime) -> Iterator[RebuildReason]:
    if state.valid_from is not None and at < state.valid_from:
        yield RebuildReason("since", (state.valid_from.isoformat(),))
    if state.valid_until is not None and state.valid_until <= at:
        yield RebuildReason("until", (state.valid_until.isoformat(),))


def _answers(ready: RenderInputs, state: SiteState) -> Iterator[RebuildReason]:
    others, known = ready.dependencies.find_changed(state), {site.id for site in ready.sites.portal.sites}
    for site, question, digest in state.answers:
        gone = bool(site) and site not in known
        if gone or ((site in others or not site) and ready.sites.answer(site, question) != digest):
            yield RebuildReason("answer", (site, *question))


def _references(ready: RenderInputs, state: SiteState, site: str) -> Iterator[RebuildReason]:
    if digest_incoming(ready.find_incoming().get(site, ())) != state.incoming:
        yield RebuildReason("references")


def _touched(options: BuildOptions, before: PreviousBuild, site: str) -> Iterator[RebuildReason]:
    journal = read_journal(options.out)
    if site in (*journal.paths.values(), *journal.bundles.values()):
        yield RebuildReason("interrupted")
    out, manifest = str(options.out), before.manifest(site)
    rows = ((path, row) for path, row in manifest.rows.items() if not is_intact(out, path, row[2], row[5], row[1]))
    yield from islice((RebuildReason("touched", (path,)) for path, _ in rows), SHOWN_FILES)
    yield from (RebuildReason("touched", (folder,)) for folder in list_torn_bundles(options.out, manifest))
