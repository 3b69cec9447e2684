"""The roster as values: members of the editorial boards with their roles and keys.

A person has an id and a post; a name is optional. A person's rights follow from the appointments and delegations in
force on a day. For the YAML form see `portalgen.config.roster_models`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

Role = Literal["editor", "commissioner", "secretary", "deputy", "chief", "owner", "platform"]
"""The roles of a site and of the portal.

Of a site: `editor` biên tập viên, `commissioner` ủy viên, `secretary` Tổ thư ký, `deputy` Phó Trưởng Ban, `chief`
Trưởng Ban. Of the whole portal: `owner` Văn phòng UBND tỉnh (QĐ 2111, Điều 12), `platform` (themes, program,
workflows).
"""

SiteRole = Literal["editor", "commissioner", "secretary", "deputy", "chief"]
PortalRole = Literal["owner", "platform"]

ROLE_NAMES: Final[Mapping[Role, Bilingual]] = MappingProxyType(
    {
        "chief": Bilingual("Trưởng Ban Biên tập", "chief of the board"),
        "deputy": Bilingual("Phó Trưởng Ban Biên tập", "deputy chief of the board"),
        "secretary": Bilingual("Tổ thư ký", "secretary"),
        "commissioner": Bilingual("ủy viên", "commissioner"),
        "editor": Bilingual("biên tập viên", "editor"),
        "owner": Bilingual("cơ quan chủ quản", "owner"),
        "platform": Bilingual("đơn vị vận hành", "operator of the platform"),
    }
)
"""The names of roles, in the display order of a board."""

RosterMode = Literal["required", "report_only"]
"""`required`: approvals are mandatory; `report_only`: missing approvals are only reported, for a transition."""

ROSTER_FILE: Final = "site-config/governance/roster.yaml"
ROSTER_FOLDER: Final = "site-config/governance/roster"
FEWEST_OWNERS: Final = 3
"""No change may leave fewer owners than this."""
FEWEST_SIGNING_OWNERS: Final = 2
"""With fewer owners able to sign, no change of governance could ever be signed again."""


@frozen
class Appointment:
    """A role held by a person for a period."""

    role: Role
    starts: date
    until: date | None = None
    """The last day; None if open-ended."""
    decision: str = ""
    """The citation of the appointing decision; may be empty."""

    def holds_on(self, day: date) -> bool:
        """Return True if the role is held on this day (Vietnam time)."""
        return self.starts <= day and (self.until is None or day <= self.until)


@frozen
class SignerKey:
    """A public key that signs approvals, in OpenSSH format."""

    algorithm: str
    """`ssh-ed25519`, `sk-ssh-ed25519@openssh.com`, or `sk-ecdsa-sha2-nistp256@openssh.com` of a passkey."""
    blob: bytes
    """The key as SSH writes it on the wire."""
    fingerprint: str
    """`SHA256:` and the digest of `blob` in base64 without padding, as ssh-keygen shows it."""
    label: str = ""
    """The owner's name for the key."""

    def as_line(self) -> str:
        """Return the algorithm and key as in a `.pub` file."""
        return f"{self.algorithm} {b64encode(self.blob).decode()}"


@frozen
class Person:
    """A member of a board or of the Office."""

    id: str
    """Stable, unique in the whole roster."""
    post: str
    """Such as "Giám đốc Sở"."""
    appointments: tuple[Appointment, ...]
    keys: tuple[SignerKey, ...] = ()
    accounts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Account by forge: `github`, `forgejo`."""
    name: str = ""

    def holds(self, role: Role, day: date) -> bool:
        """Return True if the person has this role on this day (Vietnam time)."""
        return any(each.role == role and each.holds_on(day) for each in self.appointments)


@frozen
class Delegation:
    """The right to approve, delegated by a chief to another person, by a document and for a period."""

    giver: str
    """Id of the chief who delegates."""
    receiver: str
    """Id of the signer."""
    document: str
    """The citation of the document."""
    starts: date
    until: date
    """The last day."""
    sections: tuple[str, ...] = ()
    """Paths of sections below the site's content, without `/` at either end; empty for the whole site."""

    def holds_on(self, day: date) -> bool:
        """Return True if the delegation is in force on this day (Vietnam time)."""
        return self.starts <= day <= self.until

    def covers(self, section: str) -> bool:
        """Return True if the delegation covers files in the folder `section` below the site's content."""
        return not self.sections or any(section == each or section.startswith(f"{each}/") for each in self.sections)


@frozen
class Revocation:
    """A key whose approvals are suspect from a commit on."""

    fingerprint: str
    since: str
    """Id of the commit on main from which the key is suspect, inclusive."""
    reason: str


@frozen
class PasskeySettings:
    """Websites for signing with passkeys; signatures made elsewhere are invalid (Web Authentication Level 2, § 7.2)."""

    relying_party: str
    """The `rpId`, a host."""
    origins: tuple[str, ...]
    """Exact origins, such as `https://ban-bien-tap.example.vn`."""


@frozen
class PortalRoster:
    """`roster.yaml`: owners and platform of the whole portal."""

    version: int
    portal: str
    """The id of the portal. Every record contains it, so that records of another portal do not count."""
    people: tuple[Person, ...]
    release_keys: tuple[SignerKey, ...] = ()
    desk_keys: tuple[SignerKey, ...] = ()
    server_keys: tuple[SignerKey, ...] = ()
    """Keys of the push server for signing receipts; old keys stay, so that old receipts can be verified."""
    passkeys: PasskeySettings | None = None
    """None if passkeys may not sign."""
    revocations: tuple[Revocation, ...] = ()
    github_teams: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    """Ids of teams on GitHub by role; a ruleset can request a review from a team, but not from a person."""


@frozen
class SiteRoster:
    """`roster/<site>.yaml`: the editorial board of a site (QĐ 2111, Điều 12(2), 16(2))."""

    site: str
    version: int
    people: tuple[Person, ...]
    mode: RosterMode = "required"
    allow_single_editor: bool = False
    """True if an author may also approve, for boards of a single person; every such approval is reported."""
    delegations: tuple[Delegation, ...] = ()
    decision: str = ""
    """The citation of the decision establishing the board; may be empty."""
    github_teams: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    """Ids of teams on GitHub by role."""


@frozen
class Roster:
    """The complete roster at a commit."""

    portal: PortalRoster
    sites: Mapping[str, SiteRoster]
    """By site id; sites without a board are missing."""

    def list_people(self, site: str | None = None) -> Iterator[Person]:
        """Yield the people of `site`, or of the whole portal (owners and platform) if None."""
        if site is None:
            yield from self.portal.people
        elif site in self.sites:
            yield from self.sites[site].people

    def find_person(self, id: str) -> Person | None:
        """Return the person with this id in any board, or None."""
        return next((person for person, _ in self.list_everybody() if person.id == id), None)

    def list_everybody(self) -> Iterator[tuple[Person, str]]:
        """Yield (person, site id) for all people; the id is empty for owners and platform."""
        for person in self.portal.people:
            yield person, ""
        for site in self.sites.values():
            for person in site.people:
                yield person, site.site
