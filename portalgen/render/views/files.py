"""Pictures and attachments as they are shown."""

from __future__ import annotations

from portalgen.frozen import frozen


@frozen
class Variant:
    """The picture in a single format; `srcset` is ready for the attribute."""

    media_type: str
    srcset: str


@frozen
class ImageView:
    """A picture with its sizes. `sources` is empty for SVG; `url` is the fallback (JPEG, PNG or SVG)."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    sources: tuple[Variant, ...]
    sizes: str
    file_width: int = 0
    """Width in pixels of the file at `url`, possibly smaller than the picture; 0 if unknown."""
    file_height: int = 0


@frozen
class AttachmentView:
    """A file to download: `format` is shown ("PDF"), `size` is formatted for people ("1,2 MB")."""

    title: str
    url: str
    format: str
    size: str
