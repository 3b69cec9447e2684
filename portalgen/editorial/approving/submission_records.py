"""Checks the records accompanying a submission, and the signatures they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portalgen.editorial.purges.former_history import FormerHistory
from portalgen.editorial.purges.stored_maps import add_former_times, read_former_history
from portalgen.editorial.records.authority import SignerIndex
from portalgen.editorial.records.making import ProposedChanges, read_main_times
from portalgen.editorial.records.open_needs import GivenSignature
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    check_record,
    list_records_at,
)
from portalgen.editorial.records.roster_at import list_revoked_keys
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository


def check_submitted_records(
    repository: Repository, signers: SignerIndex, proposed: ProposedChanges, head: str, tip: str, at: datetime
) -> tuple[CheckedRecord, ...]:
    """Return the records accompanying a submission, checked by main's roster as of `at`."""
    if not any(path.endswith(".json") for path in proposed.record_paths):
        return ()
    circumstances = read_circumstances(repository, signers, tip, at, read_former_history(repository, tip))
    return check_records_of(repository, signers, circumstances, proposed, head)


def read_circumstances(
    repository: Repository, signers: SignerIndex | None, tip: str, at: datetime, former: FormerHistory
) -> RecordCircumstances:
    """Return the circumstances for checking records at main's `tip`, also by ids of commits before a purge."""
    revoked = (
        list_revoked_keys(repository, signers.roster, tip, former.today_of) if signers is not None else frozenset[str]()
    )
    return RecordCircumstances(add_former_times(former, read_main_times(repository, tip)), at, revoked)


def check_records_of(
    repository: Repository,
    signers: SignerIndex,
    circumstances: RecordCircumstances,
    proposed: ProposedChanges,
    head: str,
) -> tuple[CheckedRecord, ...]:
    """Return the records added by `head`, a revision, together with the changes `proposed`, checked."""
    paths = [path for path in proposed.record_paths if path.endswith(".json")]
    if not paths:
        return ()
    return tuple(
        check_record(each, signers, circumstances) for each in list_records_at(repository, head, paths).records
    )


def signature_of_record(checked: CheckedRecord) -> GivenSignature:
    """Return the signature given by a valid record."""
    assert checked.record is not None and checked.authority is not None and checked.signer is not None
    return GivenSignature(
        checked.record.action, checked.authority, checked.signer.person.id, frozenset(checked.record.changes)
    )


def signature_at_tip(checked: CheckedRecord, repository: Repository, tip: str, former: FormerHistory) -> GivenSignature:
    """Return the signature given by a valid record at main's `tip`.

    It is about the next change of each path after `onto`: paths changed on main since then are left out.
    """
    signature = signature_of_record(checked)
    assert checked.record is not None
    onto = former.today_of(checked.record.onto)
    if onto == tip:
        return signature
    changed = list_changed_since(repository, onto, tip, [each.path for each in checked.record.changes])
    left = frozenset(each for each in signature.changes if each.path not in changed)
    return GivenSignature(signature.action, signature.authority, signature.signer, left)


def list_changed_since(repository: Repository, onto: str, tip: str, paths: Iterable[str]) -> frozenset[str]:
    """Return the subset of these paths changed on main after `onto`."""
    arguments = ("log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--format=", "--name-only", "-z",
                 f"{onto}..{tip}", "--", *(f"{repository.prefix}{path}" for path in paths))  # fmt: skip
    names = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(name.lstrip("\n").removeprefix(repository.prefix) for name in names if name.strip("\n"))
