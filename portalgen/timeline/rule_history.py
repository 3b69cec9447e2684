"""Main's own rules of evidence over time: merge policy, `evidence_starts`, law, and waivers.

Later changes of a rule do not affect the past: each commit is judged by the policy before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from itertools import pairwise
from typing import Final, TypeVar

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import DEADLINES_FILE, is_legal_file
from portalgen.config.lint_models import PolicyModel, WaiversModel
from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.models import Model
from portalgen.config.validation import validate
from portalgen.config.values import parse_datetime
from portalgen.config.yaml_text import YamlText
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.commits import read_first_parent_changes
from portalgen.history.repository import Repository
from portalgen.timeline.main_line import MainLine
from portalgen.timeline.model import MergePolicy
from portalgen.timeline.settings_history import LegalChange, find_adoption

_FOLDER: Final = "site-config"
_M = TypeVar("_M", bound=Model)
_STARTS: Final = re.compile(r"^evidence_starts:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


@frozen
class StartsChange:
    """`evidence_starts` as changed by a commit of main: the text, and the time."""

    at: datetime
    value: str


@frozen
class RuleHistory:
    """The rules in main's files, and their starts."""

    starts: tuple[StartsChange, ...] = ()
    """The different values of `evidence_starts`, in their order."""
    waivers: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    """(code, item or site, last day) of every past or present waiver on main, to its arrival."""
    receipts_since: datetime | None = None
    """The start of the receipts required by the policy of main's newest commit; None if it requires none."""
    receipts_place: int = -1
    """The place on the line of the commit that started the present requirement; -1 if there is none."""
    legal: tuple[LegalChange, ...] = ()
    """The changes of `site-config/legal`, in their order."""
    legal_by_two_place: int = -1
    """The place of the first policy that requires two owners to sign for the class `legal`; -1 if none does."""
    legal_by_two_commit: str = ""
    """Id of the commit there."""

    def find_legal_adoption(self) -> int:
        """Return the number of the change in `legal` whose state the portal adopted; it must exist."""
        return find_adoption(self.legal, (self.starts[0].at, self.starts[0].value) if self.starts else None)

    def find_later_start(self) -> tuple[StartsChange, StartsChange] | None:
        """Return (before, after) of the last change that moved `evidence_starts` to a later time, or None.

        Values that name a commit are not compared.
        """
        dated = [(each, moment) for each in self.starts if (moment := _moment(each.value)) is not None]
        pairs = list(pairwise(dated))
        return next(((first[0], then[0]) for first, then in reversed(pairs) if then[1] > first[1]), None)


def _moment(value: str) -> datetime | None:
    try:
        return parse_datetime(value)
    except ValueError:
        return None


@frozen
class PolicyHistory:
    """The merge policy for each place of the line."""

    first: MergePolicy
    places: tuple[int, ...]
    policies: tuple[MergePolicy, ...]
    """The policies after the commits at `places`."""

    def policy_before(self, place: int) -> MergePolicy:
        """Return the policy before the commit at `place`."""
        number = bisect_left(self.places, place)
        return self.policies[number - 1] if number else self.first


def read_rule_history(repository: Repository, line: MainLine, first: MergePolicy) -> tuple[PolicyHistory, RuleHistory]:
    """Return the rules in the files of main; `first` is the policy before the history has its own."""
    wanted = (POLICY_FILE, WAIVERS_FILE, DEADLINES_FILE)
    changes = [
        (line.entry_places[commit], each)
        for commit, each in read_first_parent_changes(repository, line.commits, _FOLDER)
        if each.path in wanted or is_legal_file(each.path)
    ]
    blobs = dict.fromkeys(each.new_blob for _, each in changes if each.new_blob and each.path in wanted)
    texts = dict(read_blobs(repository, blobs))
    policies = [(place, texts.get(each.new_blob, b"")) for place, each in changes if each.path == POLICY_FILE]
    models = [(place, _model_of(text, POLICY_FILE, PolicyModel), not text) for place, text in policies]
    history = PolicyHistory(
        first, tuple(place for place, _, _ in models), tuple(_merge_policy_of(model) for _, model, _ in models)
    )
    since, since_place = _find_receipts_rule(models)
    starts: list[StartsChange] = []
    waivers: dict[tuple[str, str, str], datetime] = {}
    legal: dict[int, list[tuple[str, str]]] = {}
    for place, each in changes:
        at, text = line.commits[place].committed_at, texts.get(each.new_blob, b"")
        if is_legal_file(each.path):
            legal.setdefault(place, []).append((each.path, each.new_blob))
        if each.path == DEADLINES_FILE:
            value = read_evidence_start(text)
            starts += [StartsChange(at, value)] if value and (not starts or starts[-1].value != value) else []
        elif each.path == WAIVERS_FILE:
            for key in _waivers_of(text):
                waivers.setdefault(key, at)
    laws = tuple(
        LegalChange(place, line.commits[place].id, line.commits[place].committed_at, tuple(files))
        for place, files in legal.items()
    )
    by_two = next((place for place, model, _ in models if model is not None and _asks_two_owners(model)), -1)
    by_two_commit = line.commits[by_two].id if by_two >= 0 else ""
    return history, RuleHistory(tuple(starts), waivers, since, since_place, laws, by_two, by_two_commit)


def _asks_two_owners(model: PolicyModel) -> bool:
    legal = model.approval.classes.get("legal")
    return legal is not None and legal.level == "person"


def _merge_policy_of(model: PolicyModel | None) -> MergePolicy:
    """Return the policy; a missing or faulty file sets none."""
    return MergePolicy() if model is None else MergePolicy(model.merge_method, model.forge_committers)


def _find_receipts_rule(models: Iterable[tuple[int, PolicyModel | None, bool]]) -> tuple[datetime | None, int]:
    """Return (`receipts_since`, place) of the last policy; from that place on all policies have a value.

    `models` are (place, policy, True if the file is gone). A faulty file does not end the requirement of the previous
    file.
    """
    since: datetime | None = None
    first_place = -1
    for place, model, is_gone in models:
        if model is None and not is_gone:
            continue
        value = model.receipts_since if model is not None else None
        first_place = -1 if value is None else first_place if since is not None else place
        since = value
    return since, first_place


def read_evidence_start(data: bytes) -> str:
    """Return `evidence_starts` in the bytes of `deadlines.yaml`; "" if absent."""
    found = _STARTS.search(data.decode("utf-8", "replace"))
    return found[1] if found else ""


def moves_start_later(before: str, after: str) -> bool:
    """Return True if `evidence_starts` was moved to a later time. Values that name a commit are not compared."""
    first, then = _moment(before), _moment(after)
    return first is not None and then is not None and then > first


def _waivers_of(data: bytes) -> Iterable[tuple[str, str, str]]:
    model = _model_of(data, WAIVERS_FILE, WaiversModel)
    for each in model.waivers if model is not None else ():
        yield each.code, each.item or each.site or "", each.until.isoformat()


def _model_of(data: bytes, path: str, model: type[_M]) -> _M | None:
    if not data:
        return None
    return validate(model, YamlText(data.decode("utf-8-sig", "replace"), path, "CFG"))[0]
