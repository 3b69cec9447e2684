"""What the configuration says of other people's systems: services to lead to, where citizens send, what measures.

Values of `site-config/` as the other stages use them, as those of `portal` are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final
from urllib.parse import quote, urlsplit

from portalgen.frozen import frozen

UNCONFIRMED: Final = "unconfirmed"
"""Written for a value that the Office has not confirmed; shown as such, never invented."""

CODE_PLACEHOLDER: Final = "{code}"
"""Stands in the address of a web service for the reference code of an item."""


@frozen
class Service:
    """A service or channel outside of the portal (QĐ 2111, Art. 3(2)b-c). Texts are by language."""

    names: Mapping[str, str]
    address: str
    """An https address, or `UNCONFIRMED`."""
    purpose: Mapping[str, str]

    @property
    def confirmed_address(self) -> str:
        """Where it is; empty where nobody has confirmed it."""
        return without_unconfirmed(self.address)


@frozen
class NamedService(Service):
    """One of several services of a sort, with the name by which targets lead to it."""

    id: str


@frozen
class Services:
    """The services that a portal leads to, each of which may be absent."""

    government_portal: Service | None = None
    public_services: Service | None = None
    gazette: Service | None = None
    mail: Service | None = None
    social: tuple[NamedService, ...] = ()
    applications: tuple[NamedService, ...] = ()
    others: tuple[NamedService, ...] = ()

    def list_by_sort(self) -> Iterator[tuple[str, tuple[Service, ...]]]:
        """Yield each sort (a name of a field) with its services, those that the configuration has."""
        for each in fields(self):
            value: Service | tuple[Service, ...] | None = getattr(self, each.name)
            services = value if isinstance(value, tuple) else (value,) if value is not None else ()
            if services:
                yield each.name, services

    def list_names(self) -> tuple[str, ...]:
        """Return every name that a target may have: those of single services even where they are absent."""
        return tuple(name for name, _ in self._by_name())

    def find(self, name: str) -> Service | None:
        """Return the service with this name, or None where the configuration does not have it."""
        return dict(self._by_name()).get(name)

    def _by_name(self) -> Iterator[tuple[str, Service | None]]:
        for each in fields(self):
            value: Service | tuple[NamedService, ...] | None = getattr(self, each.name)
            if isinstance(value, tuple):
                yield from ((service.id, service) for service in value)
            else:
                yield each.name, value


@frozen
class Receiver:
    """Where something is sent: a web service, a mailbox, an office; any of them may be absent or `UNCONFIRMED`."""

    address: str = ""
    """An https address, in which `CODE_PLACEHOLDER` stands for the reference code."""
    email: str = ""
    office: Mapping[str, str] | None = None
    """The address for letters, or the office that takes them, by language."""

    def build_address(self, code: str) -> str:
        """Return the confirmed address for an item with this reference code; empty where there is none."""
        return without_unconfirmed(self.address).replace(CODE_PLACEHOLDER, quote(code, safe=""))

    @property
    def confirmed_email(self) -> str:
        """The mailbox; empty where there is none that is confirmed."""
        return without_unconfirmed(self.email)

    @property
    def is_confirmed(self) -> bool:
        """Whether any way is confirmed."""
        offices = (self.office or {}).values()
        return bool(without_unconfirmed(self.address) or self.confirmed_email or any(map(without_unconfirmed, offices)))


@frozen
class Receivers:
    """Where citizens send each of what kinds take (`Kind.takes`)."""

    question: Receiver | None = None
    reflection: Receiver | None = None
    """Left out: where questions are sent."""
    opinion: Receiver | None = None
    rating: Receiver | None = None
    survey: Receiver | None = None

    @classmethod
    def list_names(cls) -> tuple[str, ...]:
        """Return what can be sent, in its order."""
        return tuple(each.name for each in fields(cls))

    def find(self, takes: str) -> Receiver | None:
        """Return where this is sent, or None where nothing is said."""
        receiver: Receiver | None = getattr(self, takes)
        return self.question if receiver is None and takes == "reflection" else receiver


@frozen
class Monitoring:
    """The script of the state's measuring system: the one thing that pages load from another host."""

    script: str
    """An https address."""
    sends_to: tuple[str, ...]
    """The hosts to which the script sends what it measured."""
    measured_by: Mapping[str, str]
    """Who measures, by language."""
    attributes: Mapping[str, str]
    """Attributes of the script element (`data-…`), such as the code of the portal in that system."""

    @property
    def script_host(self) -> str:
        """The host from which the script is loaded."""
        return urlsplit(self.script).netloc


def without_unconfirmed(value: str) -> str:
    """Return `value`, or nothing where it is not confirmed."""
    return "" if value == UNCONFIRMED else value
