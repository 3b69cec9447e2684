"""Plans a correction, withdrawal or removal of a published item.

Everything is checked before files are written. `plan_notice(request)` reads the portal and returns new content of
files; `apply_notice` writes it. A notice contradicted by the item's other languages or by pages linking to it is
refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from portalgen.content.model import Item
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import sentence_of, severity_of
from portalgen.errors import UsageError
from portalgen.lint.linking_pages import ItemLinks, find_links_to
from portalgen.pipeline.linting.lint_cache import LintCache, open_lint_cache
from portalgen.pipeline.linting.lint_inputs import LintInputs, load_lint_inputs
from portalgen.pipeline.linting.lint_job import list_published_of
from portalgen.pipeline.notices.item_files import find_lasting_effects, plan_file_changes, source_reader
from portalgen.pipeline.notices.model import NoticePlan, NoticeRequest, PlannedFile
from portalgen.pipeline.notices.published_items import find_repository, require_published, require_saved
from portalgen.pipeline.notices.requirements import find_item, language_of_note, require_allowed, require_public_words
from portalgen.plan.published import PublishedAddress
from portalgen.render.references import check_references
from portalgen.store.atomic import replace_file


def plan_notice(request: NoticeRequest) -> NoticePlan:
    """Return the changes to be made by a notice. No file is written.

    Raises UsageError if the item does not exist, has such a notice already or was never published, if it has unsaved
    changes, or if the portal would have new errors.
    """
    require_public_words(request)
    cache = open_lint_cache(request.root, request.root)
    try:
        inputs = load_lint_inputs(request.root, request.at, {}, cache, definitions=request.definitions())
        if inputs.portal is None or inputs.library is None:
            raise _faulty_portal(inputs)
        item = find_item(inputs.library, request)
        repository = find_repository(request.root)
        require_allowed(request, inputs.portal, inputs.library, item)
        require_published(request, inputs.portal, item, repository)
        changes, shared = plan_file_changes(request, inputs.portal, inputs.library, item)
        if request.action != "correct":
            require_saved(repository, changes)
        published = _list_published(inputs, item, request.at)
        links = find_links_to(
            inputs.portal,
            inputs.library,
            item.id,
            [each.source for each in item.pages],
            source_reader(inputs.portal),
            [each.url for each in published],
        )
        _require_no_new_errors(request, inputs, changes, links, cache)
        return NoticePlan(
            request,
            item,
            changes,
            tuple(each.url for each in published if each.answer == "page"),
            links,
            shared,
            tuple(
                each.language
                for each in item.pages
                if request.action == "correct" and each.language != language_of_note(request, item)
            ),
            repository,
            find_lasting_effects(request, inputs.portal, inputs.library, item) if request.action == "remove" else (),
        )
    finally:
        cache.close()


def apply_notice(plan: NoticePlan) -> None:
    """Write the changes of `plan` into the portal's folder."""
    for each in plan.changes:
        target = plan.request.root / each.path
        if each.after is None:
            target.unlink(missing_ok=True)
        else:
            replace_file(target, each.after)


def _require_no_new_errors(
    request: NoticeRequest, before: LintInputs, changes: Sequence[PlannedFile], links: ItemLinks, cache: LintCache
) -> None:
    """Raise UsageError if the changes would cause new errors in the portal."""
    texts = {each.path: each.after for each in changes if each.after is not None}
    after = load_lint_inputs(request.root, request.at, texts, cache, definitions=request.definitions())
    known = frozenset(_errors_of(before, links))
    new = [each for each in _errors_of(after, links) if each not in known]
    if new:
        first = new[0]
        raise UsageError(
            f"chưa làm được vì sẽ sinh ra {len(new)} lỗi mới, lỗi đầu tiên ở {first.place.path}:{first.place.line}: "
            f"{first.code}: {sentence_of(first, 'vi')}; hãy sửa chỗ đó trước",
            f"not done, because it would cause {len(new)} new errors, the first at "
            f"{first.place.path}:{first.place.line}: {first.code}: {sentence_of(first, 'en')}; change that place "
            "first",
        )


def _errors_of(inputs: LintInputs, links: ItemLinks) -> Iterator[Diagnostic]:
    """Yield the errors of a portal, and of references in pages linking to the item."""
    yield from (each for each in inputs.diagnostics if severity_of(each) is Severity.ERROR)
    for page in links.pages if inputs.contexts is not None else ():
        assert inputs.contexts is not None
        found = check_references(inputs.contexts.get(page.site), page)
        yield from (each for each in found if severity_of(each) is Severity.ERROR)


def _list_published(inputs: LintInputs, item: Item, at: datetime) -> tuple[PublishedAddress, ...]:
    """Return the addresses of an item, including old addresses."""
    assert inputs.portal is not None
    list_published = list_published_of(inputs.contexts, inputs.portal, at)
    if list_published is None:
        return ()
    return tuple(each for each in list_published(item.original.site).values() if each.id == item.id)


def _faulty_portal(inputs: LintInputs) -> UsageError:
    first = next((each for each in inputs.diagnostics if severity_of(each) is Severity.ERROR), None)
    where = f" ({first.place.path}:{first.place.line})" if first is not None else ""
    return UsageError(
        f"cấu hình của cổng có lỗi{where}; hãy chạy `portalgen check` và sửa trước",
        f"the portal's configuration has errors{where}; run `portalgen check` and fix them first",
    )
