"""From the address of a page to its file."""

from __future__ import annotations

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.editorial.questions.page_addresses import find_paths_of_address
from tests.makers.portal import SmallPortal


@pytest.fixture
def configured(portal: SmallPortal) -> Portal:
    found, _ = load_portal(portal.root)
    assert found is not None
    return found


def test_a_page_is_found_in_its_site_and_language(configured: Portal) -> None:
    site = configured.sites[-1]
    for language in site.languages:
        address = f"https://{site.host}{language.prefix}tin-tuc/hop-bao/"
        paths = find_paths_of_address(configured, address)
        assert f"content/{site.id}/tin-tuc/hop-bao/index.{language.code}.md" in paths
        assert f"content/{site.id}/tin-tuc/hop-bao.{language.code}.md" in paths


def test_scheme_and_index_may_be_missing_or_there(configured: Portal) -> None:
    host = configured.sites[0].host
    assert find_paths_of_address(configured, f"{host}/tin-tuc/a/index.html") == find_paths_of_address(
        configured, f"https://{host}/tin-tuc/a/"
    )


def test_another_host_has_no_files(configured: Portal) -> None:
    assert find_paths_of_address(configured, "https://example.org/tin-tuc/a/") == ()
    assert find_paths_of_address(configured, "không phải địa chỉ") == ()
