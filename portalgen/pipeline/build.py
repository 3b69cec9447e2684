"""`build(options)` and `check(options)`: what a command or a preview asks for.

Most builds find nothing to make. The stages, and all that they need, are loaded only where there is something
(`portalgen.pipeline.stages`).
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from portalgen.pipeline.incremental.prefetch import start_prefetch
from portalgen.pipeline.incremental.session import Session, shared_session
from portalgen.pipeline.incremental.up_to_date import find_up_to_date
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress
from portalgen.pipeline.rendering.results import result_of_unchanged
from portalgen.pipeline.stage_timer import StageTimer


def no_progress(stage: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


def check(options: BuildOptions, progress: Progress = no_progress, session: Session | None = None) -> BuildResult:
    """Everything that `build` would refuse, without writing anything."""
    from portalgen.pipeline.stages import look_at_everything

    with shared_session(session, options) as shared:
        return look_at_everything(options, progress, shared, StageTimer())


def build(
    options: BuildOptions,
    progress: Progress = no_progress,
    session: Session | None = None,
    changed: frozenset[Path] | None = None,
) -> BuildResult:
    """Builds the portal, or those of its sites that are asked for.

    `session` is what successive builds of one process share; `changed` are the paths that may have changed since the
    last of them, None where that is not known. Raises PortalgenError for faults of the world; on errors in files
    nothing is written and `written` is False.
    """
    with shared_session(session, options) as shared:
        result = _built(options, progress, shared, changed)
        while result is None:  # another build wrote while this one was reading
            result = _built(options, progress, shared, None)
        return result


def _built(
    options: BuildOptions, progress: Progress, session: Session, changed: frozenset[Path] | None
) -> BuildResult | None:
    clock = StageTimer()
    session.invalidate(changed)
    before = session.previous_build(options.out)
    found = start_prefetch(options, session, before) if changed is None else None
    if found is not None:
        import_module("portalgen.pipeline.stages")  # what may be needed soon, while there is nothing else to do
        found()
    same = find_up_to_date(options, session, before)
    clock.lap("content")
    if same is not None:
        session.save()
        return result_of_unchanged(before, same, clock)
    from portalgen.pipeline.stages import run

    try:
        return run(options, progress, session, before, clock)
    except BaseException:
        session.discard_previous_build(options.out)
        raise
