"""Gathers the changes of a submission other than pages, for the rules that check submissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.lint.baseline import BASELINE, read_baseline
from portalgen.lint.rule_files import THEMES, find_code_files, is_governance, only_shrinks, stands_beside_governance
from portalgen.lint.submission_review import RuleChange, SubmissionReview
from portalgen.pipeline.comparing.checkout import Checkout
from portalgen.pipeline.linting.judgement import Judgement, open_main
from portalgen.pipeline.linting.options import LintReport
from portalgen.pipeline.linting.rule_effects import describe_effects, describe_theme
from portalgen.pipeline.setting_checks import load_rule_settings


def check_proposal(
    judgement: Judgement, proposal: Path, portal: Portal, diagnostics: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of main's settings as they would be after the merge.

    `diagnostics` are those of main's present settings. For changed files, they are replaced by the diagnostics of the
    proposed version. This makes it possible to fix a faulty file on main.
    """
    changed = frozenset(judgement.rule_paths)
    proposed = load_rule_settings(replace(portal, root=proposal)).diagnostics
    kept = [each for each in diagnostics if each.place.path not in changed]
    return (*kept, *(each for each in proposed if each.place.path in changed))


def review_submission(
    judgement: Judgement,
    diagnostics: Iterable[Diagnostic],
    check_main: Callable[[Checkout], LintReport],
) -> SubmissionReview:
    """Return the review of a submission.

    `check_main` lints a whole portal, to find the effects of changed rules.
    """
    changes = judgement.changes
    every = (*changes.paths, *changes.deleted_paths)
    governance = _governance_paths(judgement)
    prefix = judgement.repository.prefix
    code = [*(f"{prefix}{path}" for path in every if not path.startswith(THEMES)), *changes.outside_paths]
    return SubmissionReview(
        is_approved=judgement.is_approved,
        is_approved_by_flag=judgement.is_approved and not judgement.approval.is_approved,
        missing_approval=judgement.approval.missing,
        rule_changes=(
            *_governance_changes(judgement, governance, diagnostics, check_main),
            *_theme_changes(judgement.rule_paths),
        ),
        governance_paths=governance,
        other_paths=tuple(sorted((*filter(_is_apart, every), *changes.outside_paths))),
        code_files=find_code_files(code, changes.submodule_paths),
        conflicts=judgement.conflicts,
    )


def _is_apart(path: str) -> bool:
    return not stands_beside_governance(path)


def _governance_paths(judgement: Judgement) -> tuple[str, ...]:
    """Return the changed governance files, without a baseline that only shrinks: no change of rules.

    A growing baseline is reported by a rule of its own, unless its growth is approved.
    """
    paths = tuple(filter(is_governance, judgement.rule_paths))
    if judgement.proposal is None or BASELINE not in paths:
        return paths
    if BASELINE in judgement.changes.paths and not (judgement.proposal / BASELINE).is_file():
        return paths  # it is a link, not a file: its target would be read instead
    before, after = read_baseline(judgement.root), read_baseline(judgement.proposal)
    grows = bool(after.entries.keys() - before.entries.keys())
    if only_shrinks(before, after) or (grows and not judgement.is_approved):
        return tuple(path for path in paths if path != BASELINE)
    return paths


def _governance_changes(
    judgement: Judgement,
    paths: tuple[str, ...],
    diagnostics: Iterable[Diagnostic],
    check_main: Callable[[Checkout], LintReport],
) -> Iterable[RuleChange]:
    if judgement.proposal is None or not paths:
        return ()
    faulty = {each.place.path for each in diagnostics if severity_of(each) is Severity.ERROR}
    if not read_baseline(judgement.proposal).readable:
        faulty.add(BASELINE)
    with open_main(judgement) as main:
        root = main.repository.root
        effects = describe_effects(root, judgement.proposal, paths, frozenset(faulty), lambda: check_main(main))
    return tuple(RuleChange(path, effects[path]) for path in paths)


def _theme_changes(paths: Iterable[str]) -> Iterable[RuleChange]:
    """Yield a change for each theme, since its files belong together; also for a link replacing the themes folder."""
    changed = [path for path in paths if not is_governance(path)]
    for folder, files in groupby(changed, key=lambda path: "/".join(path.split("/")[:2])):
        yield RuleChange(f"{folder}/" if folder not in changed else folder, describe_theme(files))
