"""Where a preview shows a site and a new page, as an editor is told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.new import create_page
from portalgen.law.calendar import VIETNAM
from portalgen.serve.addresses import LocalAddresses, find_preview_address
from portalgen.serve.model import SiteHost
from portalgen.serve.server import describe_sites
from tests.makers.portal import SmallPortal

AT = datetime(2026, 11, 24, tzinfo=VIETNAM)
HOSTS = (
    SiteHost("sngv", "sngv.lamdong.gov.vn", False),
    SiteHost("portal", "lamdong.gov.vn", True),
    SiteHost("dulich", "lamdong.gov.vn", False, "/sites/dulich/"),
)


def test_a_few_sites_are_listed_with_their_addresses() -> None:
    addresses = LocalAddresses.from_hosts(HOSTS, 8000)
    assert describe_sites(addresses, "vi") == (
        "  trang portal: http://localhost:8000/",
        "  trang sngv: http://sngv.localhost:8000/",
        "  trang dulich: http://dulich.localhost:8000/sites/dulich/",
    )
    assert describe_sites(addresses, "en")[1] == "  site sngv: http://sngv.localhost:8000/"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_one_site_or_many_are_not_listed(count: int) -> None:
    hosts = tuple(SiteHost(f"s{number}", f"s{number}.vn", not number) for number in range(count))
    assert describe_sites(LocalAddresses.from_hosts(hosts, 8000), "vi") == ()


@pytest.mark.parametrize(
    ("kind", "site", "language", "section", "address"),
    [
        ("news", "so", "vi", "tin-tuc", "http://so.localhost:8000/tin-tuc/mua-hoa/"),
        ("news", "portal", "vi", "tin-tuc", "http://localhost:8000/tin-tuc/mua-hoa/"),
        ("news", "so", "en", "tin-tuc", "http://so.localhost:8000/en/news/mua-hoa/"),
        ("section", "so", "vi", "tin-tuc", "http://so.localhost:8000/tin-tuc/"),
    ],
)
def test_a_new_page_is_previewed_at_its_later_path(
    tmp_path: Path, kind: str, site: str, language: str, section: str, address: str
) -> None:
    portal, _ = load_portal(SmallPortal(tmp_path / "portal").root)
    assert portal is not None
    path, _ = create_page(portal, kind, site, "Mùa hoa", language, AT, section)
    assert find_preview_address(portal, site, section, path, language, 8000) == address
