"""Who sits on which editorial board, with which keys: the roster as values, apart from how it is written.

A person is known by an id and a post; a name is optional. What a person may do follows from appointments and
delegations that hold on a day. `portalgen.config.roster_models` has the form in which it is written.
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
"""`editor` biên tập viên, `commissioner` ủy viên, `secretary` Tổ thư ký, `deputy` Phó Trưởng Ban, `chief` Trưởng Ban of one
site; `owner` Văn phòng UBND tỉnh (QĐ 2111, Điều 12) and `platform` (themes, program, workflows) of the whole portal."""

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
"""What a role is called, in the order in which a board is shown."""

RosterMode = Literal["required", "report_only"]
"""Whether what a board has to approve is required, or only reported while the site gets used to it."""

ROSTER_FILE: Final = "site-config/governance/roster.yaml"
ROSTER_FOLDER: Final = "site-config/governance/roster"
FEWEST_OWNERS: Final = 3
"""No change may leave fewer owners than this."""
FEWEST_SIGNING_OWNERS: Final = 2
"""With fewer owners who can sign, no change of governance could ever be signed again."""


@frozen
class Appointment:
    """A role that a person holds from one day to another."""

    role: Role
    starts: date
    until: date | None = None
    """The last day; None where no end is set."""
    decision: str = ""
    """The appointing decision as it is cited; empty where none is given."""

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on this day of Vietnam."""
        return self.starts <= day and (self.until is None or day <= self.until)


@frozen
class SignerKey:
    """A public key that signs approvals, in the form of OpenSSH."""

    algorithm: str
    """`ssh-ed25519`, `sk-ssh-ed25519@openssh.com`, or `sk-ecdsa-sha2-nistp256@openssh.com` of a passkey."""
    blob: bytes
    """The key as SSH writes it on the wire."""
    fingerprint: str
    """`SHA256:` and the digest of `blob` in base64 without padding, as ssh-keygen shows it."""
    label: str = ""
    """What its owner calls it."""

    def as_line(self) -> str:
        """Return the algorithm and the key as they stand in a `.pub` file."""
        return f"{self.algorithm} {b64encode(self.blob).decode()}"


@frozen
class Person:
    """Somebody of a board or of the Office."""

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
        """Whether the person has this role on this day of Vietnam."""
        return any(each.role == role and each.holds_on(day) for each in self.appointments)


@frozen
class Delegation:
    """What a chief lets another person approve, by a document and for a time."""

    giver: str
    """Id of the person on whose behalf the other signs."""
    receiver: str
    """Id of the person who signs."""
    document: str
    """The document of delegation as it is cited."""
    starts: date
    until: date
    """The last day."""
    sections: tuple[str, ...] = ()
    """Paths of sections below the site's content, without `/` at the ends; empty for the whole site."""

    def holds_on(self, day: date) -> bool:
        """Whether the delegation holds on this day of Vietnam."""
        return self.starts <= day <= self.until

    def covers(self, section: str) -> bool:
        """Whether a file whose folder below the site's content is `section` is part of what was delegated."""
        return not self.sections or any(section == each or section.startswith(f"{each}/") for each in self.sections)


@frozen
class Revocation:
    """A key whose approvals are suspect from a commit on."""

    fingerprint: str
    since: str
    """Id of the commit of the main line from which on the key is suspect, itself included."""
    reason: str


@frozen
class PasskeySettings:
    """Where passkeys may sign: a signature made for any other website is none (Web Authentication Level 2, § 7.2)."""

    relying_party: str
    """The `rpId`, a host."""
    origins: tuple[str, ...]
    """Exact origins, such as `https://ban-bien-tap.example.vn`."""


@frozen
class PortalRoster:
    """`roster.yaml`: owners and platform of the whole portal."""

    version: int
    portal: str
    """The id of the portal, which every record names, so that no record of another portal counts."""
    people: tuple[Person, ...]
    release_keys: tuple[SignerKey, ...] = ()
    desk_keys: tuple[SignerKey, ...] = ()
    server_keys: tuple[SignerKey, ...] = ()
    """Keys of the server that takes pushes, which sign receipts; former ones stay, so that old receipts can be verified."""
    passkeys: PasskeySettings | None = None
    """None where no passkey may sign."""
    revocations: tuple[Revocation, ...] = ()
    github_teams: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    """Numbers of teams on GitHub by role; a ruleset can ask for a team's review, and for no person's."""


@frozen
class SiteRoster:
    """`roster/<site>.yaml`: the editorial board of one site (QĐ 2111, Điều 12(2), 16(2))."""

    site: str
    version: int
    people: tuple[Person, ...]
    mode: RosterMode = "required"
    allow_single_editor: bool = False
    """Whether an author may also approve, for boards of one person; every such approval is reported."""
    delegations: tuple[Delegation, ...] = ()
    decision: str = ""
    """The decision that set up the board, as it is cited; empty where none is given."""
    github_teams: Mapping[Role, int] = field(default_factory=lambda: MappingProxyType({}))
    """Numbers of teams on GitHub by role."""


@frozen
class Roster:
    """Everybody, as it stands at one commit."""

    portal: PortalRoster
    sites: Mapping[str, SiteRoster]
    """By site id; a site without a board is not in it."""

    def list_people(self, site: str | None = None) -> Iterator[Person]:
        """Yield the people of `site`, or without it those of the whole portal (owners and platform)."""
        if site is None:
            yield from self.portal.people
        elif site in self.sites:
            yield from self.sites[site].people

    def find_person(self, id: str) -> Person | None:
        """Return the person with this id in any board, or None."""
        return next((person for person, _ in self.list_everybody() if person.id == id), None)

    def list_everybody(self) -> Iterator[tuple[Person, str]]:
        """Yield (person, site id) of everybody; the id is empty for owners and platform."""
        for person in self.portal.people:
            yield person, ""
        for site in self.sites.values():
            for person in site.people:
                yield person, site.site
