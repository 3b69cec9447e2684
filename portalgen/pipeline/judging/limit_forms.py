"""Writes, in each form of the report, the verdict on a submission too costly to judge."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.judging.cost_limits import TOO_COSTLY, ExceededLimit


def _as_text(exceeded: ExceededLimit, language: str) -> str:
    found = exceeded.describe()
    return f"{TOO_COSTLY}: {sentence_of(found, language)}\n  {help_of(found, language)}\n"


def _as_markdown(exceeded: ExceededLimit, language: str) -> str:
    found = exceeded.describe()
    return f"## {TOO_COSTLY}: {sentence_of(found, language)}\n\n{help_of(found, language)}\n"


def _as_annotation(exceeded: ExceededLimit, language: str) -> str:
    return f"::error::{TOO_COSTLY}: {sentence_of(exceeded.describe(), language)}\n"


def _as_json(exceeded: ExceededLimit, language: str) -> str:
    found = exceeded.describe()
    document = {
        "version": 1,
        "passes": False,
        "headline": [sentence_of(found, language)],
        "code": TOO_COSTLY,
        "exceeded": exceeded.resource,
        "limit": exceeded.limit,
        "steps": [{"step": step or "start", "seconds": round(seconds, 1)} for step, seconds in exceeded.steps],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _as_outputs(_exceeded: ExceededLimit, _language: str) -> str:
    """Return failing outputs, so that no workflow step takes the submission for harmless."""
    return "passes=no\nfindings=no\napproved=no\nrules=changed\ncontent_alone=no\nruns_code=yes\nthemes=yes\nsites=[]\n"


LIMIT_FORMS: Final[Mapping[str, Callable[[ExceededLimit, str], str]]] = MappingProxyType(
    {
        "text": _as_text,
        "markdown": _as_markdown,
        "github": _as_annotation,
        "json": _as_json,
        "outputs": _as_outputs,
    }
)
"""The functions that write the verdict, keyed by the name of the format on the command line."""
