"""An address whose folder would stand where a file stands."""

from __future__ import annotations

import pytest

from tests.makers.portal import SmallPortal


@pytest.mark.parametrize("path", ["/feed.xml/", "/404.html/", "/sitemap.xml/cu/"])
def test_a_redirect_below_a_file_is_reported_and_nothing_is_written(portal: SmallPortal, path: str) -> None:
    portal.write("site-config/redirects.yaml", f"redirects:\n  - {{site: portal, from: {path}, to: 'self:home'}}\n")
    result = portal.build()
    assert [each.code for each in result.diagnostics] == ["URL101"]
    assert result.diagnostics[0].place.line == 2
    assert not result.is_written
