"""What holds for the whole portal (`site-config/portal.yaml`)."""

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
    """What the main site's index over all sites covers."""

    kinds: tuple[str, ...]
    limit: int


@frozen
class Limits:
    """Limits of what editors may commit, in MiB (pixels in millions)."""

    attachment: int = 50
    image: int = 20
    image_pixels: int = 60
    page: int = 2


@frozen
class SecuritySettings:
    """What `.well-known/security.txt` says (RFC 9116); without contacts that are confirmed there is none."""

    contacts: tuple[str, ...]
    """Addresses (`mailto:`, `https:`, `tel:`), the preferred one first; or `UNCONFIRMED`."""
    expires: date
    """The last day on which it holds."""
    policy: str = ""
    """Address of the page that says how reports are dealt with."""
    languages: tuple[str, ...] = ()

    @property
    def confirmed_contacts(self) -> tuple[str, ...]:
        """The contacts without what is not confirmed."""
        return tuple(each for each in self.contacts if each != UNCONFIRMED)


@frozen
class HumansSettings:
    """Who makes the portal, for `humans.txt`, by language; `UNCONFIRMED` where the Office has not confirmed it."""

    editorial_board: Mapping[str, str] = field(default_factory=dict)
    operator: Mapping[str, str] = field(default_factory=dict)


@frozen
class PortalSettings:
    """What holds for the whole portal."""

    names: Mapping[str, str]
    main_site: str
    languages: tuple[str, ...]
    """Languages that the main site must have."""
    summary_search: SummarySearch
    component_news: int
    """News of component sites on the home of the main site."""
    new_days: int
    """Days for which a page is marked new, in +07:00; 0 for no marks."""
    attachment_formats: tuple[str, ...]
    limits: Limits = Limits()
    security: SecuritySettings | None = None
    humans: HumansSettings | None = None
    """None: no `humans.txt`."""
    release_document: str = UNCONFIRMED
    """The document in which the owner printed the key that signs releases."""
    release_fingerprint: str = UNCONFIRMED
    """Of that key, as the document has it."""
    services: Services = _NO_SERVICES
    """What menus and the page of the official channels lead to."""
    receives: Receivers = _NO_RECEIVERS
    """Where citizens send what sites say nothing of themselves."""
    monitoring: Monitoring | None = None
    """What measures the use of the portal; None: nothing."""
    data_license: DataLicense | None = None
    """Of the open data of sites that say nothing themselves; None: their terms of reuse alone hold."""
    data_basis: Mapping[str, str] | None = None
    """The provisions under which data is open, as pages cite them, by language."""
