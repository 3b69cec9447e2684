"""Pictures: made small, without metadata, always with the same bytes."""

from __future__ import annotations

import io
import multiprocessing
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.Image import Image as Picture

from portalgen.content.files import FileFacts, InvalidFile, inspect_file
from portalgen.render.images import encode
from portalgen.render.images.encode import BrokenImageError, encode_variants
from portalgen.render.images.plan import ImageSize, measure_image, open_image, plan_image
from tests.makers.examples import scaled
from tests.makers.pictures import (
    BLUE,
    FORMATS,
    LIMITS,
    RED,
    camera_exif,
    drawing,
    encode_picture,
    encode_variant,
    facts_of,
    plan_of,
    saved,
)


def near(pixel: object, colour: tuple[int, ...]) -> bool:
    return isinstance(pixel, tuple) and all(abs(a - b) < 30 for a, b in zip(pixel, colour, strict=False))


class TestEncode:
    def test_a_photograph_is_turned_and_reports_nothing_of_the_place(self, tmp_path: Path) -> None:
        facts = saved(tmp_path / "anh.jpg", drawing(600, 400), exif=camera_exif(6), comment=b"rieng tu")
        assert b"MayAnh" in facts.path.read_bytes()
        plan = plan_of(facts)
        assert plan.size == ImageSize(400, 600)
        for variant in (*plan.variants, plan.fallback):
            content = encode_variant(plan, variant, tmp_path / "cache").read_bytes()
            picture = encode_picture(plan, variant, tmp_path / "cache").convert("RGB")
            assert picture.size == (400, 600)
            assert near(picture.getpixel((350, 300)), RED)
            assert near(picture.getpixel((50, 300)), BLUE)
            assert not any(mark in content for mark in (b"Exif", b"MayAnh", b"rieng tu", b"ICC_PROFILE"))
            assert not Image.open(io.BytesIO(content)).getexif()

    def test_the_metadata_of_a_png_is_gone(self, tmp_path: Path) -> None:
        from PIL.PngImagePlugin import PngInfo

        told = PngInfo()
        told.add_text("Author", "rieng tu")
        facts = saved(tmp_path / "a.png", drawing(40, 30), pnginfo=told, exif=camera_exif(1), dpi=(72, 72))
        plan = plan_of(facts)
        content = encode_variant(plan, plan.fallback, tmp_path).read_bytes()
        assert not any(mark in content for mark in (b"rieng tu", b"eXIf", b"pHYs", b"tEXt"))

    def test_alpha_stays_in_avif_webp_and_png(self, tmp_path: Path) -> None:
        picture = drawing(1000, 500, "RGBA")
        picture.paste((0, 0, 0, 0), (0, 0, 500, 500))
        plan = plan_of(saved(tmp_path / "a.png", picture))
        assert plan.fallback.media_type == "image/png"
        for variant in (*plan.variants, plan.fallback):
            drawn = encode_picture(plan, variant, tmp_path / "cache")
            assert drawn.mode == "RGBA"
            assert drawn.getchannel("A").getpixel((10, 10)) == 0

    def test_alpha_is_white_in_jpeg(self, tmp_path: Path) -> None:
        picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
        plan = plan_of(saved(tmp_path / "a.webp", picture, lossless=True))
        assert near(encode_picture(plan, plan.fallback, tmp_path / "cache").getpixel((50, 50)), (255, 255, 255))

    @pytest.mark.parametrize("mode", ["P", "L", "1", "LA", "I;16"])
    def test_every_kind_of_png_is_drawn(self, tmp_path: Path, mode: str) -> None:
        if mode == "I;16":
            picture = Image.new("I;16", (600, 400), 40_000)
        else:
            picture = drawing(600, 400).convert("L").convert(mode) if mode != "P" else drawing(600, 400).convert("P")
        plan = plan_of(saved(tmp_path / "a.png", picture))
        grey = 156 if mode == "I;16" else None
        for variant in (*plan.variants, plan.fallback):
            drawn = encode_picture(plan, variant, tmp_path / "cache").convert("RGB")
            assert drawn.size == (variant.width, variant.height)
            assert variant.width in (480, 600)
            if grey:
                assert near(drawn.getpixel((5, 5)), (grey, grey, grey))
            if mode == "P":
                assert near(drawn.getpixel((5, 5)), RED)

    def test_transparent_colours_of_a_palette_stay_transparent(self, tmp_path: Path) -> None:
        picture = Image.new("P", (50, 50), 0)
        picture.putpalette([255, 0, 0, 0, 255, 0])
        plan = plan_of(saved(tmp_path / "a.png", picture, transparency=0))
        assert encode_picture(plan, plan.fallback, tmp_path).getchannel("A").getextrema() == (0, 0)

    def test_cmyk_becomes_rgb(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "in.jpg", drawing(600, 400, "CMYK")))
        for variant in (*plan.variants, plan.fallback):
            drawn = encode_picture(plan, variant, tmp_path / "cache")
            assert drawn.mode == "RGB"
            assert near(drawn.getpixel((5, 5)), RED)

    def test_a_profile_is_converted_and_a_broken_one_is_left_out(self, tmp_path: Path) -> None:
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        swapped = lab.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
        for number, (profile, expected) in enumerate(((lab, RED), (swapped, BLUE), (b"hong", RED))):
            facts = saved(tmp_path / f"{number}.png", Image.new("RGB", (40, 40), RED), icc_profile=profile)
            plan = plan_of(facts)
            drawn = encode_picture(plan, plan.fallback, tmp_path / "cache")
            assert near(drawn.getpixel((5, 5)), expected), number
            assert "icc_profile" not in drawn.info

    def test_one_pixel_is_a_picture(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "a.jpg", drawing(1, 1)))
        assert {encode_picture(plan, each, tmp_path).size for each in (*plan.variants, plan.fallback)} == {(1, 1)}

    def test_a_very_high_picture_is_made(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "cao.png", Image.new("L", (40, 30_000))))
        assert {encode_picture(plan, each, tmp_path).size for each in (*plan.variants, plan.fallback)} == {(21, 16_383)}

    @pytest.mark.parametrize("format", ["jpg", "png", "webp", "tiff"])
    def test_a_body_that_is_cut_off_is_a_fault_and_leaves_nothing(self, tmp_path: Path, format: str) -> None:
        path = tmp_path / f"a.{format}"
        options = {"compression": "tiff_lzw"} if format == "tiff" else {}
        Image.effect_noise((300, 300), 80).convert("RGB").save(path, **options)
        content = path.read_bytes()
        keep = content[: len(content) // 2]
        if format == "tiff":
            keep = content[:2000] + b"\xff" * (len(content) // 2) + content[2000 + len(content) // 2 :]
        path.write_bytes(keep)
        facts = facts_of(path)
        size = measure_image(facts, LIMITS)
        if isinstance(size, InvalidFile):
            assert size.code == "ATT106"
            return
        plan = plan_image(facts, size, LIMITS)
        with pytest.raises(BrokenImageError) as caught:
            encode_variant(plan, plan.variants[0], tmp_path / "cache")
        assert caught.value.invalid_file.code == "ATT106"
        assert not [each for each in (tmp_path / "cache").rglob("*") if each.is_file()]

    def test_a_picture_that_grew_after_it_was_planned_is_a_fault_before_there_is_room_for_it(
        self, tmp_path: Path
    ) -> None:
        facts = saved(tmp_path / "a.png", Image.new("1", (3000, 1000)))
        plan = replace(plan_image(facts, ImageSize(3000, 1000), LIMITS), max_pixels=1_000_000)
        with pytest.raises(BrokenImageError) as caught:
            encode_variant(plan, plan.fallback, tmp_path / "cache")
        assert caught.value.invalid_file.code == "ATT106"

    def test_a_file_that_changed_meanwhile_is_not_published(self, tmp_path: Path) -> None:
        path = tmp_path / "a.svg"
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        plan = plan_of(facts_of(path))
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
        with pytest.raises(BrokenImageError):
            encode_variant(plan, plan.fallback, tmp_path / "cache")

    @pytest.mark.parametrize("format", ["gif", "svg"])
    def test_gif_and_svg_keep_their_bytes(self, tmp_path: Path, format: str) -> None:
        path = tmp_path / f"a.{format}"
        if format == "gif":
            drawing(20, 20).save(path, save_all=True, append_images=[drawing(20, 20, "L")])
        else:
            path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        plan = plan_of(facts_of(path))
        assert encode_variant(plan, plan.fallback, tmp_path / "cache").read_bytes() == path.read_bytes()

    def test_two_runs_give_the_same_bytes(self, tmp_path: Path) -> None:
        picture = Image.merge("RGB", [Image.effect_noise((1700, 250), 60)] * 3)  # as wide as the widest variant
        plan = plan_of(saved(tmp_path / "a.jpg", picture))
        for variant in (*plan.variants, plan.fallback):
            one, two = (encode_variant(plan, variant, tmp_path / run) for run in ("mot", "hai"))
            assert one.read_bytes() == two.read_bytes()
            assert one.relative_to(tmp_path / "mot") == two.relative_to(tmp_path / "hai")

    @pytest.mark.parametrize(("format", "count"), [("png", 1), ("webp", 1), ("avif", 1), ("tiff", 1), ("jpg", 3)])
    def test_a_picture_is_decoded_once_for_all_of_its_variants(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, count: int
    ) -> None:
        """A JPEG once for each size, since it can be decoded smaller."""
        plan = plan_of(saved(tmp_path / f"a.{format}", drawing(1700, 250), exif=camera_exif(3)))
        variants = (plan.fallback, *plan.variants)
        alone = [encode_variant(plan, each, tmp_path / "alone").read_bytes() for each in variants]
        opened: list[str] = []

        def count_openings(stream: BinaryIO, opened_format: str, max_pixels: int) -> AbstractContextManager[Picture]:
            opened.append(opened_format)
            return open_image(stream, opened_format, max_pixels)

        monkeypatch.setattr(encode, "open_image", count_openings)
        files = encode_variants(plan, variants, tmp_path / "together")
        assert [files[each].read_bytes() for each in variants] == alone
        assert len(opened) == count
        assert encode_variants(plan, variants, tmp_path / "together") == files
        assert len(opened) == count

    def test_the_cache_answers_without_the_original(self, tmp_path: Path) -> None:
        facts = saved(tmp_path / "a.jpg", drawing(40, 30))
        plan = plan_of(facts)
        first = encode_variant(plan, plan.fallback, tmp_path / "cache")
        digest = plan.fallback.file_name.split(".")[1]
        assert first == tmp_path / "cache" / digest[:2] / plan.fallback.file_name
        facts.path.unlink()
        assert encode_variant(plan, plan.fallback, tmp_path / "cache") == first

    def test_an_empty_file_in_the_cache_is_rebuilt(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "a.jpg", drawing(40, 30)))
        path = encode_variant(plan, plan.fallback, tmp_path / "cache")
        path.write_bytes(b"")
        assert encode_variant(plan, plan.fallback, tmp_path / "cache").stat().st_size > 0

    def test_two_processes_may_make_the_same_picture(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "a.jpg", drawing(600, 400)))
        cache = tmp_path / "cache"
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            paths = pool.starmap(encode_variant, [(plan, plan.fallback, cache)] * 4)
        assert len(set(paths)) == 1
        names = sorted(each.name for each in cache.rglob("*") if each.is_file())
        assert names == [plan.fallback.file_name, f"{plan.fallback.file_name}.blake2b"]
        assert encode_picture(plan, plan.fallback, cache).size == (600, 400)

    def test_a_made_file_may_be_read_by_the_web_server(self, tmp_path: Path) -> None:
        plan = plan_of(saved(tmp_path / "a.jpg", drawing(40, 30)))
        ordinary = tmp_path / "x"
        ordinary.write_bytes(b"x")
        assert encode_variant(plan, plan.fallback, tmp_path).stat().st_mode == ordinary.stat().st_mode

    @settings(max_examples=scaled(150), deadline=None)
    @given(st.sampled_from(FORMATS[:-1]), st.lists(st.tuples(st.integers(0, 700), st.integers(1, 255)), max_size=12))
    def test_no_content_at_all_raises(
        self, tmp_path_factory: pytest.TempPathFactory, format: str, flips: list[tuple[int, int]]
    ) -> None:
        folder = tmp_path_factory.getbasetemp()
        facts = saved(folder / f"bat-ky.{format}", drawing(20, 10))
        content = bytearray(facts.path.read_bytes())
        for place, bits in flips:
            if 12 < place < len(content):
                content[place] ^= bits
        facts.path.write_bytes(bytes(content))
        damaged = inspect_file(facts.path, facts.name, LIMITS, FORMATS)
        if not isinstance(damaged, FileFacts):
            return
        size = measure_image(damaged, LIMITS)
        if isinstance(size, ImageSize) and size.width * size.height < 1_000_000:
            plan = plan_image(damaged, size, LIMITS)
            try:
                encode_variant(plan, plan.fallback, folder / "cache")
            except BrokenImageError as error:
                code = error.invalid_file.code
            else:
                code = "ATT106"
            assert code == "ATT106"
