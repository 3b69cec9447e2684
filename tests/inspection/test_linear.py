"""The inspection of a page costs no more than its length, however much is wrong on it."""

from __future__ import annotations

import pytest

from portalgen.inspection.page import inspect_page
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time

PARTS = {
    "headings": "<h2>a</h2>\n<h4>b</h4>\n",
    "links on one line": '<a href="/a"></a> ',
    "tables": '<div role="region"><table><tr><th scope="col">a</th></tr></table></div>\n',
    "ids": '<p id="main">a</p>',
    "landmarks": "<nav>a</nav>",
    "marks": '<b lang="vn">a</b>',
    "lists": "<ul><p>a</p></ul>",
    "hidden": '<span aria-hidden="true"><a href="/a">a</a></span>',
}


def inspect(page: str) -> None:
    assert inspect_page(
        f"<html lang=vi><main>{page}</main></html>".encode(), "public/a.html", "h", "content/so/a.vi.md"
    )


@pytest.mark.parametrize("name", PARTS)
def test_twice_as_many_faults_on_a_page_take_about_twice_as_many_steps(name: str) -> None:
    check_linear_growth(inspect, lambda count: PARTS[name] * count, 300)


@pytest.mark.long
@pytest.mark.parametrize("name", PARTS)
def test_twice_as_many_faults_on_a_page_take_about_twice_as_long(name: str) -> None:
    check_linear_time(inspect, lambda count: PARTS[name] * count, 1_000)
