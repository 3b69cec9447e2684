"""Checks the templates of a theme for refused constructs, in all branches and without rendering."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError

from portalgen.diagnostics.model import Diagnostic
from portalgen.render.theme.model import Theme
from portalgen.render.theme.read_names import list_templates
from portalgen.render.theme.template_rules import diagnostic_of_refusal, find_refusals
from portalgen.render.theme.template_trees import RefusedTemplateError, read_template


def check_refused_forms(theme: Theme) -> Iterator[Diagnostic]:
    """Report each refused construct. A template that cannot be read is reported as TPL102."""
    for path in list_templates(theme):
        text = theme.read_text(path)
        try:
            refusals = find_refusals(read_template(text))
        except RefusedTemplateError as error:
            refusals = (error.refusal,)
        except TemplateSyntaxError:
            continue
        for refusal in refusals:
            yield diagnostic_of_refusal(refusal, theme.shown_paths[path], text)
