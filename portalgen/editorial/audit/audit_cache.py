"""The cache of earlier audits: the state at a commit of the line, and the known tips of main."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from portalgen.config.roster import FEWEST_SIGNING_OWNERS
from portalgen.editorial.audit.approval_ledger import ApprovalLedger
from portalgen.editorial.audit.arrivals import Arrivals
from portalgen.editorial.audit.governance_line import GovernanceLine
from portalgen.editorial.audit.ledger_rows import ledger_of_row, row_of_ledger
from portalgen.editorial.audit.line_reader import BLOB_DIGESTS_TABLE
from portalgen.editorial.governance.genesis import find_genesis
from portalgen.editorial.governance.governance_effects import count_owners
from portalgen.editorial.governance.governance_files import GovernanceError
from portalgen.frozen import frozen
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository
from portalgen.history.worktree import is_tracked
from portalgen.law.calendar import VIETNAM
from portalgen.store.cache_folder import open_row_store
from portalgen.store.digest import digest_repr
from portalgen.store.row_store import RowStore, Table

AUDIT_CACHE_VERSION: Final = "9"
"""Raised if the same history is judged differently."""
_STATES: Final = Table("audit_states", AUDIT_CACHE_VERSION)
_TIPS: Final = Table("known_tips", "1")
_KEPT: Final = 2
"""The number of states kept: of main, and of changes waiting to be pushed."""


@dataclass(slots=True)
class CachedAudit:
    """The data read up to a commit of the line."""

    genesis: str
    """`commit:sha256`."""
    ledger: ApprovalLedger
    governance: GovernanceLine


@frozen
class AuditCache:
    """The cached rows of earlier audits of a branch."""

    rows: RowStore
    branch: str
    """Full name of the branch; empty if a commit was given."""
    genesis: str
    """As given; empty if not given."""
    prefix: str
    """The portal's folder in the repository."""

    @property
    def known_tips(self) -> tuple[str, ...]:
        """The earlier tips of this branch; only the last of those on one line."""
        row = self.rows.get(_TIPS.name, self.branch) if self.branch else None
        return tuple(each for each in row if isinstance(each, str)) if isinstance(row, list) else ()

    def load_state(self, repository: Repository, tip: str, arrivals: Arrivals) -> CachedAudit | None:
        """Return the latest stored state of a commit on the line of `tip`, or None.

        States in which a record arrived on a day other than in `arrivals` are skipped: the right to sign depends on
        that day.
        """
        names = [each for each in self.rows.get_names(_STATES.name) if each.startswith(self._key)]
        if not names:
            return None
        output = read_git_output(repository.top, ("rev-list", "--first-parent", tip))
        places = {id: number for number, id in enumerate(output.decode().split())}
        on_line = [each for each in names if each.removeprefix(self._key) in places]
        for name in sorted(on_line, key=lambda each: places[each.removeprefix(self._key)]):
            state = _state_of(self.rows.get(_STATES.name, name), name.removeprefix(self._key))
            if (
                state is not None
                and _has_arrivals(state.ledger, arrivals)
                and self._begins_there(repository, tip, state)
            ):
                return state
        return None

    def _begins_there(self, repository: Repository, tip: str, state: CachedAudit) -> bool:
        """Return True if an audit of `tip` has the same beginning: a usable roster may have been added since."""
        start = state.ledger.rosters[0]
        day = state.ledger.line[start.place].committed_at.astimezone(VIETNAM).date()
        if self.genesis or count_owners(start.roster, day)[1] >= FEWEST_SIGNING_OWNERS:
            return True
        return str(find_genesis(repository, tip)) == state.genesis

    def save(self, audited: CachedAudit | None, tip: str, line: Collection[str]) -> None:
        """Store the state at `tip` (None if there is no roster), and `tip` as a tip of the branch."""
        name = f"{self._key}{tip}"
        names = self.rows.get_names(_STATES.name)
        if audited is not None and name not in names:
            row = {"genesis": audited.genesis, **row_of_ledger(audited.ledger, audited.governance)}
            self.rows.put(_STATES.name, {name: row})
            # Of main rather than of another submission on top of it: main's is what the next one goes on from.
            on_line = [each for each in names if each.removeprefix(self._key) in line]
            self.rows.retain(_STATES.name, "", {name, *(on_line or names)[1 - _KEPT :]})
        if self.branch:
            ids = frozenset(line)
            tips = [*(each for each in self.known_tips if each not in ids), tip]
            self.rows.put(_TIPS.name, {self.branch: tips})

    def close(self) -> None:
        """Close the file."""
        self.rows.close()

    @property
    def _key(self) -> str:
        return f"{digest_repr((self.genesis, self.prefix))}:"


def open_audit_cache(repository: Repository, folder: Path | None, reference: str, genesis: str | None) -> AuditCache:
    """Return the results in `folder` of earlier audits of `reference`, a full name or empty.

    A folder kept in Git is not read, since anybody could have written it.
    """
    is_trusted = folder is not None and (repository.is_bare or not is_tracked(repository, folder))
    rows = open_row_store(folder if is_trusted else None, "approvals", (_STATES, _TIPS, BLOB_DIGESTS_TABLE))
    return AuditCache(rows, reference, genesis or "", repository.prefix)


def _has_arrivals(ledger: ApprovalLedger, arrivals: Arrivals) -> bool:
    """Return True if each record of a ledger arrived on the day by which it was judged."""
    return all(
        each.received_on
        == arrivals.find_day(
            each.bearers,
            ledger.line[each.landed.place].committed_at,
            ledger.span_before(each.landed.place).policy.receipts_since,
        )
        for each in ledger.records.values()
    )


def _state_of(row: Any, tip: str) -> CachedAudit | None:
    try:
        ledger, governance = ledger_of_row(row)
        genesis = row["genesis"]
        if not isinstance(genesis, str) or ledger.line[-1].id != tip:
            return None
        return CachedAudit(genesis, ledger, governance)
    except (GovernanceError, TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError):
        return None
