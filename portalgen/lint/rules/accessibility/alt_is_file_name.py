"""The check of ACC201; its page is `ACC201.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, place_of_alt
from portalgen.text.slugs import slug_of

_ENDING: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)", re.IGNORECASE)
_CAMERA: Final = re.compile(
    r"(?:img|dsc|dscn|dscf|dcim|pxl|mvimg|screenshot|screen shot|image|photo|picture|anh|hinh|ảnh|hình)[-_ ]?\d[\d_-]*",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"[-_\d]")


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC201 for each picture whose alternative text is a file name or a camera's number."""
    for picture in find_pictures(text):
        if picture.alt and _is_name(picture.alt.strip(), picture.file):
            yield violation("ACC201", place_of_alt(text, picture), alt=picture.alt)


def _is_name(alt: str, file: str) -> bool:
    if _ENDING.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return True
    stem = file.rpartition("/")[2].rpartition(".")[0]
    return " " not in alt and _JOINT.search(alt) is not None and slug_of(alt) == slug_of(stem)


RULE: Final = PageRule("ACC201", check)
