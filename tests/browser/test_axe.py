"""The helper that holds pages against axe-core finds what is wrong, and nothing in a page that is in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.makers.browser.axe import violations

_PAGE = "<!doctype html><html lang='vi'><head><title>Mẫu</title></head><body><main><h1>Mẫu</h1>{}</main></body></html>"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(bypass_csp=False)
    yield context.new_page()
    context.close()


def test_nothing_is_found_in_a_page_that_is_in_order(tab: Tab) -> None:
    tab.set_content(_PAGE.format("<p>Chữ</p>"))
    assert violations(tab) == []


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("<img src='a.png'>", "image-alt"),
        ("<p style='color:#999;background:#fff'>nhạt</p>", "color-contrast"),
        ("<h4>nhảy cóc</h4>", "heading-order"),
    ],
)
def test_what_is_wrong_is_found_unless_its_rule_is_left_out(tab: Tab, part: str, rule: str) -> None:
    tab.set_content(_PAGE.format(part))
    assert [line.split()[0] for line in violations(tab)] == [rule]
    assert violations(tab, without=(rule,)) == []
    assert violations(tab, within="h1") == []
