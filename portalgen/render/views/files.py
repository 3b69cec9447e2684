"""Pictures and attachments as a page shows them."""

from __future__ import annotations

from portalgen.frozen import frozen


@frozen
class Variant:
    """The picture in one format. `srcset` is the complete value of the attribute."""

    media_type: str
    srcset: str


@frozen
class ImageView:
    """A picture in all its sizes. `url` is the fallback (JPEG, PNG or SVG). `sources` is empty for an SVG."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    sources: tuple[Variant, ...]
    sizes: str
    file_width: int = 0
    """Width of the file at `url` in pixels; it may be smaller than the picture. 0 if unknown."""
    file_height: int = 0


@frozen
class AttachmentView:
    """A file to download. `format` is the displayed format ("PDF"), `size` is formatted for readers ("1,2 MB")."""

    title: str
    url: str
    format: str
    size: str
