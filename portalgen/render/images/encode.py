"""Decodes, scales, rotates and encodes pictures as planned, and caches the results as files.

Published pictures contain no metadata (EXIF, GPS, XMP, comments); colours are sRGB, and the camera's orientation is
applied.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from portalgen.content.files import InvalidFile, invalid_file
from portalgen.diagnostics.model import Phrase
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.render.images.plan import (
    COPIED_FORMATS,
    DECODING_ERRORS,
    ENCODERS,
    TRANSPOSED_ORIENTATIONS,
    ImagePlan,
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
    """Raised if a picture proves to be broken during decoding. `invalid_file` becomes a diagnostic."""

    def __init__(self, invalid_file: InvalidFile) -> None:
        super().__init__(invalid_file.code)
        self.invalid_file = invalid_file


def encode_variants(
    plan: ImagePlan, variants: Iterable[ImageVariant], cache: Path, spare: Path | None = None
) -> Mapping[ImageVariant, Path]:
    """Return the file of each variant, encoding the variants missing from `cache`.

    If `cache` cannot be written to, a variant is written to `spare`, if given. A picture is decoded only once for all
    variants, but a JPEG once for each size, because it can be decoded at a reduced size. Several processes may encode
    the same variant at once.

    Raises `BrokenImageError` (ATT106) if the body of the picture is broken or its file has changed since the
    inspection, and `OSError` for other disk errors.
    """
    files = {each: cache / _name_in_cache(each) for each in variants}
    missing = [each for each, file in files.items() if not _is_written(file)]
    for variant, encoded in _encode(plan, missing, _data(plan)) if missing else ():
        try:
            _keep(files[variant], encoded)
        except OSError:  # full disk, quota, file in the way: encode for this build only
            if spare is None:
                raise
            files[variant] = _keep(spare / _name_in_cache(variant), encoded)
    return files


def _name_in_cache(variant: ImageVariant) -> str:
    return f"{variant.file_name.split('.')[-2][:2]}/{variant.file_name}"


def _keep(target: Path, encoded: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_own_file(target, encoded)
    replace_own_file(_digest_path(target), digest_bytes(encoded).encode())
    return target


def verify_image(plan: ImagePlan) -> None:
    """Decode a picture without writing any file. Raises `BrokenImageError` in the same cases as `encode_variants`."""
    data = _data(plan)
    if plan.facts.format not in COPIED_FORMATS:
        with _decode(plan, plan.fallback, data) as decoded:
            _draw_checked(plan, plan.fallback, decoded)


def _data(plan: ImagePlan) -> bytes:
    data = plan.facts.path.read_bytes()
    if digest_bytes(data) != plan.facts.digest:
        raise BrokenImageError(invalid_file("ATT106", plan.facts.name, problem=_CHANGED))
    return data


def _is_written(target: Path) -> bool:
    """Return True if the file exists and its content matches the digest stored beside it."""
    try:
        return _digest_path(target).read_text("ascii") == digest_bytes(target.read_bytes())
    except (OSError, ValueError):
        return False


def _digest_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.blake2b")


@frozen
class _Decoded:
    """A picture in a mode that can be scaled, with the orientation and colour profile of its file."""

    pixels: Pictures.Image
    orientation: int
    profile: bytes | None


def _encode(plan: ImagePlan, variants: Iterable[ImageVariant], data: bytes) -> Iterator[tuple[ImageVariant, bytes]]:
    """Yield the bytes of variants, grouped by size."""
    by_size: dict[tuple[int, int], list[ImageVariant]] = {}
    for each in variants:
        if each.format in COPIED_FORMATS:
            yield each, data
        else:
            by_size.setdefault((each.width, each.height), []).append(each)
    alike = tuple(by_size.values())
    for group in ((each,) for each in alike) if plan.facts.format == "jpg" else (alike,) if alike else ():
        with _decode(plan, group[0][0], data) as decoded:
            for of_size in group:
                drawn = _draw_checked(plan, of_size[0], decoded)
                yield from ((variant, _write(drawn, variant)) for variant in of_size)


def _write(drawn: Pictures.Image, variant: ImageVariant) -> bytes:
    written = io.BytesIO()
    picture = _on_white(drawn) if variant.format == "jpg" and drawn.mode == "RGBA" else drawn
    picture.save(written, **ENCODERS[variant.format])
    return written.getvalue()


@contextmanager
def _decode(plan: ImagePlan, variant: ImageVariant, data: bytes) -> Iterator[_Decoded]:
    """Yield the decoded picture; a JPEG may be reduced, but to no less than twice the size of `variant`.

    The file is open in the block.
    """
    with ExitStack() as stack:
        with _refuse_broken(plan):
            picture = stack.enter_context(open_image(io.BytesIO(data), plan.facts.format, plan.max_pixels))
            if displayed_size_of(picture) != plan.size:
                raise ValueError("size differs from the measured size")
            orientation = orientation_of(picture)
            profile = picture.info.get("icc_profile")
            box = _box_of(variant, orientation)
            picture.draft(None, (box[0] * 2, box[1] * 2))
            picture.load()
            decoded = _Decoded(_plain(picture), orientation, profile)
        yield decoded


@contextmanager
def _refuse_broken(plan: ImagePlan) -> Iterator[None]:
    try:
        yield
    except DECODING_ERRORS as error:
        raise BrokenImageError(unreadable_image(plan.facts, error)) from error


def _draw_checked(plan: ImagePlan, variant: ImageVariant, decoded: _Decoded) -> Pictures.Image:
    with _refuse_broken(plan):
        return _draw(variant, decoded)


def _draw(variant: ImageVariant, decoded: _Decoded) -> Pictures.Image:
    """Return the pixels of a variant: scaled down, rotated, in sRGB, without metadata."""
    small = _resized(decoded.pixels, _box_of(variant, decoded.orientation))
    drawn = _in_srgb(_turned(small, decoded.orientation), decoded.profile)
    drawn = _opaque(drawn) if drawn.mode == "RGBA" else drawn
    drawn.info.clear()
    return drawn


def _box_of(variant: ImageVariant, orientation: int) -> tuple[int, int]:
    """Return the size of a variant in the orientation of the file."""
    is_turned = orientation in TRANSPOSED_ORIENTATIONS
    return (variant.height, variant.width) if is_turned else (variant.width, variant.height)


def _plain(picture: Pictures.Image) -> Pictures.Image:
    """Return the picture in a mode that can be scaled: L, RGB, RGBA or CMYK, with 8 bits per channel."""
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
    """Return the picture with its EXIF orientation applied (EXIF 2.3, tag 0x0112)."""
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
    """Return the picture in RGB or RGBA with sRGB colours. An unusable colour profile is ignored."""
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
    """Return the picture without its alpha channel if every pixel is opaque."""
    return picture.convert("RGB") if picture.getchannel("A").getextrema() == (255, 255) else picture


def _on_white(picture: Pictures.Image) -> Pictures.Image:
    white: Pictures.Image = load_pillow().new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")
