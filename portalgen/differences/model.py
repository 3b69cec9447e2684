"""What differs between two versions of a portal, as values in one language: pages by site, with text, facts and files."""

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
"""`moved`: another address, whatever else changed."""
FileRole = Literal["picture", "attachment"]
FileDifferenceKind = Literal["added", "removed", "changed", "renamed"]


@frozen
class PageFace:
    """By what people know a version of a page."""

    source: str
    """From the portal's root."""
    url: str
    """Where readers find it, or would; empty where nobody can tell."""
    title: str
    kind: str
    """The label of its kind."""
    section: str
    """The name of its section; empty at the top of its site."""
    state: str
    """Whether readers see it, in words."""
    is_shown: bool
    words: int
    """Of its text; 0 where that was not read."""
    is_translation: bool = False
    is_notice: bool = False
    """Whether readers find a notice in its place: it was removed, or it has expired."""


@frozen
class FileDifference:
    """What became of a picture or an attachment of a page."""

    change: FileDifferenceKind
    role: FileRole
    file: str
    """Its name beside the page."""
    former_file: str = ""
    """Of one that was renamed."""
    title: str = ""
    """What readers see: the title of an attachment, the alternative text of a picture."""
    size_before: int = 0
    size_after: int = 0
    """In bytes; 0 where it is not there."""
    values: tuple[ValueChange, ...] = ()
    """Of what is written with it: title, alternative text, caption and so on."""
    is_content_changed: bool = False
    """Whether its bytes are others."""
    document: DocumentDifference | None = None
    """Of an attachment that is new or whose bytes are others: what its text says, and what is more than text."""


@frozen
class PageDifference:
    """What differs between two versions of one page: one source in one language."""

    change: PageDifferenceKind
    site: str
    language: str
    id: str
    """Empty where the file cannot say."""
    before: PageFace | None
    after: PageFace | None
    facts: tuple[ValueChange, ...] = ()
    """Title, summary, address and state first, then the fields of its kind in their order."""
    blocks: tuple[BlockChange, ...] = ()
    files: tuple[FileDifference, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    """What to know about this comparison."""
    removed_words: int = 0
    added_words: int = 0
    is_brief: bool = False
    """Whether the text was not compared, since too many pages changed at once."""
    is_raw: bool = False
    """Whether `blocks` are the lines of the file as they are written, since it cannot be read as a page."""

    @property
    def face(self) -> PageFace:
        """The newer version, or the only one."""
        face = self.after or self.before
        assert face is not None  # a page is there in one version at least
        return face


@frozen
class SiteDifference:
    """The pages of one site that differ: those that were removed, added, moved, changed; by address."""

    site: str
    name: str
    pages: tuple[PageDifference, ...]


PlacementChangeKind = Literal["added", "removed", "moved", "renamed"]
OtherFileChange = Literal["added", "removed", "changed"]
OtherFileClass = Literal["settings", "governance", "theme", "program", "content", "other"]


@frozen
class OtherFileDifference:
    """A file that differs and is neither a page nor named by one that differs."""

    path: str
    change: OtherFileChange
    file_class: OtherFileClass
    values: tuple[SettingChange, ...] = ()
    """What differs in a file of settings."""
    document: DocumentDifference | None = None
    """Of a document in the content folder."""
    label: str = ""
    """What the file is, in words; empty where nothing but its path says so."""


@frozen
class ChangeReach:
    """How much readers see differently by the builds of both versions."""

    pages: int
    untouched_pages: int
    """Those of them whose text the submission leaves as it is: settings or a theme change them."""
    sites: tuple[str, ...]
    """Sorted."""
    site_count: int
    """All sites of the portal."""


@frozen
class PlacementChange:
    """An entry of a list or home that readers find there now, no longer, or at another place."""

    site: str
    language: str
    page: str
    """The title of the list or home."""
    url: str
    part: str
    """The heading of the part of the page; empty where it has none."""
    entry: str
    """The title of the entry."""
    change: PlacementChangeKind
    position: int
    """From 1; of one that is gone, its former one."""
    former_position: int = 0
    former_entry: str = ""


@frozen
class PortalDifference:
    """Everything that differs, in `language`."""

    language: str
    sites: tuple[SiteDifference, ...]
    placements: tuple[PlacementChange, ...] = ()
    """What readers of lists and homes see differently; only where both versions were built."""
    other_files: tuple[OtherFileDifference, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    banners: tuple[BannerChange, ...] = ()
    """What differs first on every page of some sites."""
    reach: ChangeReach | None = None
    """How many pages change; only where both versions were built."""

    @property
    def pages(self) -> tuple[PageDifference, ...]:
        """All pages, by site."""
        return tuple(page for site in self.sites for page in site.pages)
