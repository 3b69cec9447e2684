"""Pictures encoded as planned and cached as files: decoded, scaled down, turned and encoded.

What reaches citizens holds no metadata (EXIF, GPS, XMP, comments); colours are sRGB, and the orientation of the camera
is applied.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from portalgen.content.files import InvalidFile, invalid_file
from portalgen.diagnostics.model import Phrase
from portalgen.on_demand import on_demand
from portalgen.render.images.plan import (
    COPIED_FORMATS,
    DECODING_ERRORS,
    ENCODERS,
    TRANSPOSED_ORIENTATIONS,
    ImagePlan,
    ImageSize,
    ImageVariant,
    displayed_size_of,
    load_pillow,
    open_image,
    orientation_of,
    unreadable_image,
)
from portalgen.store.atomic import replace_own_file
from portalgen.store.digest import digest_bytes

with on_demand():
    from PIL import ImageCms

if TYPE_CHECKING:
    from PIL import Image as Pictures

_CHANGED: Final = Phrase("image.changed")


class BrokenImageError(Exception):
    """A picture that shows itself to be broken only when it is decoded; `invalid_file` becomes a diagnostic."""

    def __init__(self, invalid_file: InvalidFile) -> None:
        super().__init__(invalid_file.code)
        self.invalid_file = invalid_file


def encode_variants(
    plan: ImagePlan, variants: Sequence[ImageVariant], cache: Path, spare: Path | None = None
) -> tuple[Path, ...]:
    """Return the files of `variants` in `cache`, encoded where they are missing; in `spare`, if given, where `cache` takes no more.

    The picture is decoded and scaled once for each size. Two processes may encode the same one at once. Raises
    `BrokenImageError` (ATT106) where the picture's body is broken, or where the file is no longer the one that was
    inspected. Other errors of the disk are `OSError`.
    """
    source = _Source(plan)
    return tuple(_find_or_encode(source, variant, cache, spare) for variant in variants)


class _Source:
    """A picture that is read once, and drawn once in each size."""

    def __init__(self, plan: ImagePlan) -> None:
        self._plan = plan
        self._drawn: dict[ImageSize, Pictures.Image] = {}

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file. Raises `BrokenImageError` where they are no longer those that were inspected."""
        data = self._plan.facts.path.read_bytes()
        if digest_bytes(data) != self._plan.facts.digest:
            raise BrokenImageError(invalid_file("ATT106", self._plan.facts.name, problem=_CHANGED))
        return data

    def draw(self, size: ImageSize) -> Pictures.Image:
        """Return the pixels in a size. Raises `BrokenImageError`."""
        if size not in self._drawn:
            try:
                self._drawn[size] = _draw(self._plan, size, self.data)
            except DECODING_ERRORS as error:
                raise BrokenImageError(unreadable_image(self._plan.facts, error)) from error
        return self._drawn[size]


def _find_or_encode(source: _Source, variant: ImageVariant, cache: Path, spare: Path | None) -> Path:
    name = f"{variant.file_name.split('.')[-2][:2]}/{variant.file_name}"
    if _is_written(cache / name):
        return cache / name
    encoded = source.data if variant.format in COPIED_FORMATS else _encode(source, variant)
    try:
        return _keep(cache / name, encoded)
    except OSError:  # a full disk, a quota, a file in the way: the picture is made for this build alone
        if spare is None:
            raise
        return _keep(spare / name, encoded)


def _keep(target: Path, encoded: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_own_file(target, encoded)
    replace_own_file(_digest_path(target), digest_bytes(encoded).encode())
    return target


def verify_image(plan: ImagePlan) -> None:
    """Decode a picture and keep nothing. Raises `BrokenImageError` exactly where `encode_variants` would."""
    source = _Source(plan)
    if plan.facts.format in COPIED_FORMATS:
        _ = source.data
    else:
        source.draw(_size_of(plan.fallback))


def _is_written(target: Path) -> bool:
    """Whether the file is there as it was written: its digest lies beside it."""
    try:
        return _digest_path(target).read_text("ascii") == digest_bytes(target.read_bytes())
    except (OSError, ValueError):
        return False


def _digest_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.blake2b")


def _encode(source: _Source, variant: ImageVariant) -> bytes:
    drawn = source.draw(_size_of(variant))
    if variant.format == "jpg" and drawn.mode == "RGBA":
        drawn = _on_white(drawn)
    written = io.BytesIO()
    drawn.save(written, **ENCODERS[variant.format])
    return written.getvalue()


def _size_of(variant: ImageVariant) -> ImageSize:
    return ImageSize(variant.width, variant.height)


def _draw(plan: ImagePlan, size: ImageSize, data: bytes) -> Pictures.Image:
    """Return the pixels in a size: decoded, scaled down, turned, in sRGB, without metadata."""
    with open_image(io.BytesIO(data), plan.facts.format, plan.max_pixels) as picture:
        if displayed_size_of(picture) != plan.size:
            raise ValueError("another size than the one that was measured")
        orientation = orientation_of(picture)
        turned = orientation in TRANSPOSED_ORIENTATIONS
        box = (size.height, size.width) if turned else (size.width, size.height)
        profile = picture.info.get("icc_profile")
        picture.draft(None, (box[0] * 2, box[1] * 2))
        picture.load()
        small = _resized(_plain(picture), box)
    drawn = _in_srgb(_turned(small, orientation), profile)
    drawn = _opaque(drawn) if drawn.mode == "RGBA" else drawn
    drawn.info.clear()
    return drawn


def _plain(picture: Pictures.Image) -> Pictures.Image:
    """The picture in a mode that can be scaled: L, RGB, RGBA or CMYK, with 8 bits a channel."""
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _resized(picture: Pictures.Image, box: tuple[int, int]) -> Pictures.Image:
    if picture.size == box:
        return picture.copy()
    return picture.resize(box, load_pillow().Resampling.LANCZOS, reducing_gap=3.0)


def _turned(picture: Pictures.Image, orientation: int) -> Pictures.Image:
    """The picture as the camera was held (EXIF 2.3, tag 0x0112)."""
    turns = load_pillow().Transpose
    steps = {
        2: turns.FLIP_LEFT_RIGHT,
        3: turns.ROTATE_180,
        4: turns.FLIP_TOP_BOTTOM,
        5: turns.TRANSPOSE,
        6: turns.ROTATE_270,
        7: turns.TRANSVERSE,
        8: turns.ROTATE_90,
    }
    return picture.transpose(steps[orientation]) if orientation in steps else picture


def _in_srgb(picture: Pictures.Image, profile: bytes | None) -> Pictures.Image:
    """The picture in RGB or RGBA with sRGB colours; a profile that cannot be used counts as none."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    colours = (_converted(colours, profile) if profile else None) or colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _converted(picture: Pictures.Image, profile: bytes) -> Pictures.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *DECODING_ERRORS):
        return None


def _opaque(picture: Pictures.Image) -> Pictures.Image:
    """Return the picture without an alpha channel that changes nothing."""
    return picture.convert("RGB") if picture.getchannel("A").getextrema() == (255, 255) else picture


def _on_white(picture: Pictures.Image) -> Pictures.Image:
    white: Pictures.Image = load_pillow().new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")
