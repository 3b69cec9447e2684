"""axe-core over a page that is open in the browser: what it finds, one line for each element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab

COLOURS = ("color-contrast", "link-in-text-block")
"""What depends on the colour scheme: `only` these are asked in the second scheme that a page is looked at in."""
UNSEEN = ("scrollable-region-focusable",)
"""axe takes the links in contents that are shown beside a document for those of a closed `details`; that every one is
reached is tested in `test_layouts_by_keyboard`."""
_RUN = """async ([within, options]) => {
  const found = await axe.run(within ?? document, { ...options, selectors: false });
  return found.violations.length ? (await axe.run(within ?? document, options)).violations : [];
}"""
"""Where nothing is found, nobody needs the selectors of all elements, which take a fifth of the time."""


def violations(
    tab: Tab,
    *,
    within: str | None = None,
    without: Iterable[str] = (),
    more: Iterable[str] = (),
    only: Iterable[str] = (),
) -> list[str]:
    """Every violation of axe's rules, those of good practice too; none where the page is in order.

    `within` is a CSS selector of the part that is looked at. `without` names rules that are left out, say why where
    you do; `more` those that axe leaves out by itself; `only` the ones that are asked at all. Contrast is that of the
    colours on the screen, so choose scheme and width for the tab before.
    """
    asked = {rule: {"enabled": False} for rule in without} | {rule: {"enabled": True} for rule in more}
    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "rules": asked,
        "preload": False,
    }  # no rule reads style sheets
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    if not tab.evaluate("'axe' in window"):  # half a megabyte: once for each page that is loaded
        tab.evaluate(AXE_SCRIPT)
    found = tab.evaluate(_RUN, [within, options])
    return [_line(violation, node) for violation in found for node in violation["nodes"]]


def _line(violation: Mapping[str, Any], node: Mapping[str, Any]) -> str:
    messages = [each["message"] for kind in ("any", "all", "none") for each in node[kind]]
    target = " ".join(map(str, node["target"]))
    return f"{violation['id']} ({violation['impact']}) {target}: {'; '.join(messages)} in {node['html'][:160]}"
