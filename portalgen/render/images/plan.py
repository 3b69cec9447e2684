"""Pictures: their displayed size, and the plan of their variants.

Only this module and `encode` use Pillow. It is imported on demand: most commands encode no picture.
"""

from __future__ import annotations

import math
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from portalgen.config.portal_settings import Limits
from portalgen.content.files import FileFacts, InvalidFile, invalid_file
from portalgen.content.svg import read_svg_attributes
from portalgen.diagnostics.model import LocalizedText, Phrase
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_repr
from portalgen.text.slugs import slug_of

with on_demand():
    import PIL
    from PIL import Image


WIDTHS: Final = (480, 960, 1600)
FALLBACK_WIDTH: Final = 960
SVG_DEFAULT: Final = (800, 600)
_WORTH_IT: Final = 1.2
"""The ratio to the next smaller width above which a picture also gets a variant of its own width."""
_GPS: Final = 0x8825
"""The EXIF tag of the location (EXIF 2.32, 4.6.3)."""
_TALLEST: Final = 16_383
"""The maximum height of a WebP picture, in pixels (RFC 9649); AVIF and JPEG allow more."""

_MEDIA_TYPES: Final = MappingProxyType(
    {
        "avif": "image/avif",
        "webp": "image/webp",
        "jpg": "image/jpeg",
        "png": "image/png",
        "gif": "image/gif",
        "svg": "image/svg+xml",
    }
)
_READERS: Final = MappingProxyType(
    {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "tiff": "TIFF"}
)
COPIED_FORMATS: Final = frozenset(("gif", "svg"))

# One thread and no tiles, so that the bytes do not depend on the number of cores.
# AVIF speed 8 takes 0.25 s for 1600 x 1200 on one core; speed 6 takes 1.9 s for a file of equal size.
ENCODERS: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "avif": {"format": "AVIF", "quality": 60, "speed": 8, "max_threads": 1, "autotiling": False},
        "webp": {"format": "WEBP", "quality": 80, "method": 4},
        "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
        "png": {"format": "PNG", "optimize": True},
    }
)
_REVISION: Final = 1
"""Increase this version when `encode` starts to write different pixels."""

_ORIENTATION: Final = 0x0112
TRANSPOSED_ORIENTATIONS: Final = frozenset((5, 6, 7, 8))
_START_OF_SCAN: Final = b"\xff\xda"
_MOST_SCANS: Final = 12
"""The maximum number of scans in a JPEG of the largest allowed picture.

Programs write ten or fewer. Smaller pictures may have more.
"""
_SAVE_AS_BASELINE: Final = LocalizedText(
    "lưu lại ảnh dưới dạng JPEG thường (bỏ chọn Progressive)", "save the picture as baseline JPEG, not progressive"
)
_DAMAGED_PHRASE: Final = Phrase("image.damaged")
_INFLATED_PHRASE: Final = Phrase("image.inflated")
_INFLATED_TEXT: Final = "MAX_TEXT"
"""Occurs in Pillow's messages about its limits on the decompressed texts and colour profiles of a PNG."""
# Raised by Pillow's readers for malformed files; the last two come from its parsers.
DECODING_ERRORS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
    TypeError,
    AttributeError,
)


@frozen
class ImageSize:
    """The displayed size of a picture in pixels, after the EXIF orientation has been applied."""

    width: int
    height: int


@frozen
class ImageVariant:
    """A published file of a picture. Width and height are in pixels."""

    file_name: str
    format: str
    media_type: str
    width: int
    height: int


@frozen
class ImagePlan:
    """All published files of a picture.

    `fallback` is for the attribute `src`. `variants` are for `srcset`: AVIF, then WebP, both sorted by width.
    `max_pixels` is the portal's limit for any picture; pass it to `open_image`.
    """

    facts: FileFacts
    size: ImageSize
    fallback: ImageVariant
    variants: tuple[ImageVariant, ...]
    max_pixels: int


class TooManyPixelsError(ValueError):
    """Raised if a picture declares more pixels than Pillow may allocate memory for. `pixels` is the declared number."""

    def __init__(self, pixels: int) -> None:
        super().__init__(pixels)
        self.pixels = pixels


def measure_image(facts: FileFacts, limits: Limits) -> ImageSize | InvalidFile:
    """Return the displayed size of a picture, reading only its header. The default size of an SVG is 800 x 600.

    Returns ATT106 if the header cannot be read, ATT107 if the picture has more than `limits.image_pixels` million
    pixels, ATT111 if a JPEG has too many scans.
    """
    if facts.format == "svg":
        return measure_svg(facts.path.read_bytes())
    most = max_pixels_of(limits)
    try:
        with facts.path.open("rb") as stream, open_image(stream, facts.format, most) as picture:
            size = displayed_size_of(picture)
    except TooManyPixelsError as error:
        return _too_many_pixels(facts, error.pixels, limits)
    except DECODING_ERRORS as error:
        return unreadable_image(facts, error)
    pixels = size.width * size.height
    if pixels > most:
        return _too_many_pixels(facts, pixels, limits)
    return (_check_scans(facts, pixels, most) if facts.format == "jpg" else None) or size


def _check_scans(facts: FileFacts, pixels: int, max_pixels: int) -> InvalidFile | None:
    """Return ATT111 if a JPEG has too many scans: decoding each takes as long as decoding a picture with a single scan.

    Only a marker can consist of these two bytes (ISO/IEC 10918-1, B.1.1.2 and B.1.1.5); the scans of a thumbnail are
    counted too.
    """
    allowed = _MOST_SCANS * max_pixels // max(pixels, 1)
    scans = facts.path.read_bytes().count(_START_OF_SCAN)
    if scans <= allowed:
        return None
    shown = _millions(pixels)
    found = LocalizedText(f"{shown} triệu điểm ảnh ghi thành {scans} lượt", f"{shown} million pixels in {scans} scans")
    limit = LocalizedText(f"{allowed} lượt", f"{allowed} scans")
    return invalid_file("ATT111", facts.name, found=found, limit=limit, remedy=_SAVE_AS_BASELINE)


def max_pixels_of(limits: Limits) -> int:
    """Return the maximum number of pixels of a picture."""
    return limits.image_pixels * 1_000_000


def unreadable_image(facts: FileFacts, error: BaseException) -> InvalidFile:
    """Return ATT106 for a picture whose decoding raised `error`, one of `DECODING_ERRORS`."""
    phrase = _INFLATED_PHRASE if _INFLATED_TEXT in str(error) else _DAMAGED_PHRASE
    return invalid_file("ATT106", facts.name, problem=phrase)


def _too_many_pixels(facts: FileFacts, pixels: int, limits: Limits) -> InvalidFile:
    return invalid_file("ATT107", facts.name, pixels=_millions(pixels), limit=str(limits.image_pixels))


def _millions(pixels: int) -> str:
    tenths = -(-pixels // 100_000)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def load_pillow() -> Any:
    """Return Pillow's `Image` module. Do not use it to open files: use `open_image`."""
    return Image


@contextmanager
def open_image(stream: BinaryIO, format: str, max_pixels: int) -> Iterator[PIL.Image.Image]:
    """Open a picture as a file of the given `format` and read its header. Pillow's warnings are suppressed.

    Pillow refuses a picture that declares more than twice `max_pixels`, in some formats before it allocates memory.
    Then `TooManyPixelsError` is raised, either by this function or while the picture is open. Pillow keeps this limit
    for the whole process, so every caller should pass the portal's limit.
    """
    pillow = load_pillow()
    pillow.MAX_IMAGE_PIXELS = max_pixels
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pillow.open(stream, formats=(_READERS[format],)) as picture:
                yield picture
        except pillow.DecompressionBombError as error:
            raise TooManyPixelsError(_claimed_pixels(error)) from error


def _claimed_pixels(error: Exception) -> int:
    """Return the number of pixels at the start of Pillow's message: no picture object exists to ask."""
    written = re.search(r"\d+", str(error))
    return int(written[0]) if written else 0


def orientation_of(picture: PIL.Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8, as browsers see it: XMP and broken EXIF data are ignored.

    It is 1 for TIFF, because Pillow itself rotates it.
    """
    raw = picture.info.get("exif")
    if not raw:
        return 1
    exif = load_pillow().Exif()
    try:
        exif.load(raw)
        value = exif.get(_ORIENTATION, 1)
    except DECODING_ERRORS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def displayed_size_of(picture: PIL.Image.Image) -> ImageSize:
    width, height = picture.size
    if width < 1 or height < 1:
        raise ValueError("a picture without pixels")
    return ImageSize(height, width) if orientation_of(picture) in TRANSPOSED_ORIENTATIONS else ImageSize(width, height)


_LENGTH: Final = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS: Final = MappingProxyType({"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0})
_LARGEST_SVG: Final = 20_000


def measure_svg(data: bytes) -> ImageSize:
    """Return the size of an SVG in CSS pixels.

    The size is taken from its width and height, or else from its view box; without both it is 800 x 600. If only width
    or height is missing, it is computed from the ratio of the view box.
    """
    attributes = dict(read_svg_attributes(data))
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    box = _view_box(attributes.get("viewBox", ""))
    if box and width and not height:
        height = width * box[1] / box[0]
    elif box and height and not width:
        width = height * box[0] / box[1]
    elif box and not width:
        width, height = box
    if not width or not height:
        width, height = SVG_DEFAULT
    shrink = min(1.0, _LARGEST_SVG / max(width, height))
    return ImageSize(max(1, round(width * shrink)), max(1, round(height * shrink)))


def _length(text: str) -> float:
    """Return a length in CSS pixels, or 0 if it is not a length (for example, a percentage)."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _PIXELS[match[2] or "px"] if match else 0.0


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = (float(number) for number in text.replace(",", " ").split())
    except ValueError:
        return None
    good = all(math.isfinite(number) and 0 < number < 1e9 for number in (width, height))
    return (width, height) if good else None


def has_location(facts: FileFacts, limits: Limits) -> bool:
    """Return True if a picture file records the location of the camera.

    An attachment must not, because it is published unchanged. In a PNG the EXIF data may follow the pixels, which are
    then decoded: call `measure_image` first.
    """
    try:
        with facts.path.open("rb") as stream, open_image(stream, facts.format, max_pixels_of(limits)) as picture:
            return bool(picture.getexif().get_ifd(_GPS))
    except DECODING_ERRORS:
        return False


def plan_image(facts: FileFacts, size: ImageSize, limits: Limits) -> ImagePlan:
    """Return the files to publish for a picture: AVIF and WebP in up to three widths, and a fallback.

    The fallback is JPEG (PNG for PNG), at most 960 pixels wide. SVG and GIF are their own fallback and have no
    variants: an SVG needs none, and a GIF may be animated.
    """
    most = max_pixels_of(limits)
    if facts.format in COPIED_FORMATS:
        return ImagePlan(facts, size, _copy(facts, size), (), most)
    sizes = _sizes(size)
    small = next((each for each in reversed(sizes) if each.width <= FALLBACK_WIDTH), sizes[0])
    variants = tuple(_variant(facts, each, format) for format in ("avif", "webp") for each in sizes)
    return ImagePlan(facts, size, _variant(facts, small, "png" if facts.format == "png" else "jpg"), variants, most)


def _sizes(size: ImageSize) -> tuple[ImageSize, ...]:
    """Return the sizes of the variants, by width: none larger than the original or too high for WebP."""
    widths = tuple(width for width in WIDTHS if width <= size.width)
    if not widths or (size.width < WIDTHS[-1] and size.width > widths[-1] * _WORTH_IT):
        widths = (*widths, size.width)
    scaled = tuple(ImageSize(width, max(1, round(size.height * width / size.width))) for width in widths)
    fitting = tuple(each for each in scaled if each.height <= _TALLEST)
    return fitting or (ImageSize(max(1, size.width * _TALLEST // size.height), _TALLEST),)


def _variant(facts: FileFacts, size: ImageSize, format: str) -> ImageVariant:
    """Return a variant, named by everything that determines its bytes.

    This includes the version of Pillow: an address cached for ever must not get different bytes when the encoders
    change. On one machine the same picture therefore has the same name and the same bytes.
    """
    settings = (facts.digest, size.width, size.height, sorted(ENCODERS[format].items()), _REVISION, _pillow_version())
    digest = digest_repr(settings, 4)
    name = f"{_stem(facts)}-{size.width}.{digest}.{format}"
    return ImageVariant(name, format, _MEDIA_TYPES[format], size.width, size.height)


def _copy(facts: FileFacts, size: ImageSize) -> ImageVariant:
    name = f"{_stem(facts)}.{facts.digest[:8]}.{facts.format}"
    return ImageVariant(name, facts.format, _MEDIA_TYPES[facts.format], size.width, size.height)


def _stem(facts: FileFacts) -> str:
    return slug_of(PurePosixPath(facts.name).stem)[:60].strip("-") or "image"


@lru_cache(maxsize=1)
def _pillow_version() -> str:
    return PIL.__version__
