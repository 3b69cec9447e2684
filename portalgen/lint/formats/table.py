"""All formats, keyed by their name on the command line."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from portalgen.lint.formats.github import as_github
from portalgen.lint.formats.gitlab import as_gitlab
from portalgen.lint.formats.json_report import as_json_report
from portalgen.lint.formats.junit import as_junit
from portalgen.lint.formats.markdown import as_markdown
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.sarif import as_sarif
from portalgen.lint.formats.text import as_concise_report, as_text_report

Format = Callable[[ReportData, str], str]
"""Returns the whole text of a report file for a report and a language. Equal input gives equal text."""

FORMATS: Final = MappingProxyType[str, Format](
    {
        "text": as_text_report,
        "concise": as_concise_report,
        "json": as_json_report,
        "sarif": as_sarif,
        "github": as_github,
        "gitlab": as_gitlab,
        "junit": as_junit,
        "markdown": as_markdown,
    }
)
