"""A record that reached main, with what it is worth: what audits, questions and clocks go by."""

from __future__ import annotations

from portalgen.config.roster import Person
from portalgen.editorial.records.records import ApprovalRecord
from portalgen.frozen import frozen


@frozen
class LandedRecord:
    """A record file on main, once."""

    path: str
    digest: str
    """SHA-256 of the file's bytes in hexadecimal."""
    place: int
    """Of the commit that added it."""
    record: ApprovalRecord | None
    """None where the bytes are no record."""
    signer: Person | None
    """Whose key signed it, by the roster in force when it landed; None where nobody's did."""
    site: str
    """Whose board the signer belongs to; empty for owners, platform and nobody."""
    key: str
    """Fingerprint; empty where there is no readable signature."""
    problems: tuple[str, ...]
    """Codes (APR) of why it does not count; empty where it does."""

    @property
    def counts(self) -> bool:
        """Whether the record is valid."""
        return not self.problems
