"""Hooks of MkDocs that make the whole portal in one run: its homes, lists, terms, feeds and site maps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.meta import get_data

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from derived import Entry, Portal, terms_of  # noqa: E402 - this folder is not on the path before
from tables import TablesExtension  # noqa: E402 - as above


class State:
    """What the hooks of one run hand on to one another."""

    portal: Portal
    environment: jinja2.Environment
    entries: dict[str, tuple[Any, Entry]]


def on_config(config: MkDocsConfig) -> None:
    """Show tables as the portal does."""
    config.markdown_extensions.append(TablesExtension())


def on_env(env: jinja2.Environment, files: Files, **_: Any) -> jinja2.Environment:
    """Sort the pages into sites: all are read by now. With `--dirty` MkDocs reads the changed ones only."""
    env.trim_blocks = env.lstrip_blocks = True
    env.loader = jinja2.ChoiceLoader([env.loader, jinja2.FileSystemLoader(HERE / "templates")])
    portal, entries = Portal(HERE), {}
    for file in files.documentation_pages():
        host, path = file.url.split("/", 1)
        meta = file.page.meta or get_data(file.content_string)[1]
        terms = {key: terms_of(meta[key]) for key in ("field", "tag")}
        entry = Entry(meta["id"], meta["title"], meta["summary"], meta["date"], f"/{path}", terms)
        site = portal.sites[host.split(".")[0]]
        site.entries.append(entry)
        entries[file.src_uri] = (site, entry)
    portal.arrange(lambda name, values: env.get_template(name).render(values))
    State.portal, State.environment, State.entries = portal, env, entries
    return env


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    """Give a page what its template shows."""
    context.update(State.portal.news(*State.entries[page.file.src_uri]))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write everything else."""
    for path, name, values in State.portal.outputs():
        text = State.environment.get_template(name).render(values)
        write_file(text.encode(), str(Path(config.site_dir, path)))
