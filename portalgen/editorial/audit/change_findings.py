"""Finds why a change of main lacks the required approval: one reason per change, the gravest that explains it.

Changes of a commit with the same reason are a single finding. An invalid record is a separate finding only if it explains
no change.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from portalgen.config.roster import FEWEST_SIGNING_OWNERS
from portalgen.config.roster_rules import board_path
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.editorial.audit.approval_ledger import ApprovalLedger, LedgerRecord
from portalgen.editorial.audit.arrivals import Arrivals
from portalgen.editorial.audit.audit_model import AuditFinding, MainCommit
from portalgen.editorial.audit.audit_words import name_needs
from portalgen.editorial.audit.change_verdicts import ChangeVerdict, SuspectKeys
from portalgen.editorial.audit.cover import rebased_with
from portalgen.editorial.audit.signatures_needed import meets_needs, missing_needs
from portalgen.editorial.governance.file_counts import count_files
from portalgen.editorial.governance.governance_effects import count_owners
from portalgen.editorial.path_classes import Need
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.roster.claims import find_claimants
from portalgen.editorial.roster.role_names import name_person
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.locale.dates import format_moment, localize

SWAPPED: Final = "APR143"
"""Records signed onto a commit never on main.

All such records of a merge are a single finding: its parents may be swapped.
"""
_AT_ONCE: Final = timedelta(seconds=10)
"""The longest time between commits written by a forge's rebase; later commits came separately."""
_LINK: Final = "120000"
_SHOWN_DIGEST: Final = 12
_STEP_WORDS: Final[Mapping[str, LocalizedText]] = {
    step: LocalizedText(*(ACTIONS[step].names.text(language) for language in ("vi", "en")))
    for step in ("review", "confirm", "approve")
}
_NO_REVIEW: Final = LocalizedText("đến nay chưa ai duyệt lại", "nobody has approved it so far")
_REVIEW_NOW: Final = LocalizedText(
    "người có thẩm quyền xem lại ngay: `portalgen approve` hoặc `portalgen ratify` cho lần đăng này",
    "let the approvers look at it now: `portalgen approve` or `portalgen ratify` for this publication",
)
_REVIEWED_LATE: Final = LocalizedText(
    "nội dung đã được duyệt lại, không phải ký thêm; ghi nhận là duyệt muộn và nhắc người trực",
    "the content has been approved, and nobody has to sign again; note that it came late, and remind who is on duty",
)


@frozen
class _Reason:
    """The reason for reporting a change."""

    code: str
    values: Mapping[str, str | LocalizedText]
    detail: str = ""
    """Distinguishes it from other reasons of the same code in the same commit, such as the record to blame."""
    problem: Diagnostic | None = None
    """The problem of a record that explains it; its sentence needs no count of files."""
    is_mild: bool = False
    """True if it is reported as a note."""


@dataclass(slots=True)
class _Case:
    """The data in which reasons are searched."""

    ledger: ApprovalLedger
    suspects: SuspectKeys
    arrivals: Arrivals
    explained: set[str] = field(default_factory=set)
    """Digests of records that explain a missing approval."""

    def near(self, verdict: ChangeVerdict) -> Iterator[LedgerRecord]:
        """Yield the records accompanying the change, or after it in the same rebase."""
        for place in rebased_with(self.ledger, verdict.row.place):
            yield from (self.ledger.records[each] for each in self.ledger.landings.get(place, ()))

    def about(self, verdict: ChangeVerdict) -> Iterator[LedgerRecord]:
        """Yield the records about the path, at any time."""
        yield from (self.ledger.records[each] for each in self.ledger.digests_about(verdict.row.change.path))


def list_change_findings(
    ledger: ApprovalLedger, verdicts: Iterable[ChangeVerdict], suspects: SuspectKeys, arrivals: Arrivals
) -> tuple[AuditFinding, ...]:
    """Return the findings about changes of main and about records, at the moment of `arrivals`."""
    case = _Case(ledger, suspects, arrivals)
    groups: dict[tuple[int, str, str, Severity], list[tuple[ChangeVerdict, _Reason]]] = {}
    for verdict in verdicts:
        reason = _find_reason(case, verdict)
        if reason is not None:
            severity = _severity(case, verdict, reason)
            groups.setdefault((verdict.row.place, reason.code, reason.detail, severity), []).append((verdict, reason))
    found = [_finding(case, severity, group) for (_, _, _, severity), group in groups.items()]
    swapped = {each.place for each in found if each.diagnostic.code == SWAPPED}
    alone = (each for each in _record_findings(case) if each.diagnostic.code != SWAPPED or each.place not in swapped)
    return (*found, *alone)


def _finding(case: _Case, severity: Severity, group: list[tuple[ChangeVerdict, _Reason]]) -> AuditFinding:
    verdict, reason = group[0]
    paths = tuple(each.row.change.path for each, _ in group)
    place = Place(paths[0])
    if reason.problem is not None:
        found = replace(reason.problem, place=place)
    else:
        found = diagnostic(reason.code, place, files=count_files(len(paths)), **_join_roles(group))
    sites = {each.row.file.site for each, _ in group}
    commit = case.ledger.line[verdict.row.place]
    return AuditFinding(commit.place, commit.id, found, severity, sites.pop() if len(sites) == 1 else "", paths)


def _join_roles(group: list[tuple[ChangeVerdict, _Reason]]) -> Mapping[str, str | LocalizedText]:
    """Return the values of the first change, with the roles needed by any of the changes."""
    values = group[0][1].values
    roles = [each.values["roles"] for _, each in group if isinstance(each.values.get("roles"), LocalizedText)]
    texts = [each for each in dict.fromkeys(roles) if isinstance(each, LocalizedText)]
    if len(texts) < 2:
        return values
    joined = LocalizedText("; ".join(each.vi for each in texts), "; ".join(each.en for each in texts))
    return {**values, "roles": joined}


def _severity(case: _Case, verdict: ChangeVerdict, reason: _Reason) -> Severity:
    """Return the severity: a note if the site only reports. Rules about approvers never concern a single site alone.

    As long as no two owners have keys, as in an unconfirmed sample, nobody could have signed for governance.
    """
    place = verdict.row.place
    is_governance = verdict.row.file.path_class.is_governance
    is_open = _nobody_governs(case, place) if is_governance else _only_reports(case, place, verdict.row.file.site)
    is_lenient = reason.is_mild or is_open
    return Severity.NOTE if is_lenient else severity_of(diagnostic(reason.code, Place("")))


def _nobody_governs(case: _Case, place: int) -> bool:
    day = case.ledger.latest_times[place].astimezone(VIETNAM).date()
    return count_owners(case.ledger.span_before(place).roster, day)[1] < FEWEST_SIGNING_OWNERS


def _only_reports(case: _Case, place: int, site: str) -> bool:
    """Return True if the site's board only reports; without a site, if there are boards and all of them only report."""
    boards = case.ledger.span_before(place).roster.sites
    asked = [boards[site]] if site in boards else [] if site else list(boards.values())
    return bool(asked) and all(board.mode == "report_only" for board in asked)


def _find_reason(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    if verdict.row.governance is not None:
        return _governance_reason(case, verdict, verdict.row.governance)
    if verdict.state == "approved":
        own = _self_approval(case, verdict)
        if own is not None and own.code == "APR204" and not own.is_mild:
            return _merged_link(verdict) or own
        return _merged_link(verdict) or _refused_meanwhile(case, verdict) or _in_part(verdict) or own
    if verdict.state == "emergency":
        return _emergency(case, verdict) or _refused_meanwhile(case, verdict) or _in_part(verdict)
    if verdict.state == "ratified":
        return _Reason("APR202", {"signer": _names(verdict.ratifications)})
    if verdict.state != "missing":
        return None
    return next(reason for reason in (find(case, verdict) for find in _REASONS) if reason is not None)


def _governance_reason(case: _Case, verdict: ChangeVerdict, problem: Diagnostic) -> _Reason:
    """Return the reason for an unsigned change of governance; invalid records explain it, if there are any."""
    refused = _refused(case, verdict)
    if refused is not None:
        return refused
    invalid = _invalid(case, verdict)
    if invalid is not None and (problem.code == "APR221" or invalid.code == SWAPPED):
        return invalid
    return _Reason(problem.code, dict(_values(problem)))


def _values(problem: Diagnostic) -> Iterator[tuple[str, str | LocalizedText]]:
    for name, value in problem.values:
        if name != "files" and isinstance(value, str | LocalizedText):
            yield name, value


def _refused(_: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """The same content was refused, and no approval names the refusal or has the rank to lift it."""
    return _refusal_reason("APR220", verdict.cancelled, verdict.refusals) if verdict.refusals else None


def _refused_meanwhile(_: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """A refusal claims to be signed before the change, but main did not have it yet."""
    return _refusal_reason("APR218", verdict.approvals, verdict.later_refusals) if verdict.later_refusals else None


def _lapsed(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """It was approved, but not published while the approval counted."""
    path = verdict.row.change.path
    lapsed = [(each, at) for each, at in verdict.lapsed if each.needs.get(path)]
    if not lapsed:
        return None
    record, at = lapsed[-1]
    said = record.landed.record
    assert said is not None
    policy = case.ledger.span_before(case.ledger.places[said.onto] + 1).policy
    assert policy.lapses_after is not None
    days = str(policy.lapses_after.days)
    values: dict[str, str | LocalizedText] = {
        "signer": _names([record]),
        "signed": localize(format_moment, said.at),
        "lapsed": localize(format_moment, at),
        "days": LocalizedText(f"{days} ngày", f"{days} days"),
    }
    return _Reason("APR219", values, record.landed.digest)


def _refusal_reason(code: str, approvals: Iterable[LedgerRecord], refusals: Sequence[LedgerRecord]) -> _Reason:
    said = refusals[0].landed.record
    assert said is not None
    values: dict[str, str | LocalizedText] = {
        "signer": _names(approvals),
        "refuser": _names(refusals[:1]),
        "refused": localize(format_moment, said.at),
        "reason": said.reason,
        "refusal": refusals[0].landed.digest[:_SHOWN_DIGEST],
    }
    return _Reason(code, values, refusals[0].landed.digest)


def _suspect(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    if not verdict.is_suspect:
        return None
    record = next(each for each in verdict.records.in_time if case.suspects.includes(each))
    revocations = case.ledger.rosters[-1].roster.portal.revocations
    reason = next(each.reason for each in revocations if each.fingerprint == record.landed.key)
    return _Reason(
        "APR203", {"key": record.landed.key, "signer": _names([record]), "reason": reason}, record.landed.key
    )


def _invalid(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """A record that would approve it, or accompanies it and is about it, is invalid."""
    path = verdict.row.change.path
    near = [each for each in case.near(verdict) if each.problems and path in _paths(each)]
    candidates = [*verdict.records.invalid, *(each for each in near if each not in verdict.records.invalid)]
    return _blame(case, candidates)


def _blame(case: _Case, records: list[LedgerRecord]) -> _Reason | None:
    if not records:
        return None
    case.explained |= {each.landed.digest for each in records}
    problem = records[0].problems[0]
    return _Reason(problem.code, {}, "" if problem.code == SWAPPED else records[0].landed.digest, problem)


def _incomplete(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """There is a signature, but a step or another signature is missing."""
    if verdict.missing_step is not None:
        return _Reason("APR209", {"step": _STEP_WORDS[verdict.missing_step]})
    path = verdict.row.change.path
    signed = [each for each in verdict.approvals if each.needs.get(path)]
    if not signed:
        return None
    needs = _list_needs(case, verdict)
    missing = [needs[number] for number in missing_needs(verdict.needs, path, signed)]
    roles = name_needs(missing or needs, verdict.row.file.site)
    return _Reason("APR210", {"signer": _names(signed), "roles": roles})


def _list_needs(case: _Case, verdict: ChangeVerdict) -> tuple[Need, ...]:
    return verdict.row.file.path_class.list_needs(case.ledger.span_before(verdict.row.place).policy)


def _link(_: _Case, verdict: ChangeVerdict) -> _Reason | None:
    return _link_reason(verdict)


def _link_reason(verdict: ChangeVerdict) -> _Reason | None:
    before, after = verdict.row.change.before, verdict.row.change.after
    is_new = before is None or before.mode != _LINK
    return _Reason("APR212", {}) if after is not None and after.mode == _LINK and is_new else None


def _merged_link(verdict: ChangeVerdict) -> _Reason | None:
    """The forge's merge is enough for a file's content, but not for a link to another file."""
    is_signed = verdict.level == "person" or verdict.row.file.path_class.id == "platform"
    return None if is_signed else _link_reason(verdict)


def _spent(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """A record has exactly this transition, but is about another time."""
    for each in case.about(verdict):
        said = each.landed.record
        if said is not None and ACTIONS[said.action].publishes and verdict.row.change in said.changes:
            return _Reason("APR207", {"signed": localize(format_moment, said.at)})
    return None


def _differs(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """An accompanying record is about the same path, but another change."""
    path = verdict.row.change.path
    near = next((each for each in case.near(verdict) if _publishes(each) and path in _paths(each)), None)
    if near is None or near.landed.record is None:
        return None
    if verdict.row.is_own_of_merge:
        return _Reason("APR206", {})
    said = next(each for each in near.landed.record.changes if each.path == path)
    if said.before != verdict.row.change.before:
        detail = LocalizedText("trước đó tệp không như phiếu ghi", "the earlier content differs from the record")
    else:
        detail = LocalizedText(
            "nội dung đăng lên khác nội dung đã ký", "the published content differs from the signed content"
        )
    return _Reason("APR208", {"detail": detail})


def _inside_merge(_: _Case, verdict: ChangeVerdict) -> _Reason | None:
    return _Reason("APR206", {}) if verdict.row.is_own_of_merge else None


def _unnormalized(_: _Case, verdict: ChangeVerdict) -> _Reason | None:
    path = verdict.row.change.path
    is_text = not any("\udc80" <= letter <= "\udcff" for letter in path)
    return None if is_text and unicodedata.is_normalized("NFC", path) else _Reason("APR214", {})


def _unreadable(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """An unreadable file came with it in place of a record, so its subject is unknown."""
    line, place = case.ledger.line, verdict.row.place
    near = (each for each in case.near(verdict) if each.landed.record is None)
    at_once = (each for each in near if line[each.landed.place].committed_at - line[place].committed_at <= _AT_ONCE)
    return _blame(case, list(at_once))


def _of_other_files(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """The accompanying record is about other files, all of them unchanged."""
    place = verdict.row.place
    changed = {case.ledger.changes[row].change.path for row in case.ledger.rows_between(place, place)}
    landed = [case.ledger.records[each] for each in case.ledger.landings.get(place, ())]
    other = next((each for each in landed if _publishes(each) and not _paths(each) & changed), None)
    if other is None:
        return None
    named = min(_paths(other))
    return _Reason("APR208", {"detail": LocalizedText(f"phiếu nói về `{named}`", f"it is about `{named}`")})


_NO_RULE: Final = LocalizedText("", "")
_PORTAL_RULE: Final = LocalizedText(
    " (quy định duyệt của cổng; Điều 10(3) chỉ nói về nội dung)", " (a rule of the portal; Điều 10(3) is about content)"
)
"""Added for files other than content, since the basis of the code does not apply to them."""


def _unapproved(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    place = verdict.row.place
    needed = case.ledger.span_before(place).policy.class_approval(verdict.row.file.path_class.id)
    if needed.level == "platform":
        return _Reason("APR213", {"committer": case.ledger.line[place].committer})
    path_class, site = verdict.row.file.path_class, verdict.row.file.site
    roles = name_needs(_list_needs(case, verdict), site)
    if site and site not in case.ledger.span_before(place).roster.sites:
        file = board_path(site)
        vi = f"{roles.vi}, nhưng trang này chưa có Ban Biên tập: trước hết ghi Ban vào {file}"
        roles = LocalizedText(vi, f"{roles.en}, but this site has no board yet: first write it in {file}")
    rule = _NO_RULE if path_class.id == "content" else _PORTAL_RULE
    return _Reason("APR201", {"roles": roles, "rule": rule})


_REASONS: Final[tuple[Callable[[_Case, ChangeVerdict], _Reason | None], ...]] = (
    _suspect,
    _refused,
    _lapsed,
    _invalid,
    _incomplete,
    _link,
    _spent,
    _differs,
    _inside_merge,
    _unnormalized,
    _unreadable,
    _of_other_files,
    _unapproved,
)
"""In the order of trying; the last reason always holds."""


def _in_part(verdict: ChangeVerdict) -> _Reason | None:
    """Changes signed together did not come to main together: a rule may have come without its exception."""
    return _Reason("APR233", {"signer": _names(verdict.approvals)}) if verdict.is_partial else None


def _self_approval(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """All its approvers wrote it, as far as names in the history show.

    It is a note if other people wrote it too.
    """
    people = [each.landed.signer for each in verdict.approvals if each.landed.signer is not None]
    if not people or verdict.row.file.path_class.is_governance or not verdict.needs_person:
        return None
    claimants = {email: tuple(find_claimants(email, people)) for email in verdict.row.authors}
    pushers = case.arrivals.list_pushers(verdict.row.bearers)
    authors = {person.id: account for account in pushers for person in find_claimants(account, people)}
    authors |= {person.id: email for email, claimed in claimants.items() for person in claimed}
    if not all(person.id in authors for person in people):
        return None
    board = case.ledger.span_before(verdict.row.place).roster.sites.get(verdict.row.file.site)
    signer = _names(verdict.approvals)
    if board is not None and board.allow_single_editor:
        return _Reason("APR205", {"signer": signer})
    is_shared = not all(claimants.values())
    return _Reason("APR204", {"signer": signer, "author": authors[people[0].id]}, is_mild=is_shared)


def _emergency(case: _Case, verdict: ChangeVerdict) -> _Reason | None:
    """It was published at once, and not approved within its time limit."""
    commit = case.ledger.line[verdict.row.place]
    due = commit.committed_at + case.ledger.span_before(commit.place).policy.emergency_review
    path = verdict.row.change.path
    claimed = [
        each for each in verdict.ratifications if each.landed.record is not None and each.landed.record.at <= due
    ]
    # When it was signed is the signer's word; that it was there is proven by main alone.
    proven = [each for each in claimed if case.ledger.latest_times[each.landed.place] <= due]
    if meets_needs(verdict.needs, path, proven) or case.arrivals.at <= due:
        return None
    state, way_out, is_mild = _NO_REVIEW, _REVIEW_NOW, False
    if meets_needs(verdict.needs, path, verdict.ratifications):
        last = max(case.ledger.latest_times[each.landed.place] for each in verdict.ratifications)
        when = localize(format_moment, last)
        state = LocalizedText(f"mãi đến {when.vi} mới được duyệt lại", f"it was approved only at {when.en}")
        way_out = _REVIEWED_LATE
        if meets_needs(verdict.needs, path, claimed):
            is_mild = True
            state = LocalizedText(
                f"phiếu duyệt lại ghi là ký trước đó, đến {when.vi} mới có trên bản chính nên không chứng minh được",
                f"the approval says that it was signed before, and is on main only since {when.en}, so that is not proven",
            )
    return _Reason(
        "APR216",
        {"signer": _names(verdict.approvals), "due": localize(format_moment, due), "state": state, "way_out": way_out},
        is_mild=is_mild,
    )


def _record_findings(case: _Case) -> Iterator[AuditFinding]:
    """Yield invalid records that explain no change, and unproven facts about valid ones."""
    for record in case.ledger.records.values():
        commit = case.ledger.line[record.landed.place]
        if record.problems and record.landed.digest not in case.explained:
            yield _record_finding(case, commit, record, record.problems[0])
        elif not record.problems:
            for each in record.remarks:
                yield replace(_record_finding(case, commit, record, each), severity=Severity.NOTE)


def _record_finding(case: _Case, commit: MainCommit, record: LedgerRecord, problem: Diagnostic) -> AuditFinding:
    folder = record.landed.path.split("/")
    site = folder[2] if len(folder) > 3 and folder[2][:1].isalnum() else ""
    severity = Severity.NOTE if _only_reports(case, commit.place, site) else severity_of(problem)
    return AuditFinding(commit.place, commit.id, problem, severity, site, (record.landed.path,))


def _publishes(record: LedgerRecord) -> bool:
    said = record.landed.record
    return said is not None and not record.problems and ACTIONS[said.action].publishes


def _paths(record: LedgerRecord) -> set[str]:
    said = record.landed.record
    return {each.path for each in said.changes} if said is not None else set()


def _names(records: Iterable[LedgerRecord]) -> str:
    people = {each.landed.signer.id: each.landed.signer for each in records if each.landed.signer is not None}
    return ", ".join(name_person(each) for each in people.values())
