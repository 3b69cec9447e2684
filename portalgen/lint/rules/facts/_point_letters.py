"""The letters of points in Vietnamese official texts (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from typing import Final

POINT_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
