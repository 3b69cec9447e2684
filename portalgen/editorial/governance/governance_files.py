"""Roster and policy as files of a commit and as values: parsed once per content of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE, ApprovalPolicy, parse_approval_policy
from portalgen.config.lint_models import WaiversModel
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.roster import ROSTER_FILE, PortalRoster, Roster, SiteRoster
from portalgen.config.roster_files import is_board_file, parse_portal_roster, parse_site_roster
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.records.records import LARGEST_RECORD
from portalgen.frozen import frozen

_PARSED_FILES: Final = 4_096


@frozen
class Governance:
    """The values of the governance files."""

    files: Mapping[str, bytes]
    """By path from the portal's root."""
    roster: Roster
    policy: ApprovalPolicy


class GovernanceError(ValueError):
    """Faulty governance files; `problem` describes the error."""

    def __init__(self, path: str, problem: LocalizedText) -> None:
        super().__init__(path)
        self.path = path
        self.problem = problem


def parse_governance(files: Mapping[str, bytes]) -> Governance:
    """Return the values of these files.

    Raises GovernanceError for the first faulty file, or if `roster.yaml` is missing.
    """
    if ROSTER_FILE not in files:
        raise GovernanceError(ROSTER_FILE, LocalizedText("không có tệp này", "there is no such file"))
    portal = _parse_portal_roster(files[ROSTER_FILE])
    sites = [_parse_site_roster(path, data) for path, data in sorted(files.items()) if is_board_file(path)]
    roster = Roster(portal, MappingProxyType({each.site: each for each in sites}))
    _require_distinct(roster)
    policy = _parse_policy(files[POLICY_FILE]) if POLICY_FILE in files else ApprovalPolicy()
    if WAIVERS_FILE in files:
        _require_waivers(files[WAIVERS_FILE])
    return Governance(MappingProxyType(dict(files)), roster, policy)


@lru_cache(maxsize=_PARSED_FILES)
def _parse_portal_roster(data: bytes) -> PortalRoster:
    _require_bounded(data, ROSTER_FILE)
    roster, faults = parse_portal_roster(data)
    if roster is None:
        raise _error_of(faults, ROSTER_FILE)
    return roster


@lru_cache(maxsize=_PARSED_FILES)
def _parse_site_roster(path: str, data: bytes) -> SiteRoster:
    _require_bounded(data, path)
    roster, faults = parse_site_roster(data, path)
    if roster is None:
        raise _error_of(faults, path)
    return roster


@lru_cache(maxsize=_PARSED_FILES)
def _parse_policy(data: bytes) -> ApprovalPolicy:
    _require_bounded(data, POLICY_FILE)
    policy, faults = parse_approval_policy(data)
    if policy is None:
        raise _error_of(faults, POLICY_FILE)
    return policy


@lru_cache(maxsize=_PARSED_FILES)
def _require_waivers(data: bytes) -> None:
    _require_bounded(data, WAIVERS_FILE)
    try:
        text = YamlText(data.decode("utf-8-sig"), WAIVERS_FILE, "CFG")
    except UnicodeDecodeError as error:
        raise _error_of((diagnostic("CFG108", Place(WAIVERS_FILE), byte=str(error.start + 1)),), WAIVERS_FILE) from None
    model, faults = validate(WaiversModel, text)
    if model is None:
        raise _error_of(faults, WAIVERS_FILE)


def _require_bounded(data: bytes, path: str) -> None:
    if len(data) > LARGEST_RECORD:
        raise GovernanceError(path, LocalizedText("tệp quá lớn", "the file is too large"))


def _require_distinct(roster: Roster) -> None:
    """Require distinct ids and keys, so that two signatures are always by two people."""
    people = [person for person, _ in roster.list_everybody()]
    for values in ((each.id for each in people), (key.fingerprint for each in people for key in each.keys)):
        twice = next((value for value, count in Counter(values).items() if count > 1), "")
        if twice:
            vi = f"`{twice}` được ghi cho hai người"
            raise GovernanceError(ROSTER_FILE, LocalizedText(vi, f"`{twice}` stands for two people"))


def _error_of(faults: tuple[Diagnostic, ...], path: str) -> GovernanceError:
    first = faults[0]
    words = (f"{path}:{first.place.line}: {sentence_of(first, language)}" for language in ("vi", "en"))
    return GovernanceError(path, LocalizedText(*words))
