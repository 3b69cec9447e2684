"""A record on main with its validity: the basis of audits, questions and clocks."""

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
    """The index of the commit that added it."""
    record: ApprovalRecord | None
    """None if the bytes are no record."""
    signer: Person | None
    """The holder of the signing key, by the roster in force when the record landed; None if nobody holds it."""
    site: str
    """The site of the signer's board; empty for owners, platform and unknown signers."""
    key: str
    """The fingerprint; empty if there is no readable signature."""
    problems: tuple[str, ...]
    """Codes (APR) of the reasons against its validity; empty if valid."""

    @property
    def counts(self) -> bool:
        """True if the record is valid."""
        return not self.problems
