"""Pictures for tests: drawn, saved, planned and made."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from portalgen.config.portal_settings import Limits
from portalgen.content.files import FileFacts, inspect_file
from portalgen.render.images.encode import encode_variants
from portalgen.render.images.plan import ImagePlan, ImageSize, ImageVariant, measure_image, plan_image

LIMITS = Limits()
FORMATS = ("jpg", "png", "gif", "webp", "avif", "tiff", "svg")
RED, BLUE = (220, 30, 30), (30, 30, 220)


def drawing(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red above blue, so that a turn can be seen."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, height // 2, width, height))
    return picture.convert(mode)


def saved(path: Path, picture: Image.Image, **options: object) -> FileFacts:
    picture.save(path, **options)  # type: ignore[arg-type]
    return facts_of(path)


def facts_of(path: Path) -> FileFacts:
    facts = inspect_file(path, path.name, LIMITS, FORMATS)
    assert isinstance(facts, FileFacts), facts
    return facts


def plan_of(facts: FileFacts) -> ImagePlan:
    size = measure_image(facts, LIMITS)
    assert isinstance(size, ImageSize), size
    return plan_image(facts, size, LIMITS)


def encode_variant(plan: ImagePlan, variant: ImageVariant, cache: Path, spare: Path | None = None) -> Path:
    """The file of one variant."""
    return encode_variants(plan, (variant,), cache, spare)[variant]


def encode_picture(plan: ImagePlan, variant: ImageVariant, cache: Path) -> Image.Image:
    with Image.open(encode_variant(plan, variant, cache)) as picture:
        picture.load()
        return picture


def camera_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MayAnh"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (11.0, 56.0, 0.0)
    return exif
