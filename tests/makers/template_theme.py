"""A theme of a few templates, rendered by either compiler: what it shows or what is reported, and the steps that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.render.theme import templates
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme
from portalgen.render.theme.template_limits import limited_memory
from portalgen.render.theme.templates import TemplateRenderError, Templates
from portalgen.render.views.links import Link

PAGE = "layouts/page.html"
VIEW = Link("Sở & <ban>", "/mot/")
_FILES: Mapping[str, str] = {
    "theme.yaml": "name: own\nextends: null\n",
    "strings/vi.yaml": "a: A\nb: '{x}'\nmany: '{x}{x}{x}{x}{x}{x}{x}{x}{x}'\n",
}


@dataclass(frozen=True)
class Verdict:
    """What came of a template: its text or the finding, and how many steps were counted."""

    text: str
    finding: Diagnostic | None
    steps: int


def load_page(root: Path, page: str, files: Mapping[str, str] | None = None) -> Theme:
    """Return the theme whose layout `page.html` is `page`, with other files of it."""
    for name, text in {**_FILES, PAGE: page, **(files or {})}.items():
        path = root / "themes" / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found, faults = load_theme(root, "own", ("vi",), Place("site-config/sites/so.yaml"))
    assert found is not None, faults
    return found


def judge_in_both(theme: Theme, times: int = 1, **values: object) -> tuple[Verdict, ...]:
    """Return the verdict with direct code and the one of Jinja's own code; the last one of several `times`."""
    verdicts = []
    for is_direct in (True, False):
        with patch.object(templates, "are_installed", lambda _versions, is_direct=is_direct: is_direct):
            rendering = Templates(theme, "vi")
            verdicts.append([_judge(rendering, values) for _ in range(times)][-1])
    return tuple(verdicts)


def _judge(rendering: Templates, values: Mapping[str, object]) -> Verdict:
    templates._EXHAUSTED.clear()
    try:
        with limited_memory():
            text = rendering.render_page(PAGE, "trang", **{"view": VIEW, **values}).decode()
    except TemplateRenderError as error:
        return Verdict("", error.diagnostic, _count_steps(rendering))
    return Verdict(text, None, _count_steps(rendering))


def _count_steps(rendering: Templates) -> int:
    direct = rendering._direct
    return (direct if direct is not None and not rendering._slow else rendering._environment).meter.used
