"""Pictures: measured by their header, and the variants that are planned, named by all that their bytes depend on."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import warnings
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from portalgen.content.files import FileFacts, InvalidFile
from portalgen.diagnostics.model import Phrase
from portalgen.render.images.plan import (
    ImageSize,
    TooManyPixelsError,
    has_location,
    measure_image,
    open_image,
    plan_image,
)
from tests.makers.pictures import LIMITS, camera_exif, drawing, encode_picture, encode_variant, facts_of, plan_of, saved


def code_of(found: object) -> str:
    assert isinstance(found, InvalidFile), found
    return found.code


class TestMeasure:
    @pytest.mark.parametrize("format", ["jpg", "png", "gif", "webp", "avif", "tiff"])
    def test_each_format_is_measured(self, tmp_path: Path, format: str) -> None:
        assert measure_image(saved(tmp_path / f"a.{format}", drawing(40, 30)), LIMITS) == ImageSize(40, 30)

    @pytest.mark.parametrize("format", ["jpg", "png", "webp", "avif", "tiff"])
    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_the_size_is_the_one_that_is_seen(self, tmp_path: Path, format: str, orientation: int) -> None:
        facts = saved(tmp_path / f"a.{format}", drawing(40, 30), exif=camera_exif(orientation))
        expected = ImageSize(30, 40) if orientation >= 5 else ImageSize(40, 30)
        assert measure_image(facts, LIMITS) == expected
        plan = plan_of(facts)
        assert encode_picture(plan, plan.fallback, tmp_path).size == (expected.width, expected.height)

    def test_a_header_is_enough(self, tmp_path: Path) -> None:
        facts = saved(tmp_path / "a.jpg", Image.effect_noise((400, 300), 50))
        facts.path.write_bytes(facts.path.read_bytes()[:4000])
        assert measure_image(facts, LIMITS) == ImageSize(400, 300)

    def test_a_jpeg_that_says_its_pixels_too_often_is_refused(self, tmp_path: Path) -> None:
        facts = saved(tmp_path / "a.jpg", drawing(1000, 1000), progressive=True)
        limits = replace(LIMITS, image_pixels=1)
        assert measure_image(facts, limits) == ImageSize(1000, 1000)
        data = facts.path.read_bytes()
        last = data.rindex(b"\xff\xda")
        facts.path.write_bytes(data[:-2] + data[last:-2] * 12 + data[-2:])
        found = measure_image(facts, limits)
        assert code_of(found) == "ATT111"
        assert isinstance(measure_image(facts, LIMITS), ImageSize), "a smaller picture may have more scans"

    @pytest.mark.parametrize("format", ["jpg", "png", "gif", "webp", "avif", "tiff"])
    def test_a_header_that_is_cut_off_is_unreadable(self, tmp_path: Path, format: str) -> None:
        facts = saved(tmp_path / f"a.{format}", drawing(40, 30))
        facts.path.write_bytes(facts.path.read_bytes()[:12])
        assert code_of(measure_image(facts, LIMITS)) == "ATT106"

    @pytest.mark.parametrize(
        ("width", "height", "said"),
        [(60_000, 50_000, "3000"), (10_000, 6001, "60.1"), (2**31 - 1, 2**31 - 1, "4611686014132.5")],
    )
    def test_too_many_pixels_are_refused_before_decoding(
        self, tmp_path: Path, width: int, height: int, said: str
    ) -> None:
        path = tmp_path / "bom.png"
        path.write_bytes(png_header(width, height))
        found = measure_image(facts_of(path), LIMITS)
        assert found == InvalidFile("ATT107", (("file", "bom.png"), ("limit", "60"), ("pixels", said)))

    def test_as_many_pixels_as_the_limit_are_accepted(self, tmp_path: Path) -> None:
        path = tmp_path / "a.png"
        path.write_bytes(png_header(10_000, 6000))
        assert measure_image(facts_of(path), LIMITS) == ImageSize(10_000, 6000)

    @pytest.mark.parametrize(
        ("attributes", "size"),
        [
            ('width="40" height="30"', (40, 30)),
            ('width="40px" height=" 30.4 "', (40, 30)),
            ('width="1in" height="25.4mm"', (96, 96)),
            ('viewBox="0 0 200 100"', (200, 100)),
            ('viewBox="0,0,200,100" width="50"', (50, 25)),
            ('viewBox="0 0 200 100" height="50"', (100, 50)),
            ('viewBox="0 0 200 100" width="100%" height="100%"', (200, 100)),
            ('viewBox="0 0 0.5 0.25"', (1, 1)),
            ('viewBox="0 0 -1 5"', (800, 600)),
            ('viewBox="0 0 nan inf"', (800, 600)),
            ('width="0" height="0"', (800, 600)),
            ('width="40"', (800, 600)),
            ('width="900000000" height="450000000"', (20_000, 10_000)),
            ("", (800, 600)),
        ],
    )
    def test_an_svg_has_a_size(self, tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
        path = tmp_path / "a.svg"
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')
        assert measure_image(facts_of(path), LIMITS) == ImageSize(*size)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width: int, height: int, *between: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + b"".join(between)
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def webp_header(width: int, height: int) -> bytes:
    canvas = b"\x02\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", len(canvas)) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


MEBIBYTE = 1024 * 1024
INFLATED = {
    "one text": (chunk(b"zTXt", b"ghi chu\0\0" + zlib.compress(b"\0" * 20 * MEBIBYTE)),),
    "one text in some language": (chunk(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(b"a" * 20 * MEBIBYTE)),),
    "a colour profile": (chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(b"\0" * 20 * MEBIBYTE)),),
    "many texts": (chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * MEBIBYTE)),) * 70,
}


class TestBombs:
    def test_pillow_itself_refuses_what_nobody_measured(self) -> None:
        for pixels, written in (
            (200_000_000, png_header(20_000, 10_000)),
            (256_000_000, webp_header(16_000, 16_000)),
        ):
            format = "png" if written.startswith(b"\x89") else "webp"
            with pytest.raises(TooManyPixelsError) as refused, open_image(io.BytesIO(written), format, 60_000_000):
                pass
            assert refused.value.pixels == pixels

    def test_a_reader_that_makes_room_when_it_opens_is_refused_before_that(self, tmp_path: Path) -> None:
        path = tmp_path / "bom.webp"
        path.write_bytes(webp_header(16_000, 16_000))
        found = measure_image(facts_of(path), LIMITS)
        assert found == InvalidFile("ATT107", (("file", "bom.webp"), ("limit", "60"), ("pixels", "256")))

    def test_the_limit_is_the_portals_and_not_that_of_pillow(self, tmp_path: Path) -> None:
        path = tmp_path / "a.png"
        path.write_bytes(png_header(20_000, 15_000))
        assert measure_image(facts_of(path), replace(LIMITS, image_pixels=300)) == ImageSize(20_000, 15_000)
        assert code_of(measure_image(facts_of(path), replace(LIMITS, image_pixels=10))) == "ATT107"

    def test_pillow_warns_nobody_of_what_is_reported_anyway(self, tmp_path: Path) -> None:
        path = tmp_path / "bom.png"
        path.write_bytes(png_header(10_000, 6001))
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            assert code_of(measure_image(facts_of(path), LIMITS)) == "ATT107"
        assert said == []

    @pytest.mark.parametrize("inflated", INFLATED)
    def test_texts_and_profiles_that_inflate_are_one_fault_of_the_picture(self, tmp_path: Path, inflated: str) -> None:
        path = tmp_path / "bom.png"
        path.write_bytes(png_header(10, 10, *INFLATED[inflated]))
        found = measure_image(facts_of(path), LIMITS)
        assert found == InvalidFile("ATT106", (("file", "bom.png"), ("problem", Phrase("image.inflated"))))
        assert not has_location(facts_of(path), LIMITS)

    @pytest.mark.parametrize("format", ["webp", "png", "gif"])
    def test_of_many_frames_one_is_shown_unless_the_file_is_published_as_it_is(
        self, tmp_path: Path, format: str
    ) -> None:
        frames = [Image.new("RGB", (60, 40), (shade, 0, 0)) for shade in range(200)]
        facts = saved(tmp_path / f"a.{format}", frames[0], save_all=True, append_images=frames[1:])
        plan = plan_of(facts)
        assert plan.size == ImageSize(60, 40)
        assert not has_location(facts, LIMITS)
        with Image.open(encode_variant(plan, plan.fallback, tmp_path / "cache")) as shown:
            assert getattr(shown, "n_frames", 1) == (200 if format == "gif" else 1)


def facts(name: str = "Hội nghị Đà Lạt.jpg", format: str = "jpg") -> FileFacts:
    return FileFacts(Path(name), name, format, "image", 1, "0" * 32)


class TestPlan:
    def test_the_names_are_slugs_with_width_and_digest(self) -> None:
        plan = plan_image(facts(), ImageSize(4000, 3000), LIMITS)
        assert plan.fallback.file_name.startswith("hoi-nghi-da-lat-960.")
        names = [variant.file_name for variant in (*plan.variants, plan.fallback)]
        assert len({name.split(".")[1] for name in names}) == len(names) == 7
        assert all(len(name.split(".")[1]) == 8 for name in names)

    def test_avif_comes_before_webp_and_small_before_large(self) -> None:
        plan = plan_image(facts(), ImageSize(4000, 3000), LIMITS)
        assert [(variant.media_type, variant.width, variant.height) for variant in plan.variants] == [
            (media_type, width, width * 3 // 4)
            for media_type in ("image/avif", "image/webp")
            for width in (480, 960, 1600)
        ]

    def test_a_small_picture_keeps_its_width(self) -> None:
        plan = plan_image(facts(), ImageSize(300, 200), LIMITS)
        assert {(v.width, v.height) for v in (*plan.variants, plan.fallback)} == {(300, 200)}

    @pytest.mark.parametrize(
        ("format", "expected"), [("jpg", "jpg"), ("png", "png"), ("webp", "jpg"), ("avif", "jpg"), ("tiff", "jpg")]
    )
    def test_the_fallback_is_jpeg_and_png_for_png(self, format: str, expected: str) -> None:
        assert plan_image(facts(f"a.{format}", format), ImageSize(500, 500), LIMITS).fallback.format == expected

    @pytest.mark.parametrize("format", ["svg", "gif"])
    def test_svg_and_gif_are_copied(self, format: str) -> None:
        plan = plan_image(facts(f"Sơ đồ.{format}", format), ImageSize(2000, 100), LIMITS)
        assert plan.variants == ()
        assert plan.fallback.file_name == f"so-do.00000000.{format}"
        assert (plan.fallback.width, plan.fallback.height) == (2000, 100)

    def test_a_name_without_letters_still_gives_one(self) -> None:
        assert plan_image(facts("….jpg"), ImageSize(1, 1), LIMITS).fallback.file_name.startswith("image-1.")

    def test_another_picture_or_size_has_another_name(self) -> None:
        one, other = facts(), FileFacts(Path("x"), "Hội nghị Đà Lạt.jpg", "jpg", "image", 1, "1" * 32)
        names = {
            plan_image(each, size, LIMITS).fallback.file_name
            for each in (one, other)
            for size in (ImageSize(960, 700), ImageSize(960, 701))
        }
        assert len(names) == 4

    @given(st.integers(1, 70_000), st.integers(1, 70_000))
    def test_no_variant_is_larger_and_all_keep_the_ratio(self, width: int, height: int) -> None:
        plan = plan_image(facts(), ImageSize(width, height), LIMITS)
        for variant in (*plan.variants, plan.fallback):
            assert 1 <= variant.width <= width
            assert 1 <= variant.height <= min(height, 16_383)
            across = abs(variant.height * width / height - variant.width)
            down = abs(variant.width * height / width - variant.height)
            assert min(across, down) <= 1


@pytest.mark.heavy
def test_importing_the_modules_of_pictures_does_not_import_pillow() -> None:
    program = (
        "import sys, portalgen.render.images.encode, portalgen.render.images.plan\n"
        "from portalgen.on_demand import is_loaded\n"
        "sys.exit(is_loaded('PIL'))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
