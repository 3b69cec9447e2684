"""The files of `site-config/`, read into models with diagnostics of every fault in them."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from portalgen.config.models import Model
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.errors import UnusableEnvironmentError

ModelT = TypeVar("ModelT", bound=Model)

_SMALLEST: Final = MappingProxyType(
    {
        "profiles.yaml": "profiles: {main: {group: main}}",
        "taxonomies.yaml": "taxonomies: []",
        "redirects.yaml": "redirects: []",
    }
)
"""Minimal content of optional files, shown if they are missing."""


def read_yaml_text(root: Path, path: str, diagnostics: list[Diagnostic]) -> YamlText | None:
    """Return the text of a file, or None with CFG134 if it is missing, CFG108 if it is not UTF-8.

    Raises UnusableEnvironmentError if the file cannot be read.
    """
    try:
        raw = (root / path).read_bytes()
    except FileNotFoundError:
        example = _SMALLEST.get(path.rpartition("/")[2], "")
        diagnostics.append(diagnostic("CFG134", Place(path), file=path, example=example))
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnusableEnvironmentError(f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason}") from None
    try:
        return YamlText(raw.decode("utf-8-sig"), path, "CFG")
    except UnicodeDecodeError as error:
        diagnostics.append(diagnostic("CFG108", Place(path), byte=str(error.start + 1)))
        return None


def read_model(root: Path, path: str, model: type[ModelT], diagnostics: list[Diagnostic]) -> ModelT | None:
    """Return the model of the file `path`, or None with its diagnostics."""
    source = read_yaml_text(root, path, diagnostics)
    if source is None:
        return None
    value, invalid = validate(model, source)
    diagnostics.extend(invalid)
    return value
