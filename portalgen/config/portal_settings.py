"""Settings of the whole portal (`site-config/portal.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Final

from portalgen.config.open_data import DataLicense
from portalgen.config.outside import UNCONFIRMED, Monitoring, Receivers, Services
from portalgen.frozen import frozen

_NO_SERVICES: Final = Services()
_NO_RECEIVERS: Final = Receivers()


@frozen
class SummarySearch:
    """The content of the main site's index over all sites."""

    kinds: tuple[str, ...]
    limit: int


@frozen
class Limits:
    """Limits for committed files, in MiB (pixels in millions)."""

    attachment: int = 50
    image: int = 20
    image_pixels: int = 60
    page: int = 2


@frozen
class SecuritySettings:
    """The content of `.well-known/security.txt` (RFC 9116); without confirmed contacts there is no file."""

    contacts: tuple[str, ...]
    """Addresses (`mailto:`, `https:`, `tel:`), the preferred one first; or `UNCONFIRMED`."""
    expires: date
    """The last day of validity."""
    policy: str = ""
    """The address of the page about handling reports."""
    languages: tuple[str, ...] = ()

    @property
    def confirmed_contacts(self) -> tuple[str, ...]:
        """The contacts without unconfirmed values."""
        return tuple(each for each in self.contacts if each != UNCONFIRMED)


@frozen
class HumansSettings:
    """The makers of the portal, for `humans.txt`, by language; `UNCONFIRMED` if the Office has not confirmed them."""

    editorial_board: Mapping[str, str] = field(default_factory=dict)
    operator: Mapping[str, str] = field(default_factory=dict)


@frozen
class PortalSettings:
    """Settings of the whole portal."""

    names: Mapping[str, str]
    main_site: str
    languages: tuple[str, ...]
    """Languages required on the main site."""
    summary_search: SummarySearch
    component_news: int
    """Number of news items of component sites on the home page of the main site."""
    new_days: int
    """Number of days a page is marked as new, in +07:00; 0 for no marks."""
    attachment_formats: tuple[str, ...]
    limits: Limits = Limits()
    security: SecuritySettings | None = None
    humans: HumansSettings | None = None
    """None: no `humans.txt`."""
    release_document: str = UNCONFIRMED
    """The document containing the owner's printed release key."""
    release_fingerprint: str = UNCONFIRMED
    """The fingerprint of that key, as in the document."""
    services: Services = _NO_SERVICES
    """The services linked from menus and the page of official channels."""
    receives: Receivers = _NO_RECEIVERS
    """The receivers of citizens' submissions for sites without their own."""
    monitoring: Monitoring | None = None
    """The script measuring the use of the portal; None to disable."""
    data_license: DataLicense | None = None
    """The open data licence for sites without their own; None if only their terms of reuse apply."""
    data_basis: Mapping[str, str] | None = None
    """The legal provisions for open data, as cited on pages, by language."""
