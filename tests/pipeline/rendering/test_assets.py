"""Pictures that are broken inside, found by `check` as by `build`, at the line that names them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageFile

from tests.makers.portal import SmallPortal

PAGE = "content/portal/tin-tuc/anh/index.vi.md"
TEXT = """\
---
id: portal-anh
kind: news
title: Bài có ảnh
date: 2026-11-20
origin: own
---

![Một ô màu](anh.jpg)
"""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_picture_that_is_cut_off_is_reported_where_it_is_named(portal: SmallPortal, command: str) -> None:
    written = io.BytesIO()
    Image.effect_noise((600, 400), 80).convert("RGB").save(written, "JPEG")
    portal.write(PAGE, TEXT)
    portal.write("content/portal/tin-tuc/anh/anh.jpg", written.getvalue()[: len(written.getvalue()) // 2])
    result = getattr(portal, command)()
    assert [each.code for each in result.diagnostics] == ["ATT106"]
    place = result.diagnostics[0].place
    assert (place.path, place.line, place.column) == (PAGE, 9, 14)
    assert not portal.out.exists() or not any(portal.out.glob("*.vn"))


def test_an_attached_picture_that_reports_where_it_was_taken_is_refused_and_a_figure_drops_it(
    portal: SmallPortal,
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    Image.new("RGB", (600, 400), "green").save(written, "JPEG", exif=exif)
    portal.write("content/portal/tin-tuc/anh/anh.jpg", written.getvalue())
    portal.write(PAGE, TEXT.replace("![Một ô màu](anh.jpg)", "[tải ảnh](anh.jpg)"))
    assert [each.code for each in portal.check().diagnostics] == ["ATT109"]
    portal.write(PAGE, TEXT)
    portal.build_successfully()
    pictures = [*portal.out.glob("*/tin-tuc/anh/*.jpg")]
    assert pictures
    assert all(not Image.open(each).getexif() for each in pictures)


def test_an_attached_picture_of_too_many_pixels_is_refused_before_anything_decodes_it(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    decode, sizes = ImageFile.ImageFile.load, list[tuple[int, int]]()

    def decode_small(image: ImageFile.ImageFile) -> Any:
        sizes.append(image.size)
        assert image.width < 40_000
        return decode(image)

    monkeypatch.setattr(ImageFile.ImageFile, "load", decode_small)
    portal.write("content/portal/tin-tuc/anh/anh.png", white_png(40_000, 40_000))
    portal.write(PAGE, TEXT.replace("![Một ô màu](anh.jpg)", "[tải ảnh](anh.png)"))
    assert [each.code for each in portal.check().diagnostics] == ["ATT107"]
    assert sizes
    assert (40_000, 40_000) not in sizes


def white_png(width: int, height: int) -> bytes:
    """Return a PNG of one bit a pixel, a thousand times smaller than what it decodes to."""
    packed = zlib.compressobj(1)
    row = bytes(1 + -(-width // 8))
    data = b"".join(packed.compress(row) for _ in range(height)) + packed.flush()
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", data), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
