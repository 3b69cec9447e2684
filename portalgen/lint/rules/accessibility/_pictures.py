"""Finds the pictures of a source, in its front matter and in its body."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import PicturePart


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
