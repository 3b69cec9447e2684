"""Provides the files beside a page as views: pictures with their sizes, attachments with format and size.

A `PageFiles` belongs to a single page during rendering. It records the output files needed by the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from portalgen.config.portal import Site
from portalgen.config.portal_settings import Limits
from portalgen.content.file_stat import StatSignature, stat_signature_of
from portalgen.content.files import FileFacts, InvalidFile, inspect_file, invalid_file, locate_file
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.locale.formats import format_file_size as size_text
from portalgen.on_demand import on_demand
from portalgen.plan.model import Address
from portalgen.plan.segments import ITEM_DATA_FILE, PLAIN_TEXT_FILE
from portalgen.render.context import Context
from portalgen.render.images.plan import ImagePlan, ImageVariant, has_location, measure_image, plan_image
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.files import Variant as Source

with on_demand():
    from portalgen.documents import csv_table

_UNSURE = frozenset(("ANSI", "BIN", "TXT", "UTF-16", "XLSX", "XLSM", "ODS", "OLE", "ZIP"))
"""Detected formats that the reader of figures explains better; other formats, such as a picture, are reported."""
_SIZES = "(min-width: 48rem) 44rem, 100vw"


@frozen
class AssetSource:
    """The source of an output file: the file at `path`, or the variant `variant` of the picture in `plan`."""

    path: Path
    key: str
    """A key for all inputs determining the bytes of the output file."""
    plan: ImagePlan | None = None
    variant: ImageVariant | None = None
    convert: Callable[[bytes], bytes] | None = None
    """Converts the bytes of `path`. It must be a function of a module. None if the file is published unchanged."""


def _is_of_generator(name: str, site: Site) -> bool:
    """Return True if the generator itself makes a file of this name beside a page, as text or data of the page."""
    return (name == PLAIN_TEXT_FILE and site.plain_text) or (name == ITEM_DATA_FILE and site.item_data)


class PageFiles:
    """The files used by an output. `asset_sources` maps the path of each output file to its source."""

    def __init__(self, context: Context, reader: Address, language: str) -> None:
        self._context = context
        self._reader = reader
        self._language = language
        self.asset_sources: dict[str, AssetSource] = {}
        self._located: dict[tuple[str, str], Path | InvalidFile] = {}

    @property
    def located(self) -> Iterable[tuple[str, str]]:
        """The files looked up so far, each as (folder of the page, file name as written in the page)."""
        return self._located

    def use_attachment(self, page: Page, file: str, title: str) -> AttachmentView | InvalidFile:
        """Return the view of a file to download, or its fault."""
        facts = self._facts(page, file)
        if isinstance(facts, InvalidFile):
            return facts
        if facts.media == "image":
            size = _measure(facts, self._context.portal.settings.limits)
            if isinstance(size, InvalidFile):
                return size
            if _has_location(facts, self._context.portal.settings.limits):
                return InvalidFile("ATT109", (("file", file),))
        address = self._context.file_address(page, facts.name)
        if _is_of_generator(facts.name, self._context.portal.site(page.site)):
            return InvalidFile("ATT110", (("file", file),))
        self.asset_sources[address.output_path] = AssetSource(facts.path, facts.digest)
        shown_size = size_text(facts.size, self._language)
        return AttachmentView(title or facts.name, address.link_from(self._reader), facts.format.upper(), shown_size)

    def use_data_file(self, page: Page, file: str) -> tuple[FileFacts, AttachmentView] | InvalidFile:
        """Return the facts about a data file with the view for downloading it, or its fault."""
        attachment = self.use_attachment(page, file, "")
        facts = self._facts(page, file)
        if isinstance(attachment, InvalidFile):
            return attachment
        return facts if isinstance(facts, InvalidFile) else (facts, attachment)

    def use_converted_file(self, page: Page, file: str, address: Address, convert: Callable[[bytes], bytes]) -> None:
        """Publish a file at `address` after conversion by `convert`. Nothing happens if the file cannot be published.

        The cache key contains the name of `convert`, so the name must not change.
        """
        facts = self._facts(page, file)
        if not isinstance(facts, InvalidFile):
            key = f"{facts.digest}:{convert.__name__}"
            self.asset_sources[address.output_path] = AssetSource(facts.path, key, convert=convert)

    def use_image(
        self, page: Page, file: str, alt: str = "", caption: str = "", credit: str = ""
    ) -> ImageView | InvalidFile:
        """Return the view of a picture in all its sizes, or its fault."""
        facts = self._facts(page, file)
        if isinstance(facts, InvalidFile):
            return facts
        if facts.media not in ("image", "vector"):
            return InvalidFile(
                "ATT104", (("allowed", "jpg, png, webp, avif, gif, svg"), ("file", file), ("format", facts.format))
            )
        plan = _image_plan(facts, self._context.portal.settings.limits)
        if isinstance(plan, InvalidFile):
            return plan
        view = self._image_view(page, plan)
        return replace(view, alt=alt, caption=caption, credit=credit)

    def read_figures(self, page: Page, file: str) -> csv_table.CsvTable | InvalidFile:
        """Return the figures in a CSV file, or the fault of the file."""
        facts = self._facts(page, file)
        if isinstance(facts, InvalidFile):
            return self._explain_figures(page, file, facts)
        if facts.format != "csv":
            return invalid_file("DAT116", file)
        table = _read_figures(facts.path, facts.digest)
        return _name_fault(table, file) if isinstance(table, csv_table.CsvFault) else table

    def _explain_figures(self, page: Page, file: str, refusal: InvalidFile) -> InvalidFile:
        """Return the fault of a file that is not UTF-8 text, explained by the reader of figures if possible."""
        path = self._locate(page, file)
        if isinstance(path, InvalidFile) or not _may_be_figures(refusal, file):
            return refusal
        with path.open("rb") as stream:
            table = csv_table.read_csv_table(stream.read(csv_table.MAX_CSV_BYTES + 1))
        return _name_fault(table, file) if isinstance(table, csv_table.CsvFault) else refusal

    def _facts(self, page: Page, file: str) -> FileFacts | InvalidFile:
        path = self._locate(page, file)
        if isinstance(path, InvalidFile):
            return path
        stat = path.stat()
        settings = self._context.portal.settings
        return _inspect_cached(path, file, settings.limits, settings.attachment_formats, stat_signature_of(stat))

    def _locate(self, page: Page, file: str) -> Path | InvalidFile:
        """Return the file, or its held copy; looked up once, however often a page names it."""
        key = page.folder, file
        if key not in self._located:
            self._located[key] = self._find(page, file)
        return self._located[key]

    def _find(self, page: Page, file: str) -> Path | InvalidFile:
        portal = self._context.portal
        root, held = portal.root, portal.held_files
        exact = held.get(f"{page.folder}/{file}")
        if exact is not None:
            return exact
        path = locate_file(root / page.folder, file, root, portal.unwritten)
        return held.get(path.relative_to(root).as_posix(), path) if held and isinstance(path, Path) else path

    def _image_view(self, page: Page, plan: ImagePlan) -> ImageView:
        for variant in (plan.fallback, *plan.variants):
            address = self._context.file_address(page, variant.file_name)
            self.asset_sources[address.output_path] = AssetSource(plan.facts.path, variant.file_name, plan, variant)
        kinds = dict.fromkeys(variant.media_type for variant in plan.variants if variant.format != plan.fallback.format)
        sources = tuple(Source(kind, self._srcset(page, plan, kind)) for kind in kinds)
        fallback_srcset = self._srcset(page, plan, plan.fallback.media_type)
        if fallback_srcset.count(",") and sources:
            sources = (*sources, Source(plan.fallback.media_type, fallback_srcset))
        url = self._context.file_address(page, plan.fallback.file_name).link_from(self._reader)
        return ImageView(
            url,
            plan.size.width,
            plan.size.height,
            alt="",
            caption="",
            credit="",
            sources=sources,
            sizes=_SIZES if sources else "",
            file_width=plan.fallback.width,
            file_height=plan.fallback.height,
        )

    def _srcset(self, page: Page, plan: ImagePlan, media_type: str) -> str:
        chosen = {variant.width: variant for variant in plan.variants if variant.media_type == media_type}
        return ", ".join(
            f"{self._context.file_address(page, variant.file_name).link_from(self._reader)} {width}w"
            for width, variant in sorted(chosen.items())
        )


@lru_cache(maxsize=64)
def _read_figures(path: Path, _digest: str) -> csv_table.CsvTable | csv_table.CsvFault:
    """Read a file once for each content."""
    with path.open("rb") as stream:
        return csv_table.read_csv_table(stream.read(csv_table.MAX_CSV_BYTES + 1))


def _may_be_figures(refusal: InvalidFile, file: str) -> bool:
    """Return True if a CSV file was refused for text in another encoding, or for a table of another program."""
    actual = dict(refusal.values).get("actual")
    return refusal.code == "ATT105" and actual in _UNSURE and PurePosixPath(file).suffix.lower() == ".csv"


def _name_fault(fault: csv_table.CsvFault, file: str) -> InvalidFile:
    return invalid_file(fault.code, file, **dict(fault.values))


@lru_cache(maxsize=4_096)
def _inspect_cached(
    path: Path, name: str, limits: Limits, formats: tuple[str, ...], _signature: StatSignature
) -> FileFacts | InvalidFile:
    """Call `inspect_file` once for each state of a file."""
    return inspect_file(path, name, limits, formats)


_measure = lru_cache(maxsize=4_096)(measure_image)
_has_location = lru_cache(maxsize=4_096)(has_location)


@lru_cache(maxsize=4_096)
def _image_plan(facts: FileFacts, limits: Limits) -> ImagePlan | InvalidFile:
    size = _measure(facts, limits)
    return size if isinstance(size, InvalidFile) else plan_image(facts, size, limits)
