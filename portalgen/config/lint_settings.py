"""The settings of the linter, read from `lint.yaml` and `governance/{policy,waivers}.yaml` of `site-config/`.

Each of these files may be missing: then nothing is set, nothing waived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.files import ModelT, read_model, read_yaml_text
from portalgen.config.lint_models import Level, LintModel, PolicyModel, WaiverModel, WaiversModel
from portalgen.config.places import GOVERNANCE_FOLDER, find_escaping_symlinks
from portalgen.config.yaml_text import Location, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, MessageValue, Place, diagnostic
from portalgen.diagnostics.registry import CODES, ENDED_CODES
from portalgen.diagnostics.sentences import find_closest
from portalgen.diagnostics.who_may_waive import keeps_severity, lock_reason_of, who_may_waive
from portalgen.frozen import frozen

LINT_FILE: Final = "site-config/lint.yaml"
WAIVERS_FILE: Final = "site-config/governance/waivers.yaml"


@frozen
class Override:
    """Severities for some paths (globs from the root) or sites; an empty tuple means all."""

    severity: Mapping[str, Level]
    """By code or prefix of codes; the longest prefix counts."""
    paths: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@frozen
class SiteRequirements:
    """What a site of a group must have: section paths, those of its sections that must be in English, menu labels."""

    sections: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()


@frozen
class Waiver:
    """What the board has waived for an item or a site, by a post; `starts` and `until` are its first and last day."""

    code: str
    reason: str
    approved_by: str
    starts: date
    until: date
    item: str = ""
    site: str = ""
    index: int = 0
    """Its number in the file, from 0."""


@frozen
class ParticipationSettings:
    """House practice about consultations and questions, in days."""

    draft_days: int = 20
    """The least number of days for a draft normative document; unverified."""
    report_days: int = 30
    """After the end of a consultation, until its adoption report is due."""
    answer_working_days: int = 15
    """For the answer to a question that gives no last day."""


@frozen
class LintSettings:
    """Everything that people may set for the linter."""

    severity: Mapping[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    mandatory: Mapping[str, SiteRequirements] = field(default_factory=dict)
    """By group of sites: main, department, commune."""
    advertising: tuple[str, ...] = ()
    """Wording of advertisements beyond what the rule knows."""
    title_length: int = 150
    """Characters that a title may have."""
    allowed_telephones: tuple[str, ...] = ()
    """Mobile numbers that an agency has made public on purpose; digits only."""
    waivers: tuple[Waiver, ...] = ()
    participation: ParticipationSettings = ParticipationSettings()


def load_lint_settings(root: Path, sites: Collection[str]) -> tuple[LintSettings, tuple[Diagnostic, ...]]:
    """The settings in `root`, where `sites` are configured, and what is wrong in their files.

    A file with faults counts as missing, and so does a waiver with faults: these are errors, so that nothing passes
    by them. So do policy and waivers where a link leads out of the portal.
    """
    escaping = tuple(find_escaping_symlinks(root, GOVERNANCE_FOLDER))
    diagnostics = [diagnostic("CFG132", Place(path), path=path) for path in escaping]
    lint = _optional(root, LINT_FILE, LintModel, diagnostics)
    policy = PolicyModel() if escaping else _optional(root, POLICY_FILE, PolicyModel, diagnostics)
    waivers = WaiversModel() if escaping else _optional(root, WAIVERS_FILE, WaiversModel, diagnostics)
    diagnostics += _check_lint_settings(root, lint, sites)
    if policy.merge_method == "squash" and not policy.forge_committers:
        diagnostics.append(_diagnostic(root, POLICY_FILE, "CFG165", "merge_method"))
    waived = []
    for index, each in enumerate(waivers.waivers):
        waiver_diagnostics = tuple(_check_waiver(root, index, each, sites))
        diagnostics += waiver_diagnostics
        waived += [] if waiver_diagnostics else [_waiver(index, each)]
    settings = LintSettings(
        severity=lint.severity,
        overrides=tuple(Override(each.severity, each.paths, each.sites) for each in lint.overrides),
        mandatory={
            group: SiteRequirements(each.sections, each.english, each.menu) for group, each in lint.mandatory.items()
        },
        advertising=lint.advertising,
        title_length=lint.title_length,
        allowed_telephones=lint.allowed_telephones,
        waivers=tuple(waived),
        participation=ParticipationSettings(**lint.participation.model_dump()),
    )
    return settings, tuple(diagnostics)


def _optional(root: Path, path: str, model: type[ModelT], diagnostics: list[Diagnostic]) -> ModelT:
    settings = read_model(root, path, model, diagnostics) if (root / path).exists() else None
    return settings if settings is not None else model()


def _waiver(index: int, model: WaiverModel) -> Waiver:
    return Waiver(
        code=model.code,
        reason=model.reason,
        approved_by=model.approved_by,
        starts=model.starts,
        until=model.until,
        item=model.item or "",
        site=model.site or "",
        index=index,
    )


def _check_lint_settings(root: Path, lint: LintModel, sites: Collection[str]) -> Iterator[Diagnostic]:
    groups: list[tuple[Location, Mapping[str, Level]]] = [(("severity",), lint.severity)]
    groups += [(("overrides", index, "severity"), each.severity) for index, each in enumerate(lint.overrides)]
    for location, levels in groups:
        for prefix in levels:
            if keeps_severity(prefix):
                place = _place(root, LINT_FILE, (*location, prefix), key=True)
                yield diagnostic("CFG163", place, code=prefix, reason=lock_reason_of(_first_meant(prefix)))
            elif not any(code.startswith(prefix) for code in CODES):
                yield _diagnostic(
                    root,
                    LINT_FILE,
                    "CFG160",
                    *location,
                    prefix,
                    code=prefix,
                    suggestion=ENDED_CODES.get(prefix) or find_closest(prefix, CODES),
                )
    for index, override in enumerate(lint.overrides):
        for number, site in enumerate(override.sites):
            if site not in sites:
                at: Location = ("overrides", index, "sites", number)
                yield _diagnostic(root, LINT_FILE, "CFG121", *at, site=site, suggestion=find_closest(site, sites))


def _first_meant(prefix: str) -> str:
    return next((code for code in CODES if code.startswith(prefix)), prefix)


def _check_waiver(root: Path, index: int, each: WaiverModel, sites: Collection[str]) -> Iterator[Diagnostic]:
    at = ("waivers", index)
    if each.code not in CODES:
        suggestion = ENDED_CODES.get(each.code) or find_closest(each.code, CODES)
        yield _diagnostic(root, WAIVERS_FILE, "CFG160", *at, "code", code=each.code, suggestion=suggestion)
    elif who_may_waive(each.code) == "nobody":
        yield _diagnostic(root, WAIVERS_FILE, "CFG164", *at, "code", code=each.code, reason=lock_reason_of(each.code))
    if bool(each.item) == bool(each.site):
        yield _diagnostic(root, WAIVERS_FILE, "CFG161", *at)
    if each.site and each.site not in sites:
        suggestion = find_closest(each.site, sites)
        yield _diagnostic(root, WAIVERS_FILE, "CFG121", *at, "site", site=each.site, suggestion=suggestion)
    if each.until < each.starts:
        days = {"starts": each.starts.isoformat(), "until": each.until.isoformat()}
        yield _diagnostic(root, WAIVERS_FILE, "CFG162", *at, "until", **days)


def _diagnostic(root: Path, path: str, code: str, /, *location: str | int, **values: MessageValue) -> Diagnostic:
    return diagnostic(code, _place(root, path, location), **values)


def _place(root: Path, path: str, location: Location, *, key: bool = False) -> Place:
    source = read_yaml_text(root, path, [])
    assert source is not None  # its model was read from it
    return place_in_yaml(source, location, key=key)
