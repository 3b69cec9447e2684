"""Why the next build looks at a site again: what of that from which the site was made is no longer the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final, Literal

from portalgen.pipeline.incremental.selection import Ready, Selection
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import Before, SiteState
from portalgen.pipeline.incremental.up_to_date import INPUTS
from portalgen.pipeline.options import BuildOptions
from portalgen.writer.manifest import is_intact, journal_of

ReasonName = Literal[
    "program",
    "configuration",
    "themes",
    "drafts",
    "search",
    "contents",
    "since",
    "until",
    "answer",
    "touched",
    "interrupted",
    "unknown",
]

TOLD: Final = 5
"""Touched files that are named."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the next build looks at the site again. `values` are, by name of the reason:

    drafts, search: the option of the last build and the one now; since, until: the moment; answer: the site that is
    asked (empty where none has the item), the question and its arguments; touched: an output path.
    """

    name: ReasonName
    values: tuple[str, ...] = ()


def reasons(
    options: BuildOptions, session: Session, before: Before, selection: Selection, site: str
) -> tuple[Reason, ...]:
    """Every reason there is for `site`; none where it stays as it is. `before` is what the last builds left."""
    if site in selection.gone:
        return (Reason("configuration"),)
    state = before.state(site)
    if state is None:
        return (Reason("unknown"),)
    return (
        *_inputs(state.inputs, selection.portal.inputs),
        *((Reason("contents"),) if state.contents != session.sources.digest(site) else ()),
        *_clock(state, options.at),
        *(_answers(selection.ready, state) if selection.ready else ()),
        *_touched(options, before, site),
    )


def _inputs(before: str, now: str) -> Iterator[Reason]:
    names: tuple[ReasonName, ...] = INPUTS
    for name, old, new in zip(names, before.split(), now.split(), strict=False):
        if old != new:
            yield Reason(name, (old, new) if name in ("drafts", "search") else ())


def _clock(state: SiteState, at: datetime) -> Iterator[Reason]:
    if state.since is not None and at < state.since:
        yield Reason("since", (state.since.isoformat(),))
    if state.until is not None and state.until <= at:
        yield Reason("until", (state.until.isoformat(),))


def _answers(ready: Ready, state: SiteState) -> Iterator[Reason]:
    others, known = ready.hearing.changed(state), {site.id for site in ready.world.portal.sites}
    for site, question, digest in state.asked:
        gone = bool(site) and site not in known
        if gone or ((site in others or not site) and ready.world.answer(site, question) != digest):
            yield Reason("answer", (site, *question))


def _touched(options: BuildOptions, before: Before, site: str) -> Iterator[Reason]:
    journal = journal_of(options.out)
    if site in (*journal.paths.values(), *journal.bundles.values()):
        yield Reason("interrupted")
    out, sheet = str(options.out), before.sheet(site)
    rows = ((path, row) for path, row in sheet.rows.items() if not is_intact(out, path, row[2], row[5], row[1]))
    yield from islice((Reason("touched", (path,)) for path, _ in rows), TOLD)
    yield from (Reason("touched", (folder,)) for folder in sheet.bundles if not (options.out / folder).is_dir())
