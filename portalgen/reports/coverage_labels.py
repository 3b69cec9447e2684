"""Labels of the states of coverage, for all reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from portalgen.editorial.tables.tables import CodedValue, Tone
from portalgen.reports.coverage import CoverageState
from portalgen.text.bilingual import Bilingual as B


def _coded(code: str, vi: str, en: str, tone: Tone = "") -> CodedValue:
    return CodedValue(code, B(vi, en), tone)


COVERAGE_STATES: Final[Mapping[CoverageState, CodedValue]] = MappingProxyType(
    {
        "met": _coded("met", "đã có", "met", "good"),
        "unchecked": _coded("unchecked", "chưa đối chiếu", "not compared", "doubtful"),
        "partly": _coded("partly", "có một phần", "met in part", "doubtful"),
        "stale": _coded("stale", "đã cũ", "stale", "doubtful"),
        "sample": _coded("sample", "chỉ có bài mẫu", "only samples", "bad"),
        "missing": _coded("missing", "chưa có", "missing", "bad"),
        "none": _coded("none", "không có", "none"),
        "not_applicable": _coded("not_applicable", "không áp dụng", "not applicable"),
    }
)
"""The label of each state; missing content is a fault only if due."""
COVERAGE_LABELS: Final[Mapping[CoverageState, B]] = MappingProxyType(
    {state: each.label for state, each in COVERAGE_STATES.items()}
)
"""Their words alone."""

ENGLISH_NAMES: Final[Mapping[Literal["structure", "contact"], B]] = MappingProxyType(
    {
        "structure": B("Cơ cấu tổ chức, chức năng", "Structure and functions"),
        "contact": B("Liên hệ của người có trách nhiệm", "Contact of the responsible officials"),
    }
)
