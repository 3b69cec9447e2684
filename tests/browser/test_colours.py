"""The colours that the build computes are those that a browser shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portalgen.diagnostics.model import Place
from portalgen.render.theme.declared_tokens import APPEARANCES
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.palette import SITE_LAYER, TokenSheet

ROOT = Path(__file__).resolve().parents[2]

SHOWN = """names => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const probe = document.body.appendChild(document.createElement("i"));
  return Object.fromEntries(names.map(name => {
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)];
  }));
}"""
"""The screen's red, green and blue of tokens."""


def _rgb(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page whose content every test replaces."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    "tokens",
    [
        {},
        {"brand": "#7a1f2b", "brand-dark": "#f0a8ae", "accent": "#d9a441"},
        {"brand": "#0d5343"},
        {"brand": "#d00000"},
        {"brand": "#0000e0"},
        {"brand": "#6b6b6b"},
        {"brand": "#00a000", "accent": "#000000"},
    ],
    ids=lambda tokens: " ".join(tokens.values()) or "theme",
)
def test_every_token_has_the_colour_that_the_browser_shows(page: Page, tokens: dict[str, str]) -> None:
    theme, _ = load_theme(ROOT, "default", ("vi",), Place("site-config/sites/portal.yaml"))
    assert theme is not None
    styles = [theme.read_text(path) for path in theme.shipped_styles]
    sheet = TokenSheet(styles)
    names = sorted(
        {name for pair in theme.contrast_pairs for name in (pair.foreground, pair.background)} | {"brand-dark"}
    )
    own = "".join(f"--{name}:{value};" for name, value in tokens.items())
    style = "\n".join(styles) + f"@layer {SITE_LAYER}{{:root{{{own}}}}}"
    page.set_content(f"<!doctype html><html><head><style>{style}</style></head><body></body></html>")
    for appearance in APPEARANCES:
        page.emulate_media(color_scheme=appearance.device_scheme, contrast=appearance.device_contrast)  # type: ignore[arg-type]
        for name, value in (("scheme", appearance.scheme), ("contrast", appearance.contrast)):
            page.evaluate(
                "([name, value]) => { if (value) document.documentElement.dataset[name] = value; else delete document.documentElement.dataset[name]; }",
                [name, value],
            )
        palette = sheet.build_palette(tokens, appearance)
        for name, seen in page.evaluate(SHOWN, names).items():
            computed = _rgb(palette.color_of(name))
            assert max(abs(a - b) for a, b in zip(seen, computed, strict=True)) <= 1, (appearance, name, seen, computed)
