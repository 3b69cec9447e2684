"""The texts of a new page that its author has to replace."""

from __future__ import annotations

from typing import Final

from portalgen.text.bilingual import Bilingual

UNWRITTEN_BODY: Final = Bilingual("Viết nội dung ở đây.", "Write the text here.")
UNWRITTEN_SUMMARY: Final = Bilingual("Viết tóm tắt ở đây.", "Write the summary here.")
