"""Checks settings that no build reads: rules, law, duties, retention and rosters, for `check` and `lint` alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portalgen.config.duties import load_duty_settings
from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.config.monitoring_rules import check_monitoring
from portalgen.config.portal import Portal
from portalgen.config.retention import check_retention
from portalgen.config.security_rules import check_security
from portalgen.diagnostics.model import Diagnostic
from portalgen.editorial.governance.roster_coverage import check_roster
from portalgen.frozen import frozen
from portalgen.plan.model import ACCESSIBILITY_OUTPUT


@frozen
class RuleSettings:
    """The settings of the linter and of the law, with the diagnostics of all files below which rules are set."""

    lint: LintSettings
    legal: LegalSettings | None
    """None if the legal files have errors."""
    diagnostics: tuple[Diagnostic, ...]


def load_rule_settings(portal: Portal) -> RuleSettings:
    """Return the rules of the portal, which may be incomplete.

    `tests/pipeline/test_setting_checks.py` breaks each file of `SETTING_FILES`, so that none is forgotten here.
    """
    lint, lint_diagnostics = load_lint_settings(portal.root, portal.list_site_ids())
    legal, legal_diagnostics = load_legal_settings(portal.root)
    diagnostics = (
        *lint_diagnostics,
        *legal_diagnostics,
        *load_duty_settings(portal)[1],
        *check_retention(portal.root, portal.kinds),
    )
    return RuleSettings(lint, legal, diagnostics)


def check_obligations(portal: Portal, root: Path, day: date) -> tuple[Diagnostic, ...]:
    """Return the faults on `day` of the rosters in `root`, and of the portal's security contacts and monitoring."""
    return (
        *check_roster(root, portal.list_site_ids(), day),
        *check_security(portal, day),
        *check_monitoring(portal, ACCESSIBILITY_OUTPUT),
    )
