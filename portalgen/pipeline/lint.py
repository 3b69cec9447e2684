"""`lint(options)`: what was read is held against every rule. Nothing but the memory of the linter is written.

The whole portal is judged each time, since what a rule says of one page may be caused by another; what is remembered
makes that quick. Then suppressions, waivers and the baseline are laid on it, and last the scope that was asked for.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.lint_settings import WAIVERS_FILE, LintSettings, load_lint_settings
from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.body import read_source
from portalgen.content.model import Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.history.worktree import export_index, worktree_differs_from_index
from portalgen.lint.apply_suppressions import judged
from portalgen.lint.baseline import read_baseline
from portalgen.lint.context import Whole
from portalgen.lint.findings import findings_of, place_order
from portalgen.lint.formats.model import SetAside
from portalgen.lint.model import Finding, Hit
from portalgen.lint.run import outcome_hits, portal_hits
from portalgen.lint.suppression import Suppression
from portalgen.pipeline.linting.attachments import attachment_hits
from portalgen.pipeline.linting.bodies import body_faults
from portalgen.pipeline.linting.history import Past, past_of
from portalgen.pipeline.linting.lint_cache import Memory, memory_of, save
from portalgen.pipeline.linting.lint_inputs import Prepared, prepare
from portalgen.pipeline.linting.options import LintOptions, LintReport
from portalgen.pipeline.linting.pages import Sources, sources_of, suppressions_in
from portalgen.pipeline.linting.scope import Scope, scope_of
from portalgen.pipeline.options import Progress, has_errors, no_progress
from portalgen.timeline.clocks import ItemClock, clocks_of


def lint(options: LintOptions, progress: Progress = no_progress) -> LintReport:
    """Everything that the rules and the stages of the build up to the bodies of pages find.

    Raises UsageError for a base, a path or a site that does not exist, and EnvironmentFault where a base is asked for
    and the history does not reach it.
    """
    if not options.staged:
        return _linted(options, options.root, progress)
    repository = open_repository(options.root)
    if not worktree_differs_from_index(repository):
        return _linted(options, options.root, progress)
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        root = export_index(repository, Path(folder))
        if not (root / "site-config" / "portal.yaml").is_file():
            raise UsageError(
                "những gì chờ lưu chưa có site-config/portal.yaml; hãy thêm cả cổng bằng `git add`",
                "what waits to be committed has no site-config/portal.yaml; add the whole portal with `git add`",
            )
        return _linted(options, root, progress)


def _linted(options: LintOptions, root: Path, progress: Progress) -> LintReport:
    memory = memory_of(options.root, root)
    unsaved = dict((options.unsaved,)) if options.unsaved else {}
    prepared = prepare(root, options.at, unsaved, memory)
    if prepared.portal is None or prepared.library is None:
        found = findings_of([Hit(each) for each in prepared.diagnostics], LintSettings(), {})
        return LintReport(found, everything=found)
    report = _judged(options, prepared, prepared.portal, prepared.library, memory, progress)
    if options.unsaved is None:
        save(memory, frozenset(page.source for page in (*prepared.library.pages, *prepared.library.refused_pages)))
    return report


def _judged(
    options: LintOptions, prepared: Prepared, portal: Portal, library: Library, memory: Memory, progress: Progress
) -> LintReport:
    settings, faults = load_lint_settings(portal.root, [site.id for site in portal.sites])
    legal, legal_faults = load_legal_settings(portal.root)
    past = past_of(options, portal, library, legal, settings, memory.folder)
    scope = scope_of(options, portal, library, past.submission)
    mentioning = _mentioning(portal, library, scope.names)
    told = (*library.pages, *library.refused_pages)
    read = [page for page in told if scope.reads(page) or page.source in mentioning]
    sources = sources_of(portal, read, settings, memory.pages, options.jobs, progress)
    hits = [Hit(each) for each in (*prepared.diagnostics, *faults, *legal_faults)]
    hits += sources.hits
    hits += attachment_hits(portal, sources.named, settings, memory.attachments)
    hits += (
        Hit(each) for each in _body_faults(prepared, scope.bodies(read, mentioning), sources, memory, options, progress)
    )
    whole = _whole(options, portal, library, legal, settings, past, scope) if legal is not None else None
    if whole is not None:
        hits += portal_hits(whole)
    met = {each.diagnostic.place.path for each in hits} - {page.source for page in read}
    others = [page for page in told if page.source in met]
    suppressions = suppressions_in(portal, others, settings, memory.pages, options.jobs, progress)
    findings, aside = _set_aside(
        hits, portal, library, settings, (*sources.suppressions, *suppressions), past, options, scope
    )
    return LintReport(
        findings=tuple(each for each in findings if _is_asked(each, scope, options)),
        set_aside=tuple(each for each in aside if _is_asked(each.finding, scope, options)),
        clocks=_told(whole.clocks, scope) if whole is not None else (),
        everything=(*findings, *(each.finding for each in aside if each.by == "baseline")),
        checked=scope.count(library),
        whole=_is_whole(options, prepared, whole, scope, (*faults, *legal_faults)),
    )


def _is_whole(
    options: LintOptions, prepared: Prepared, whole: Whole | None, scope: Scope, faults: tuple[Diagnostic, ...]
) -> bool:
    """Whether nothing was left out: no scope, and no fault that kept a stage from being judged."""
    asked_for_all = scope.paths is None and not scope.sites and not options.unsaved
    return asked_for_all and prepared.contexts is not None and whole is not None and not has_errors(faults)


def _body_faults(
    prepared: Prepared,
    pages: Iterable[Page],
    sources: Sources,
    memory: Memory,
    options: LintOptions,
    progress: Progress,
) -> tuple[Diagnostic, ...]:
    if prepared.contexts is None or prepared.world is None:
        return ()
    return body_faults(prepared.contexts, prepared.world, pages, sources.named, memory.bodies, options.jobs, progress)


def _mentioning(portal: Portal, library: Library, names: frozenset[str]) -> frozenset[str]:
    """Sources of the pages whose text names what was changed: their links or files may have broken."""
    wanted = [name.encode() for name in sorted(names)]
    if not wanted:
        return frozenset()
    return frozenset(
        page.source for page in library.pages if any(name in read_source(portal, page.source) for name in wanted)
    )


def _whole(
    options: LintOptions,
    portal: Portal,
    library: Library,
    legal: LegalSettings,
    settings: LintSettings,
    past: Past,
    scope: Scope,
) -> Whole:
    def data(source: str) -> bytes:
        try:
            return read_source(portal, source)
        except OSError:
            return b""

    def is_day(page: Page, location: Location) -> bool:
        return is_written_as_day(data(page.source), location)

    return Whole(
        portal=portal,
        library=library,
        legal=legal,
        settings=settings,
        at=options.at,
        data_of=data,
        before=past.submission.before if past.submission else None,
        clocks=clocks_of(library, legal, past.times, options.at, is_day),
        submitted=scope.ids,
        history=past.history,
        times=past.times,
    )


def _set_aside(
    hits: list[Hit],
    portal: Portal,
    library: Library,
    settings: LintSettings,
    suppressions: tuple[Suppression, ...],
    past: Past,
    options: LintOptions,
    scope: Scope,
) -> tuple[tuple[Finding, ...], tuple[SetAside, ...]]:
    """(what counts, what does not), with what is to be said about setting aside itself."""
    subjects = {page.source: f"{page.id} {page.language}" for page in library.pages}
    waivers = portal.root / WAIVERS_FILE
    findings, aside, outcome = judged(
        findings_of(hits, settings, subjects),
        suppressions,
        settings.waivers,
        read_baseline(portal.root),
        past.submission.baseline if past.submission else None,
        {page.source: page.id for page in library.pages},
        options.at,
        waivers.read_text("utf-8-sig") if settings.waivers else "",
    )
    outcome = replace(outcome, stale=tuple(each for each in outcome.stale if scope.judges(each.path)))
    said = findings_of(outcome_hits(outcome), settings, subjects)
    return tuple(sorted((*findings, *said), key=place_order)), aside


def _told(clocks: tuple[ItemClock, ...], scope: Scope) -> tuple[ItemClock, ...]:
    """The clocks of the items that were asked for; none where all is looked at."""
    return tuple(each for each in clocks if scope.ids is not None and each.page.id in scope.ids)


def _is_asked(finding: Finding, scope: Scope, options: LintOptions) -> bool:
    selected = not options.select or finding.code.startswith(options.select)
    return selected and not (options.ignore and finding.code.startswith(options.ignore)) and scope.holds(finding)
