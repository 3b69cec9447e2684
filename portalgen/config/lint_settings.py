"""The linter settings: `lint.yaml`, `governance/{policy,waivers}.yaml` and `legal/former-agencies.yaml` in `site-config/`.

Each file is optional: without it, the defaults apply and there are no waivers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.files import ModelT, read_yaml_text
from portalgen.config.former_bodies import FORMER_BODIES_FILE, FormerBodies, FormerBodiesModel, former_bodies_of
from portalgen.config.lint_models import Level, LintModel, PolicyModel, WaiverModel, WaiversModel
from portalgen.config.places import GOVERNANCE_FOLDER, find_escaping_symlinks
from portalgen.config.validation import validate
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, MessageValue, Place, diagnostic
from portalgen.diagnostics.registry import CODES, ENDED_CODES
from portalgen.diagnostics.who_may_waive import keeps_severity, lock_reason_of, who_may_waive
from portalgen.frozen import frozen

LINT_FILE: Final = "site-config/lint.yaml"
WAIVERS_FILE: Final = "site-config/governance/waivers.yaml"


@frozen
class Override:
    """Severities that hold for some paths (globs from the root) or sites. An empty tuple means all of them."""

    severity: Mapping[str, Level]
    """By code or prefix of codes; the longest prefix counts."""
    paths: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@frozen
class SiteRequirements:
    """Mandatory parts of a group's sites: section paths, sections required in English, menu labels."""

    sections: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()


@frozen
class Waiver:
    """A waiver that the board granted to an item or a site, with the post of the person who approved it.

    `starts` and `until` are both included.
    """

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
    """Minimum number of days for a draft normative document; not verified."""
    report_days: int = 30
    """After the end of a consultation, until its adoption report is due."""
    answer_working_days: int = 15
    """Working days for answering a question without a due date."""


@frozen
class LintSettings:
    """The linter settings."""

    severity: Mapping[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    mandatory: Mapping[str, SiteRequirements] = field(default_factory=dict)
    """By group of sites: main, department, commune."""
    advertising: tuple[str, ...] = ()
    """Advertising words in addition to the rule's own."""
    title_length: int = 150
    """Maximum number of characters in a title."""
    allowed_telephones: tuple[str, ...] = ()
    """Mobile numbers deliberately published by an agency; digits only."""
    namesakes: tuple[str, ...] = ()
    """Names of other places that resemble those of the portal's communes."""
    former: FormerBodies = FormerBodies()
    """Agencies and units that no longer exist."""
    waivers: tuple[Waiver, ...] = ()
    participation: ParticipationSettings = ParticipationSettings()


def load_lint_settings(root: Path, sites: Collection[str]) -> tuple[LintSettings, tuple[Diagnostic, ...]]:
    """Return the settings in `root` with the diagnostics of their files; `sites` are the configured sites.

    A file with faults counts as missing, and a faulty waiver is ignored. Both are errors, so they cannot let anything
    pass. Policy and waivers are also ignored if a symlink leads out of the portal.
    """
    escaping = tuple(find_escaping_symlinks(root, GOVERNANCE_FOLDER))
    diagnostics = [diagnostic("CFG132", Place(path), path=path) for path in escaping]
    outside = any(True for _ in find_escaping_symlinks(root, FORMER_BODIES_FILE))
    names = _Names(
        adjustable=KnownNames(code for code in CODES if who_may_waive(code) == "author"),
        waivable=KnownNames(code for code in CODES if who_may_waive(code) != "nobody"),
        sites=KnownNames(sites),
    )
    lint_text, lint = _read_optional(root, LINT_FILE, LintModel, diagnostics)
    policy_text, policy = _read_optional(None if escaping else root, POLICY_FILE, PolicyModel, diagnostics)
    _, former = _read_optional(None if outside else root, FORMER_BODIES_FILE, FormerBodiesModel, diagnostics)
    waivers_text, waivers = _read_optional(None if escaping else root, WAIVERS_FILE, WaiversModel, diagnostics)
    diagnostics += _check_lint_settings(lint_text, lint, names)
    if policy.merge_method == "squash" and not policy.forge_committers:
        diagnostics.append(_diagnostic(policy_text, "CFG165", "merge_method"))
    waived = []
    for index, each in enumerate(waivers.waivers):
        waiver_diagnostics = tuple(_check_waiver(waivers_text, index, each, names))
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
        namesakes=lint.namesakes,
        former=former_bodies_of(former),
        waivers=tuple(waived),
        participation=ParticipationSettings(**lint.participation.model_dump()),
    )
    return settings, tuple(diagnostics)


@frozen
class _Names:
    """The valid codes and sites."""

    adjustable: KnownNames
    """Codes whose severity `lint.yaml` may change."""
    waivable: KnownNames
    """Codes that the board may waive."""
    sites: KnownNames


def _read_optional(
    root: Path | None, path: str, model: type[ModelT], diagnostics: list[Diagnostic]
) -> tuple[YamlText, ModelT]:
    """Return the text and settings of a file; the defaults if it is missing, faulty or not allowed to be read."""
    text = read_yaml_text(root, path, diagnostics) if root is not None and (root / path).exists() else None
    settings, invalid = validate(model, text) if text is not None else (None, ())
    diagnostics += invalid
    return text or YamlText("", path, "CFG"), settings or model()


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


def _check_lint_settings(text: YamlText, lint: LintModel, names: _Names) -> Iterator[Diagnostic]:
    groups: list[tuple[Location, Mapping[str, Level]]] = [(("severity",), lint.severity)]
    groups += [(("overrides", index, "severity"), each.severity) for index, each in enumerate(lint.overrides)]
    for location, levels in groups:
        for prefix in levels:
            if keeps_severity(prefix):
                place = place_in_yaml(text, (*location, prefix), key=True)
                yield diagnostic("CFG163", place, code=prefix, reason=lock_reason_of(_first_meant(prefix)))
            elif not any(code.startswith(prefix) for code in CODES):
                place = place_in_yaml(text, (*location, prefix), key=True)
                suggestion = _suggest_code(prefix, names.adjustable)
                yield diagnostic("CFG160", place, code=prefix, suggestion=suggestion)
    for index, override in enumerate(lint.overrides):
        for number, site in enumerate(override.sites):
            if site not in names.sites:
                at: Location = ("overrides", index, "sites", number)
                suggestion = names.sites.find_closest(site)
                yield _diagnostic(text, "CFG121", *at, site=site, suggestion=suggestion)


def _suggest_code(written: str, allowed: KnownNames) -> str:
    """Return the code of `allowed` that was probably meant by an unknown or retired one; "" if none is close."""
    replacement = ENDED_CODES.get(written, "")
    return replacement if replacement in allowed else allowed.find_closest(written)


def _first_meant(prefix: str) -> str:
    return next((code for code in CODES if code.startswith(prefix)), prefix)


def _check_waiver(text: YamlText, index: int, each: WaiverModel, names: _Names) -> Iterator[Diagnostic]:
    at = ("waivers", index)
    if each.code not in CODES:
        suggestion = _suggest_code(each.code, names.waivable)
        yield _diagnostic(text, "CFG160", *at, "code", code=each.code, suggestion=suggestion)
    elif who_may_waive(each.code) == "nobody":
        yield _diagnostic(text, "CFG164", *at, "code", code=each.code, reason=lock_reason_of(each.code))
    if bool(each.item) == bool(each.site):
        yield _diagnostic(text, "CFG161", *at)
    if each.site and each.site not in names.sites:
        suggestion = names.sites.find_closest(each.site)
        yield _diagnostic(text, "CFG121", *at, "site", site=each.site, suggestion=suggestion)
    if each.until < each.starts:
        days = {"starts": each.starts.isoformat(), "until": each.until.isoformat()}
        yield _diagnostic(text, "CFG162", *at, "until", **days)


def _diagnostic(text: YamlText, code: str, /, *location: str | int, **values: MessageValue) -> Diagnostic:
    return diagnostic(code, place_in_yaml(text, location), **values)
