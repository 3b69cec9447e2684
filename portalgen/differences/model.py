"""Differences between two versions of a portal, as values in a language: pages by site, with text, facts and files."""

from __future__ import annotations

from typing import Literal

from portalgen.differences.banners import BannerChange
from portalgen.differences.bodies import BlockChange
from portalgen.differences.document_model import DocumentDifference
from portalgen.differences.setting_changes import SettingChange
from portalgen.differences.value_changes import ValueChange
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

PageDifferenceKind = Literal["added", "removed", "moved", "changed"]
"""`moved`: another address, with or without other changes."""
FileRole = Literal["picture", "attachment"]
FileDifferenceKind = Literal["added", "removed", "changed", "renamed"]


@frozen
class PageFace:
    """The identifying properties of a version of a page."""

    source: str
    """From the portal's root."""
    url: str
    """Its address for readers, present or future; "" if unknown."""
    title: str
    kind: str
    """The label of its kind."""
    section: str
    """The name of its section; "" at the top of its site."""
    state: str
    """Its visibility for readers, in words."""
    is_shown: bool
    words: int
    """Of its text; 0 if not read."""
    is_translation: bool = False
    is_notice: bool = False
    """True if readers find a notice instead, because it was removed or has expired."""


@frozen
class FileDifference:
    """The change of a picture or an attachment of a page."""

    change: FileDifferenceKind
    role: FileRole
    file: str
    """Its name beside the page."""
    former_file: str = ""
    """Of a renamed file."""
    title: str = ""
    """The visible name: the title of an attachment, the alternative text of a picture."""
    size_before: int = 0
    size_after: int = 0
    """In bytes; 0 if the file is missing."""
    values: tuple[ValueChange, ...] = ()
    """Of its texts: title, alternative text, caption and so on."""
    is_content_changed: bool = False
    """True if its bytes differ."""
    document: DocumentDifference | None = None
    """For an attachment that is new or has different bytes: its text and other content."""


@frozen
class PageDifference:
    """The differences between two versions of a page: a source in a single language."""

    change: PageDifferenceKind
    site: str
    language: str
    id: str
    """ if the file does not state it."""
    before: PageFace | None
    after: PageFace | None
    facts: tuple[ValueChange, ...] = ()
    """Title, summary, address and state first, then the fields of its kind in their order."""
    blocks: tuple[BlockChange, ...] = ()
    files: tuple[FileDifference, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    """Remarks about this comparison."""
    removed_words: int = 0
    added_words: int = 0
    is_brief: bool = False
    """True if the text was not compared because too many pages changed."""
    is_raw: bool = False
    """True if `blocks` are the raw lines of the file, since it cannot be read as a page."""

    @property
    def face(self) -> PageFace:
        """The newer version, or the only version."""
        face = self.after or self.before
        assert face is not None  # the page exists in at least one version
        return face


@frozen
class SiteDifference:
    """The differing pages of a site: removed, added, moved, changed; by address."""

    site: str
    name: str
    pages: tuple[PageDifference, ...]


PlacementChangeKind = Literal["added", "removed", "moved", "renamed"]
OtherFileChange = Literal["added", "removed", "changed"]
OtherFileClass = Literal["settings", "governance", "theme", "program", "content", "other"]


@frozen
class OtherFileDifference:
    """A differing file other than pages and files named by differing pages."""

    path: str
    change: OtherFileChange
    file_class: OtherFileClass
    values: tuple[SettingChange, ...] = ()
    """The differences in a file of settings."""
    document: DocumentDifference | None = None
    """Of a document in the content folder."""
    label: str = ""
    """The purpose of the file, in words; "" if only its path shows it."""


@frozen
class ChangeReach:
    """How much readers see differently by the builds of both versions."""

    pages: int
    untouched_pages: int
    """Pages with text unchanged by the submission: settings or a theme change them."""
    sites: tuple[str, ...]
    """Sorted."""
    site_count: int
    """All sites of the portal."""


@frozen
class PlacementChange:
    """An entry that appears in, disappears from or moves within a list or home."""

    site: str
    language: str
    page: str
    """The title of the list or home."""
    url: str
    part: str
    """The heading of the part of the page; "" without a heading."""
    entry: str
    """The title of the entry."""
    change: PlacementChangeKind
    position: int
    """From 1; for a removed entry, its former position."""
    former_position: int = 0
    former_entry: str = ""


@frozen
class PortalDifference:
    """All differences, in `language`."""

    language: str
    sites: tuple[SiteDifference, ...]
    placements: tuple[PlacementChange, ...] = ()
    """Changes in lists and homes; only if both versions were built."""
    other_files: tuple[OtherFileDifference, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    banners: tuple[BannerChange, ...] = ()
    """Changes of banners at the top of every page of some sites."""
    reach: ChangeReach | None = None
    """The number of changed pages; only if both versions were built."""

    @property
    def pages(self) -> tuple[PageDifference, ...]:
        """All pages, by site."""
        return tuple(page for site in self.sites for page in site.pages)
