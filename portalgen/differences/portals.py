"""Difference of two versions of a portal: pairs the pages and compares them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from filecmp import cmp
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.body import read_source
from portalgen.content.files import format_of, media_of
from portalgen.content.front_matter import find_written_id
from portalgen.content.model import Page
from portalgen.content.page_history import is_page_history_path
from portalgen.differences.banners import compare_banners
from portalgen.differences.bodies import BlockChange, compare_bodies
from portalgen.differences.document_model import DocumentDifference
from portalgen.differences.document_texts import AttachmentTexts
from portalgen.differences.facts import PageVersion, compare_facts, list_facts
from portalgen.differences.form_changes import complete_change
from portalgen.differences.model import (
    FileDifference,
    OtherFileClass,
    OtherFileDifference,
    PageDifference,
    PageDifferenceKind,
    PageFace,
    PortalDifference,
    SiteDifference,
)
from portalgen.differences.page_files import compare_page_files, list_named_paths, list_page_files
from portalgen.differences.tokens import is_lexical, tokenize
from portalgen.differences.value_changes import ValueChange
from portalgen.differences.versions import PortalVersion, say_state
from portalgen.frozen import frozen
from portalgen.graph.moments import is_notice, is_shown
from portalgen.locale.catalog import language_name
from portalgen.plan.targets import site_of_source
from portalgen.render.markdown.body_blocks import BodyBlock
from portalgen.text.bilingual import Bilingual as B

DETAIL_LIMIT: Final = 500
"""Pages with text compared by blocks; further pages are compared by raw lines, which is cheap."""

_ORDER: Final[Mapping[PageDifferenceKind, int]] = {"removed": 0, "added": 1, "moved": 2, "changed": 3}
_NO_DOCUMENTS: Final = frozenset(("image", "vector", "video", "audio"))
"""Purposes of files without text."""
_BROKEN: Final = B(
    "Phần đầu của tệp {side} có lỗi nên không đọc được thành bài; dưới đây là từng dòng như đã viết",
    "The front matter of the file {side} has errors, so it cannot be read as a page; here are its lines as written",
)
_BEFORE: Final = B("ở bản hiện có", "as it is now")
_AFTER: Final = B("ở bản đề nghị", "as proposed")
_FAULTY: Final = B(
    "Bài có lỗi nên chưa dựng được: xem kết quả kiểm tra", "The page has errors and cannot be built: see the findings"
)
UNREADABLE: Final = B(
    "Tệp không đọc được thành chữ (không phải UTF-8, hoặc quá lớn) nên không so sánh được nội dung",
    "The file cannot be read as text (not UTF-8, or too large), so its content cannot be compared",
)
WRITTEN_OTHERWISE: Final = B(
    "Người đọc thấy đúng như trước; chỉ cách viết trong tệp khác, dưới đây là từng dòng",
    "Readers see the same; only the file's notation differs, here are its lines",
)
_OUTDATED: Final = B(
    "Bản dịch sau đây chưa theo kịp thay đổi này: {languages}", "Translations outdated by this change: {languages}"
)
_BRIEF: Final = B(
    "Có {count} trang khác nhau; chữ của {limit} trang đầu được so theo đoạn, của các trang sau theo từng dòng của tệp",
    "{count} pages differ; the texts of the first {limit} are compared by paragraphs, the rest by lines of the file",
)


Facts = tuple[ValueChange, ...]


@frozen
class _Pair:
    """A page in either or both versions."""

    before: PageVersion | None
    after: PageVersion | None

    @property
    def either(self) -> PageVersion:
        version = self.after or self.before
        assert version is not None  # a pair has at least one page
        return version


def compare_portals(
    before: PortalVersion,
    after: PortalVersion,
    language: str,
    changed_paths: Collection[str] | None = None,
    sites: Collection[str] = (),
    detail_limit: int = DETAIL_LIMIT,
    texts: AttachmentTexts | None = None,
) -> PortalDifference:
    """Return the differences between two versions, of the whole portal or of `sites`.

    `changed_paths` are the possibly differing files, from the portal's root, if known: then only these are read. Beyond
    `detail_limit` pages, texts are compared by lines. `texts` reads attachments for a caller with several comparisons;
    its owner closes it.
    """
    with nullcontext(texts) if texts is not None else AttachmentTexts() as reader:
        comparison = _Comparison(before, after, language, changed_paths, reader)
        return _compare_all(comparison, before, after, language, sites, detail_limit)


def _compare_all(
    comparison: _Comparison,
    before: PortalVersion,
    after: PortalVersion,
    language: str,
    sites: Collection[str],
    detail_limit: int,
) -> PortalDifference:
    pairs = [pair for pair in comparison.pairs() if not sites or pair.either.page.site in sites]
    raw = [each for each in comparison.raw_differences() if not sites or each.site in sites]
    pages = [
        *raw,
        *comparison.compare(pairs[:detail_limit], is_brief=False),
        *comparison.compare(pairs[detail_limit:], is_brief=True),
    ]
    notes = (_format(_BRIEF, count=str(len(pages)), limit=str(detail_limit)),) if len(pairs) > detail_limit else ()
    others = tuple(comparison.other_files(sites))
    return PortalDifference(
        language,
        _group_by_site(pages, after, before, language),
        other_files=others,
        notes=notes,
        banners=compare_banners(before, after, sites),
    )


def _format(text: B, **values: str) -> B:
    return B(text.vi.format(**values), text.en.format(**values))


def _group_by_site(
    pages: Iterable[PageDifference], after: PortalVersion, before: PortalVersion, language: str
) -> tuple[SiteDifference, ...]:
    groups: dict[str, list[PageDifference]] = {}
    for page in pages:
        groups.setdefault(page.site, []).append(page)
    return tuple(
        SiteDifference(
            site,
            _name_site(after.site(site) or before.site(site), language) or site,
            tuple(sorted(group, key=lambda page: (_ORDER[page.change], page.face.url, page.face.source))),
        )
        for site, group in sorted(groups.items())
    )


def _name_site(site: Site | None, language: str) -> str:
    return site.name(language).full if site is not None else ""


class _Comparison:
    """Compares two versions."""

    def __init__(
        self,
        before: PortalVersion,
        after: PortalVersion,
        language: str,
        changed_paths: Collection[str] | None,
        texts: AttachmentTexts,
    ) -> None:
        self._before = before
        self._after = after
        self._language = language
        self._changed_paths = changed_paths
        self._texts = texts
        self._touched_folders = {
            path.rpartition("/")[0] for path in changed_paths or () if not path.lower().endswith(".md")
        }
        self._named_paths: set[str] = set()
        self._files_of_originals: dict[str, tuple[FileDifference, ...]] = {}
        self._facts_of_originals: dict[str, frozenset[tuple[str, str, str]]] = {}

    def pairs(self) -> list[_Pair]:
        """Return the possibly differing pages, paired by id and language; originals before their translations."""
        first, second = _by_key(self._before, self._after), _by_key(self._after, self._before)
        pairs = []
        for key in (*second, *(key for key in first if key not in second)):
            one, other = first.get(key), second.get(key)
            if self._may_differ(one, other):
                pairs.append(_Pair(self._version(self._before, one), self._version(self._after, other)))
        return sorted(pairs, key=lambda pair: "translated_from" in pair.either.page.fields)

    def _may_differ(self, first: Page | None, second: Page | None) -> bool:
        if first is None or second is None:
            page = first or second
            return page is not None and not self._is_raw(page.source)
        if first.digest != second.digest or first.source != second.source or self._changed_paths is None:
            return True
        is_touched = first.folder in self._touched_folders or second.folder in self._touched_folders
        return is_touched or first.draft != second.draft or self._address_differs(first, second)

    def _address_differs(self, first: Page, second: Page) -> bool:
        return self._before.address(first) != self._after.address(second)

    def _version(self, portal: PortalVersion, page: Page | None) -> PageVersion | None:
        return PageVersion(portal, page, self._face(portal, page)) if page is not None else None

    def _face(self, portal: PortalVersion, page: Page) -> PageFace:
        language = self._language
        return PageFace(
            source=page.source,
            url=portal.address(page),
            title=page.title,
            kind=page.kind.label.text(language),
            section=portal.section_name(page, language),
            state=say_state(portal, page, language),
            is_shown=is_shown(page, portal.at),
            words=0,
            is_translation="translated_from" in page.fields,
            is_notice=is_notice(page, portal.at),
        )

    def compare(self, pairs: Iterable[_Pair], *, is_brief: bool) -> Iterator[PageDifference]:
        """Yield the differences of each pair, if any."""
        for pair in pairs:
            difference = self._compare_pair(pair, is_brief=is_brief)
            if difference is not None:
                yield difference

    def _compare_pair(self, pair: _Pair, *, is_brief: bool) -> PageDifference | None:
        if pair.before is None or pair.after is None:
            return self._describe_alone(pair, is_brief=is_brief)
        before, after = pair.before, pair.after
        read = _read_body_lines if is_brief else _read_blocks
        blocks = (read(before), read(after))
        changes = _compare(blocks[0], blocks[1]) if blocks[0] is not None and blocks[1] is not None else ()
        is_partial = any(each.page.source in each.portal.partial_sources for each in (before, after))
        if is_partial:
            facts: Facts = ()
            before, after = _with_known_titles(before, after)
            changes = (*_compare_heads(before, after), *changes)
        else:
            facts = self._without_facts_of_original(after.page, compare_facts(before, after, self._language))
        sides = (blocks[0] or (), blocks[1] or ())
        files = () if is_partial else self._compare_files(before, after, sides)
        if not is_partial:  # otherwise its files are described as other files, since the files it names are unknown
            self._named_paths |= list_named_paths(before, sides[0]) | list_named_paths(after, sides[1])
        notes = tuple(self._notes(after, has_text_changed=bool(changes)))
        if is_partial:
            notes = (*self._raw_notes(before.page.source, after.page.source), *notes)
        if None in blocks:
            notes = (*notes, UNREADABLE)
        is_unread = None in blocks and before.page.digest != after.page.digest
        if not (facts or changes or files or is_unread):
            changes = self._compare_sources(before, after)
            notes = (*notes, WRITTEN_OTHERWISE)
            if not changes:
                return None
        removed, added = _count_words(changes)
        is_moved = before.face.url != after.face.url
        return PageDifference(
            change="moved" if is_moved else "changed",
            site=after.page.site,
            language=after.page.language,
            id=after.page.id,
            before=replace(before.face, words=_count_block_words(sides[0])),
            after=replace(after.face, words=_count_block_words(sides[1])),
            facts=facts,
            blocks=changes,
            files=files,
            notes=notes,
            removed_words=removed,
            added_words=added,
            is_brief=is_brief,
        )

    def _compare_sources(self, before: PageVersion, after: PageVersion) -> tuple[BlockChange, ...]:
        """Return invisible differences of two files: comments, marks and the like."""
        if before.page.digest == after.page.digest:
            return ()
        lines = [each.portal.read_lines(each.page.source) for each in (before, after)]
        return _compare(*(_as_blocks(each or (), keeps_empty=True) for each in lines))

    def _compare_files(
        self, before: PageVersion, after: PageVersion, sides: tuple[tuple[BodyBlock, ...], tuple[BodyBlock, ...]]
    ) -> tuple[FileDifference, ...]:
        """Return the differing files; for a translation, only changes not described with its original."""
        files = compare_page_files(before, after, sides, self._language, self._changed_paths, self._texts)
        if after.page.source not in self._after.originals:
            self._files_of_originals[after.page.id] = files
            return files
        elsewhere = self._files_of_originals.get(after.page.id, ())
        return tuple(each for each in files if each not in elsewhere)

    def _describe_alone(self, pair: _Pair, *, is_brief: bool) -> PageDifference:
        """Return the description of a new or removed page."""
        version, is_added = pair.either, pair.before is None
        blocks = (_read_body_lines(version) if is_brief else _read_blocks(version)) or ()
        self._named_paths |= list_named_paths(version, blocks)
        changes = _compare((), blocks) if is_added else compare_bodies(blocks, ())
        removed, added = _count_words(changes)
        face = replace(version.face, words=_count_block_words(blocks))
        return PageDifference(
            change="added" if is_added else "removed",
            site=version.page.site,
            language=version.page.language,
            id=version.page.id,
            before=None if is_added else face,
            after=face if is_added else None,
            facts=list_facts(version, self._language, is_added=is_added),
            blocks=changes,
            files=list_page_files(version, blocks, self._texts, is_added=is_added),
            notes=tuple(self._notes(version, has_text_changed=False)) if is_added else (),
            removed_words=removed,
            added_words=added,
            is_brief=is_brief,
        )

    def _without_facts_of_original(self, page: Page, facts: Facts) -> Facts:
        """Return the facts of a translation not described with its original."""
        listed = frozenset((fact.name, fact.before, fact.after) for fact in facts)
        shared = {field.name for field in page.kind.fields if field.shared or field.inherited} | {"state", "kind"}
        is_faulty = page.source in self._before.faulty_pages or page.source in self._after.faulty_pages
        if is_faulty and "translated_from" in page.fields:
            return tuple(fact for fact in facts if fact.name not in shared)  # removed together with its original
        if page.source not in self._after.originals:
            self._facts_of_originals[page.id] = listed
            return facts
        elsewhere = self._facts_of_originals.get(page.id, frozenset())
        return tuple(
            fact
            for fact in facts
            if not (fact.name in (*shared, "section") and (fact.name, fact.before, fact.after) in elsewhere)
        )

    def _notes(self, version: PageVersion, *, has_text_changed: bool) -> Iterator[B]:
        if version.page.source in self._after.faulty_pages and version.page.source not in self._after.partial_sources:
            yield _FAULTY
        if has_text_changed and version.page.source not in self._after.originals:
            languages = self._after.outdated_translations.get(version.page.id, ())
            if languages:
                names = (", ".join(language_name(each, within) for each in languages) for within in ("vi", "en"))
                yield B(
                    *(
                        text.format(languages=name)
                        for text, name in zip((_OUTDATED.vi, _OUTDATED.en), names, strict=True)
                    )
                )

    def _is_raw(self, source: str) -> bool:
        """Return True if a page exists in only one version because the other version is unreadable."""
        return any(
            (faulty := version.faulty_pages.get(source)) is not None and faulty.page is None
            for version in (self._before, self._after)
        )

    def raw_differences(self) -> Iterator[PageDifference]:
        """Yield the differing sources that are unreadable as pages in at least one version."""
        sources = {
            source: None
            for version in (self._before, self._after)
            for source, faulty in version.faulty_pages.items()
            if faulty.page is None
        }
        for source in sources:
            if self._changed_paths is None or source in self._changed_paths:
                yield from self._compare_raw(source)

    def _compare_raw(self, source: str) -> Iterator[PageDifference]:
        first, second = self._before.read_lines(source), self._after.read_lines(source)
        is_there = (self._before.is_regular(source), self._after.is_regular(source))
        if not any(is_there):  # a symlink: its target is not a page of the portal, and the linter reports it
            return
        if (first == second and first is not None) or self._are_same_files(source):
            return
        changes = _compare(_as_blocks(first or ()), _as_blocks(second or ()))
        unreadable = any(there and lines is None for there, lines in zip(is_there, (first, second), strict=True))
        faces = [
            self._raw_face(version, source) if there else None
            for there, version in zip(is_there, (self._before, self._after), strict=True)
        ]
        changes = () if unreadable else changes
        removed, added = _count_words(changes)
        title = next((face.title for face in faces if face is not None and face.kind), "")
        faces = [replace(face, title=title or face.title) if face is not None else None for face in faces]
        yield PageDifference(
            change="changed" if all(is_there) else "added" if is_there[1] else "removed",
            site=site_of_source(source),
            language=source.rsplit(".", 2)[-2] if source.count(".") > 1 else "",
            id=find_written_id("\n".join(second or first or ()).encode()),
            before=faces[0],
            after=faces[1],
            blocks=changes,
            notes=(UNREADABLE,) if unreadable else tuple(self._raw_notes(source, source)),
            removed_words=removed,
            added_words=added,
            is_raw=True,
        )

    def _are_same_files(self, source: str) -> bool:
        try:
            are_files = self._before.is_regular(source) and self._after.is_regular(source)
            before, after = self._before.portal, self._after.portal
            if source in before.unwritten or source in after.unwritten:
                return are_files and read_source(before, source) == read_source(after, source)
            return are_files and cmp(before.root / source, after.root / source, shallow=False)
        except OSError:
            return False

    def _raw_notes(self, former: str, source: str) -> Iterator[B]:
        for version, path, side in ((self._before, former, _BEFORE), (self._after, source, _AFTER)):
            if path in version.partial_sources:
                yield B(_BROKEN.vi.format(side=side.vi), _BROKEN.en.format(side=side.en))

    def _raw_face(self, version: PortalVersion, source: str) -> PageFace:
        page = next((each for each in version.pages if each.source == source), None)
        if page is not None:
            return self._face(version, page)
        return PageFace(source, "", source.rpartition("/")[2], "", "", "", is_shown=False, words=0)

    def other_files(self, sites: Collection[str]) -> Iterator[OtherFileDifference]:
        """Yield the changed files that are neither pages nor named by a compared page."""
        for path in sorted(self._changed_paths or ()):
            if path in self._named_paths or (path.startswith("content/") and path.endswith(".md")):
                continue
            if sites and path.startswith("content/") and site_of_source(path) not in sites:
                continue
            was, now = self._before.is_regular(path), self._after.is_regular(path)
            change = "changed" if was == now else "added" if now else "removed"
            document = self._compare_other(path, was=was) if now and path.startswith("content/") else None
            yield OtherFileDifference(path, change, classify_file(path), document=document)  # type: ignore[arg-type]  # a change, by the branch above

    def _compare_other(self, path: str, *, was: bool) -> DocumentDifference | None:
        """Return the text difference of a file not named by a compared page."""
        if is_page_history_path(path) or media_of(format_of(path)) in _NO_DOCUMENTS:
            return None
        before = self._before.portal.root / path if was else None
        return self._texts.compare(before, self._after.portal.root / path)


FILE_CLASSES: Final[tuple[tuple[str, OtherFileClass], ...]] = (
    ("site-config/governance/", "governance"),
    ("governance/", "governance"),
    ("site-config/approvals/", "governance"),
    ("site-config/", "settings"),
    ("themes/", "theme"),
    ("portalgen/", "program"),
    ("content/", "content"),
)
"""The purpose of files below a folder; the first match counts."""


def classify_file(path: str) -> OtherFileClass:
    """Return the purpose of a file that is not a page."""
    return next((name for folder, name in FILE_CLASSES if path.startswith(folder)), "other")


def _by_key(version: PortalVersion, other: PortalVersion) -> dict[tuple[str, str], Page]:
    """Return the pages by id and language; a page without an id gets the id at its place in the other version."""
    ids = {page.source: page.id for page in other.pages if page.source in version.partial_sources}
    pages: dict[tuple[str, str], Page] = {}
    for page in version.pages:
        key = ids.get(page.source) or page.id or page.source, page.language
        pages[key if key not in pages else (page.source, page.language)] = page  # two pages may claim the same id
    return pages


def _with_known_titles(before: PageVersion, after: PageVersion) -> tuple[PageVersion, PageVersion]:
    """Return both with the same title, which may be unknown for a partly readable page."""
    if after.page.source in after.portal.partial_sources:
        return before, replace(after, face=replace(after.face, title=before.face.title))
    return replace(before, face=replace(before.face, title=after.face.title)), after


def _compare_heads(before: PageVersion, after: PageVersion) -> tuple[BlockChange, ...]:
    """The lines above the bodies, as they are written."""
    lines = [(each.portal.read_lines(each.page.source) or ())[: each.page.body_line - 1] for each in (before, after)]
    return _compare(_as_blocks(lines[0]), _as_blocks(lines[1]))


def _read_blocks(version: PageVersion) -> tuple[BodyBlock, ...] | None:
    return version.portal.read_blocks(version.page)


def _read_body_lines(version: PageVersion) -> tuple[BodyBlock, ...] | None:
    lines = version.portal.read_lines(version.page.source)
    return _as_blocks(lines[version.page.body_line - 1 :]) if lines is not None else None


def _compare(before: Sequence[BodyBlock], after: Sequence[BodyBlock]) -> tuple[BlockChange, ...]:
    return tuple(map(complete_change, compare_bodies(before, after)))


def _as_blocks(lines: Iterable[str], *, keeps_empty: bool = False) -> tuple[BodyBlock, ...]:
    """Return raw lines as blocks, without empty lines."""
    return tuple(BodyBlock("line", line) for line in lines if keeps_empty or line.strip())


def _count(text: str) -> int:
    return sum(map(is_lexical, tokenize(text).words))


def _count_block_words(blocks: Iterable[BodyBlock]) -> int:
    return sum(_count(block.text) + sum(_count(cell) for row in block.rows for cell in row) for block in blocks)


def _count_words(changes: Iterable[BlockChange]) -> tuple[int, int]:
    """Return how many words were removed and added, without moved words."""
    removed = added = 0
    for each in changes:
        if each.change in ("added", "removed"):
            removed += _count_block_words(each.before)
            added += _count_block_words(each.after)
        for run in (*each.runs, *(run for value in each.values for run in value.runs)):
            removed += _count(run.text) if run.kind == "removed" else 0
            added += _count(run.text) if run.kind == "added" else 0
    return removed, added
