"""Converts a file to Unicode normal form C (Standard Annex 15) unless this changes a value of the front matter.

Links and anchors keep their targets. The body is parsed in normal form anyway, and file names are compared in it.
"""

from __future__ import annotations

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.content.front_matter import head_yaml_of, split_source
from portalgen.text.normalization import nfc


def normalize_to_nfc(data: bytes, path: str) -> bytes:
    """Return the whole file in normal form C. Return `data` if this would change a value of the front matter."""
    changed = nfc(data.decode("utf-8")).encode("utf-8")
    before, after = _read_head(data, path), _read_head(changed, path)
    if changed == data or (before is None) != (after is None):
        return data
    if before is not None and after is not None and parse_yaml(before)[0] != parse_yaml(after)[0]:
        return data
    return changed


def _read_head(data: bytes, path: str) -> YamlText | None:
    parts = split_source(data)
    return None if parts is None else head_yaml_of(data, parts, path)
