"""Settings about external systems: services, receivers of citizens' submissions, measurement.

Values of `site-config/` as used by the other stages, as in `portal`.
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
"""Placeholder for an item's reference code in the address of a web service."""


@frozen
class Service:
    """A service or channel outside of the portal (QĐ 2111, Art. 3(2)b-c). Texts are by language."""

    names: Mapping[str, str]
    address: str
    """An https address, or `UNCONFIRMED`."""
    purpose: Mapping[str, str]

    @property
    def confirmed_address(self) -> str:
        """The address; empty if unconfirmed."""
        return without_unconfirmed(self.address)


@frozen
class NamedService(Service):
    """A service in a list of similar services. Menus and links name it by `name`."""

    id: str


@frozen
class Services:
    """The services of a portal; all are optional."""

    government_portal: Service | None = None
    public_services: Service | None = None
    gazette: Service | None = None
    mail: Service | None = None
    social: tuple[NamedService, ...] = ()
    applications: tuple[NamedService, ...] = ()
    others: tuple[NamedService, ...] = ()

    def list_by_sort(self) -> Iterator[tuple[str, tuple[Service, ...]]]:
        """Yield the name of each field together with the services configured in it.

        Fields without services are skipped.
        """
        for each in fields(self):
            value: Service | tuple[Service, ...] | None = getattr(self, each.name)
            services = value if isinstance(value, tuple) else (value,) if value is not None else ()
            if services:
                yield each.name, services

    def list_names(self) -> tuple[str, ...]:
        """Return each valid name of a service. Names of single services are valid even if they are not configured."""
        return tuple(name for name, _ in self._by_name())

    def find(self, name: str) -> Service | None:
        """Return the service with this name, or None if it is not configured."""
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
    """The ways to send something: a web service, a mailbox, an office; each may be absent or `UNCONFIRMED`."""

    address: str = ""
    """An https address, with `CODE_PLACEHOLDER` in place of the reference code."""
    email: str = ""
    office: Mapping[str, str] | None = None
    """The postal address, or the office receiving letters, by language."""

    def build_address(self, code: str) -> str:
        """Return the confirmed address, with the reference code `code` filled in.

        Return an empty string if there is none.
        """
        return without_unconfirmed(self.address).replace(CODE_PLACEHOLDER, quote(code, safe=""))

    @property
    def confirmed_email(self) -> str:
        """The confirmed mailbox; empty if there is none."""
        return without_unconfirmed(self.email)

    @property
    def is_confirmed(self) -> bool:
        """True if any way is confirmed."""
        offices = (self.office or {}).values()
        return bool(without_unconfirmed(self.address) or self.confirmed_email or any(map(without_unconfirmed, offices)))


@frozen
class Receivers:
    """The receivers of citizens' submissions, by type (`Kind.takes`)."""

    question: Receiver | None = None
    reflection: Receiver | None = None
    """None: same as `question`."""
    opinion: Receiver | None = None
    rating: Receiver | None = None
    survey: Receiver | None = None

    @classmethod
    def list_names(cls) -> tuple[str, ...]:
        """Return the types of submissions, in order."""
        return tuple(each.name for each in fields(cls))

    def find(self, takes: str) -> Receiver | None:
        """Return the receiver of a type, or None if it is not configured."""
        receiver: Receiver | None = getattr(self, takes)
        return self.question if receiver is None and takes == "reflection" else receiver


@frozen
class Monitoring:
    """The script of the state's measuring system: the only resource that pages load from another host."""

    script: str
    """An https address."""
    sends_to: tuple[str, ...]
    """The hosts receiving the script's measurements."""
    measured_by: Mapping[str, str]
    """The measuring agency, by language."""
    attributes: Mapping[str, str]
    """Attributes of the script element (`data-…`), such as the code of the portal in that system."""

    @property
    def script_host(self) -> str:
        """The host of the script."""
        return urlsplit(self.script).netloc


def without_unconfirmed(value: str) -> str:
    """Return `value`, or an empty string if it is not confirmed."""
    return "" if value == UNCONFIRMED else value
