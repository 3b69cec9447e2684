"""Finds the pictures of a source, in its front matter and in its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import PicturePart
from portalgen.text.slugs import slug_of

_ENDING: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)", re.IGNORECASE)
_CAMERA: Final = re.compile(
    r"(?:img|dsc|dscn|dscf|dcim|pxl|mvimg|screenshot|screen shot|image|photo|picture|anh|hinh|ảnh|hình)[-_ ]?\d[\d_-]*",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"[-_\d]")


@frozen
class Picture:
    """A picture of a page. `number` is its index in `images`; a picture in the body has a `part` instead."""

    file: str
    alt: str
    caption: str
    number: int = -1
    part: PicturePart | None = None


def find_pictures(text: PageText) -> Iterator[Picture]:
    """Yield every picture whose description is in this source itself."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            yield Picture(image["file"], image["alt"], image.get("caption", ""), number)
    for part in text.outline.pictures:
        yield Picture(part.file, part.alt, part.caption, part=part)


def place_of_alt(text: PageText, picture: Picture) -> Place:
    """Return the place of the picture's alternative text."""
    return picture.part.alt_place if picture.part else text.place("images", picture.number, "alt")


def is_file_name(alt: str, file: str) -> bool:
    """Return True if an alternative text is the name of `file`, of any picture, or a camera's number."""
    if _ENDING.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return True
    stem = file.rpartition("/")[2].rpartition(".")[0]
    return " " not in alt and _JOINT.search(alt) is not None and slug_of(alt) == slug_of(stem)
