"""The settings for time limits, in parts that are read independently: law, policy, waivers, and kinds.

A faulty part does not affect the remaining parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal, TypeVar

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import (
    CALENDAR_FOLDER,
    DEADLINES_FILE,
    INSTRUMENTS_FILE,
    LegalSettings,
    parse_legal_settings,
)
from portalgen.config.lint_models import PolicyModel, WaiverModel, WaiversModel
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.models import Model
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import sentence_of, severity_of
from portalgen.editorial.deadlines.kind_rules import KINDS_FOLDER, KindRules, parse_kind_rules
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

_M = TypeVar("_M", bound=Model)

PartKey = Literal["legal", "policy", "waivers", "kinds"]
PartFiles = Mapping[str, bytes]
"""The files of a part by their paths from the portal's root."""


@frozen
class DeadlineSettings:
    """The settings for time limits at a commit of main."""

    legal: LegalSettings | None = None
    """None until main has readable settings."""
    policy: PolicyModel = PolicyModel()
    waivers: tuple[WaiverModel, ...] = ()
    kinds: Mapping[str, KindRules] = MappingProxyType({})
    """Of the program in the repository, if it is there."""

    @property
    def starts(self) -> datetime | str | None:
        """The `evidence_starts` of the law."""
        return self.legal.evidence_starts if self.legal is not None else None


@frozen
class SettingsPart:
    """Files of settings read together."""

    key: PartKey
    """The field of `DeadlineSettings` for their value."""
    places: tuple[str, ...]
    """Paths and folders from the portal's root."""
    parse: Callable[[PartFiles], tuple[Any, B | None]]
    """Returns (value, fault that prevents reading): the value counts only if there is no fault."""

    def holds(self, path: str) -> bool:
        """Return True if a file belongs to it."""
        return any(path == each or path.startswith(f"{each}/") for each in self.places)


def _parse_legal(files: PartFiles) -> tuple[LegalSettings | None, B | None]:
    legal, diagnostics = parse_legal_settings(files, None)
    return legal, _describe_first_error(diagnostics) if legal is None else None


def _parse_policy(files: PartFiles) -> tuple[PolicyModel | None, B | None]:
    return _parse_model(files, POLICY_FILE, PolicyModel)


def _parse_waivers(files: PartFiles) -> tuple[tuple[WaiverModel, ...], B | None]:
    model, fault = _parse_model(files, WAIVERS_FILE, WaiversModel)
    return model.waivers if model is not None else (), fault


def _parse_model(files: PartFiles, path: str, model: type[_M]) -> tuple[_M | None, B | None]:
    """Parse a file with `model`; a missing file has no values."""
    if path not in files:
        return model(), None
    try:
        text = files[path].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, _describe_first_error((diagnostic("CFG108", Place(path), byte=str(error.start + 1)),))
    value, diagnostics = validate(model, YamlText(text, path, "CFG"))
    return value, _describe_first_error(diagnostics) if value is None else None


def _parse_kinds(files: PartFiles) -> tuple[Mapping[str, KindRules], B | None]:
    found: dict[str, KindRules] = {}
    for path, text in sorted(files.items()):
        try:
            found |= {each.name: each for each in parse_kind_rules(text)} if path.endswith(".py") else {}
        except (SyntaxError, ValueError):
            return found, B(f"{path}: không phải là mã Python đọc được", f"{path}: no Python that can be read")
    return found, None


def _describe_first_error(diagnostics: tuple[Diagnostic, ...]) -> B:
    first = next(each for each in diagnostics if severity_of(each) is Severity.ERROR)
    place = f"{first.place.path}:{first.place.line}"
    return B(f"{place}: {sentence_of(first, 'vi')}", f"{place}: {sentence_of(first, 'en')}")


SETTINGS_PARTS: Final = (
    SettingsPart("legal", (DEADLINES_FILE, INSTRUMENTS_FILE, CALENDAR_FOLDER), _parse_legal),
    SettingsPart("policy", (POLICY_FILE,), _parse_policy),
    SettingsPart("waivers", (WAIVERS_FILE,), _parse_waivers),
    SettingsPart("kinds", (KINDS_FOLDER,), _parse_kinds),
)
SETTINGS_PLACES: Final = tuple(place for each in SETTINGS_PARTS for place in each.places)
