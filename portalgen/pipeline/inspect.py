"""Checks the HTML of built pages against the rules. Pages known to be clean are not checked again.

It is a separate step after a build, so that no build waits for it. The digests of clean pages are cached by host, so
the same bytes are recognised in any folder and at any time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from portalgen.config.lint_settings import load_lint_settings
from portalgen.config.monitoring_rules import read_measuring_script
from portalgen.diagnostics.model import LocalizedText, Place, place_in_line
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.inspection.page import InspectedViolation, inspect_page
from portalgen.lint.findings import build_findings
from portalgen.lint.model import Finding, Violation
from portalgen.outputs.outage_style import OUTAGE_STYLE
from portalgen.pipeline.incremental.inputs import program_digest
from portalgen.pipeline.incremental.session import is_trusted
from portalgen.pipeline.options import Progress, no_progress
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.store.cache_folder import open_row_store
from portalgen.store.digest import digest_texts
from portalgen.store.row_store import RowStore, Table
from portalgen.writer import manifest
from portalgen.writer.manifest import SUSPECT_SIZE, ManifestEntry

_CLEAN_TABLE: Final = "clean_pages"
"""By host, the digests of its clean pages."""
_BATCH: Final = 64
_WORTH_IT: Final = 1_000
"""With more pages, several processes are faster than one."""
_OUTAGE_STYLE: Final = f"<style>{OUTAGE_STYLE}</style>".encode()


@frozen
class InspectOptions:
    """`out` is the folder of a build. `everything` also checks pages known to be clean."""

    root: Path
    out: Path
    sites: tuple[str, ...] = ()
    everything: bool = False
    jobs: int = 1
    paths: frozenset[str] | None = None
    """The output paths of the pages to check; None for all."""
    cache_folder: Path | None = None
    """The portal's own cache, to be used if `root` is a temporary copy of the portal."""

    @property
    def cache(self) -> Path:
        """The cache folder, kept between runs."""
        return self.cache_folder or self.root / ".portalgen" / "cache"


@frozen
class InspectReport:
    """The findings, the number of pages, and the number of pages checked in this run."""

    findings: tuple[Finding, ...]
    page_count: int
    inspected_count: int


def inspect(options: InspectOptions, progress: Progress = no_progress) -> InspectReport:
    """Inspect the pages of the build in `options.out`.

    Raises UnusableEnvironmentError if there is no build or it was interrupted, and UsageError for an unknown site.
    """
    pages = _pages(options)
    allowed_script = read_measuring_script(options.root)
    rules_digest = digest_texts(program_digest(), allowed_script) if allowed_script else program_digest()
    rows = open_row_store(
        options.cache if is_trusted(options.cache) else None, "inspection", (Table(_CLEAN_TABLE, rules_digest),)
    )
    known = _known(rows)
    rows.close()
    asked = [each for each in pages if options.everything or each.digest not in known.get(_host(each), ())]
    found: list[InspectedViolation] = []
    faulty: set[str] = set()
    starts = range(0, len(asked), _BATCH)
    batches = _Batches(options, asked, allowed_script)
    for number, batch in enumerate(
        map_in_processes(batches.batch, starts, options.jobs if len(asked) > _WORTH_IT else 1)
    ):
        for path, violations in batch:
            faulty.add(path)
            found += violations
        progress("inspect", min((number + 1) * _BATCH, len(asked)), len(asked))
    _remember(rows, options, known, (each for each in pages if each.path not in faulty))
    rows.close()
    # Errors in the settings are reported by `lint`.
    settings, _ = load_lint_settings(options.root, ())
    merged = attribute_settings(options.root, merge_repeated_violations(found))
    findings = build_findings(
        (Violation(each.diagnostic, party=each.party, source=each.source) for each in merged), settings, {}
    )
    return InspectReport(findings, len(pages), len(asked))


@frozen
class _Batches:
    options: InspectOptions
    pages: list[ManifestEntry]
    allowed_script: str

    def batch(self, start: int) -> list[tuple[str, tuple[InspectedViolation, ...]]]:
        """Return the faulty pages of a batch, with their violations."""
        out = self.options.out
        shown = out.relative_to(self.options.root) if out.is_relative_to(self.options.root) else out
        answers = []
        for each in self.pages[start : start + _BATCH]:
            try:
                data = (out / each.path).read_bytes()
            except OSError:
                raise _interrupted(self.options.out) from None
            shown_path = f"{shown.as_posix()}/{each.path}"
            inspected = inspect_page(data, shown_path, _host(each), each.source, self.allowed_script)
            if found := _without_allowed_style(inspected, data):
                answers.append((each.path, found))
        return answers


def _pages(options: InspectOptions) -> list[ManifestEntry]:
    made = manifest.list_manifest_sites(options.out)
    if not made:
        raise UnusableEnvironmentError(
            f"chưa có bản dựng nào trong `{options.out}`; chạy `portalgen build` trước",
            f"there is no build in `{options.out}`; run `portalgen build` first",
        )
    unknown = [site for site in options.sites if site not in made]
    if unknown:
        raise UsageError(
            f"bản dựng không có trang `{unknown[0]}`; kiểm tra mã trang, hoặc dựng trang này trước",
            f"the build has no site `{unknown[0]}`; check its id, or build it first",
        )
    entries = manifest.read_manifest(options.out, options.sites or None).entries
    asked = entries if options.paths is None else entries.keys() & options.paths
    pages = [entries[path] for path in sorted(asked) if path.endswith(".html")]
    if any(each.size == SUSPECT_SIZE for each in pages):
        raise _interrupted(options.out)
    return pages


def _interrupted(out: Path) -> UnusableEnvironmentError:
    return UnusableEnvironmentError(
        f"bản dựng trong `{out}` chưa trọn vẹn; chạy lại `portalgen build`",
        f"the build in `{out}` is not complete; run `portalgen build` again",
    )


def _without_allowed_style(found: tuple[InspectedViolation, ...], data: bytes) -> tuple[InspectedViolation, ...]:
    """Return the violations without the style of the page for outages, allowed by that page's own security policy."""
    if data.count(b"<style") != 1 or _OUTAGE_STYLE not in data:
        return found
    return tuple(
        each
        for each in found
        if each.diagnostic.code != "HTM120" or dict(each.diagnostic.values)["element"] != "<style>"
    )


def merge_repeated_violations(found: Iterable[InspectedViolation]) -> Iterator[InspectedViolation]:
    """Yield repeated violations only once.

    A fault of the theme on many pages, for instance in the footer, is yielded for the first page, with the
    number of pages.
    """
    alike: defaultdict[object, list[InspectedViolation]] = defaultdict(list)
    for each in found:
        place, values = each.diagnostic.place, dict(each.diagnostic.values)
        del values["source"]
        page = "" if each.party == "developer" else place.path
        # The surroundings on a long line differ from page to page.
        shown = place.underlined if place.excerpt_start or place.is_excerpt_cut else place.excerpt
        alike[each.diagnostic.code, page, shown, tuple(values.items())].append(each)
    for first, *others in alike.values():
        path = first.diagnostic.place.path
        more = len({each.diagnostic.place.path for each in others} - {path})
        yield _add_other_pages(first, more) if more else first
        yield from (each for each in others if each.diagnostic.place.path == path)


def _add_other_pages(violation: InspectedViolation, more: int) -> InspectedViolation:
    values = dict(violation.diagnostic.values)
    made_from = values["source"]
    assert isinstance(made_from, LocalizedText)
    values["source"] = LocalizedText(
        f"{made_from.vi}; {more} trang khác cũng vậy",
        f"{made_from.en}; {more} other {'page has' if more == 1 else 'pages have'} the same",
    )
    return replace(violation, diagnostic=replace(violation.diagnostic, values=tuple(values.items())))


def attribute_settings(root: Path, found: Iterable[InspectedViolation]) -> Iterator[InspectedViolation]:
    """Yield the violations; a text in another language that the configuration contains is reported at its line.

    Such a text, for instance a label of a menu, is the operator's, not the theme's. It is reported once, even if several
    elements show it.
    """
    places: set[Place] = set()
    for each in found:
        is_theme_text = each.diagnostic.code == "HTM103" and each.party == "developer"
        values = dict(each.diagnostic.values)
        place = _find_setting(root, str(values["language"]), str(values["text"])) if is_theme_text else None
        if place is None:
            yield each
        elif place not in places:
            places.add(place)
            values["source"] = LocalizedText("dòng này của cấu hình", "this line of the configuration")
            yield InspectedViolation(
                replace(each.diagnostic, place=place, values=tuple(values.items())), "operator", place.path
            )


def _find_setting(root: Path, language: str, text: str) -> Place | None:
    """Return the place of the first setting in `language` that begins with `text`, or None if there is none."""
    shown = text.removesuffix("…")
    setting = re.compile(rf"^[^#\n]*\b{re.escape(language)}:\s*[\"']?(?P<text>{re.escape(shown)})", re.MULTILINE)
    for file in sorted((root / "site-config").rglob("*.yaml")):
        written = file.read_text("utf-8", "replace")
        match = setting.search(written)
        if match is not None:
            number = written.count("\n", 0, match.start("text")) + 1
            start = match.start("text") - written.rfind("\n", 0, match.start("text"))
            line = written.splitlines()[number - 1]
            return place_in_line(file.relative_to(root).as_posix(), number, start, len(shown), line)
    return None


def _host(entry: ManifestEntry) -> str:
    return entry.path.partition("/")[0]


def _known(rows: RowStore) -> dict[str, frozenset[str]]:
    return {
        host: frozenset(each for each in digests if isinstance(each, str))
        for host, digests in rows.get_all(_CLEAN_TABLE)
        if isinstance(digests, list)
    }


def _remember(
    rows: RowStore, options: InspectOptions, known: Mapping[str, Collection[str]], clean: Iterable[ManifestEntry]
) -> None:
    """Cache the digests of present clean pages, and keep those of hosts not checked."""
    now: defaultdict[str, set[str]] = defaultdict(set)
    for each in clean:
        now[_host(each)].add(each.digest)
    if options.sites or options.paths is not None:
        # Only some pages were checked, and sites may share a host: keep the known digests of the remaining pages.
        for host, digests in known.items():
            now[host] |= set(digests)
    rows.put(
        _CLEAN_TABLE, {host: sorted(each) for host, each in sorted(now.items()) if frozenset(each) != known.get(host)}
    )
    if not known.keys() <= now.keys():
        rows.retain(_CLEAN_TABLE, "", now)
