"""The styles, scripts and static files of a site. They are in one folder, named after a digest of its contents."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from portalgen.config.portal import Site
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.plan.model import Address
from portalgen.plan.segments import ASSET_FOLDER
from portalgen.render.theme.early_fonts import list_early_fonts
from portalgen.render.theme.minified_styles import minify_styles
from portalgen.render.theme.model import Theme
from portalgen.store.digest import start_digest

with on_demand():
    from portalgen.render.images import plan

STYLESHEET: Final = "site.css"
SCRIPT: Final = "site.js"
LOGOS: Final = "site-config/logos"


@frozen
class SiteAssets:
    """The files in the assets folder of a site.

    `base` is the address of the folder. `generated_files` are (name, content), `copied_files` are (name, file to copy).
    """

    base: Address
    generated_files: tuple[tuple[str, bytes], ...]
    copied_files: tuple[tuple[str, Path], ...]
    search_client: str
    """The path of the search module below the folder; may be empty."""
    logo: plan.ImageSize | None = None
    """The size of the site's own logo; None if it has none."""
    fonts: tuple[tuple[str, str], ...] = ()
    """(path below the folder, weight) of each font that pages request early."""

    @property
    def has_script(self) -> bool:
        """True if there is a script that every page loads."""
        return any(name == SCRIPT for name, _ in self.generated_files)


@frozen
class ThemeAssets:
    """The assets that all sites with the same theme share."""

    styles: str
    """The styles of the theme in minified form."""
    generated_files: tuple[tuple[str, bytes], ...]
    """(file name, content) of each script."""
    copied_files: tuple[tuple[str, Path], ...]
    static_digest: str
    search_client: str
    fonts: tuple[tuple[str, str], ...]


def build_theme_assets(theme: Theme) -> ThemeAssets:
    """Return the assets that all sites with `theme` share, read and joined once."""
    styles = minify_styles("\n".join(theme.read_text(path) for path in theme.shipped_styles))
    script = _script(theme)
    generated = [(SCRIPT, script.encode())] if script else []
    generated += [(path, text.encode()) for path, text in theme.client_files]
    copied_files = ((path.removeprefix("static/"), theme.files[path]) for path in theme.paths_below("static"))
    joined = {path for path, _ in theme.client_files}
    return ThemeAssets(
        styles,
        tuple(generated),
        tuple((name, path) for name, path in copied_files if name not in joined),
        theme.static_digest,
        theme.search_client,
        tuple(each for each in list_early_fonts(styles) if f"static/{each[0]}" in theme.files),
    )


def build_site_assets(site: Site, theme: ThemeAssets, root: Path) -> SiteAssets:
    """Return the assets of `site`, given those of its theme."""
    generated = ((STYLESHEET, _style(site, theme).encode()), *theme.generated_files)
    state = start_digest((theme.static_digest.encode(),), 5)
    for name, data in generated:
        state.update(name.encode() + b"\0" + data)
    copied_files, logo = theme.copied_files, None
    if site.logo:
        name, path = f"logo/{site.logo}", root / LOGOS / site.logo
        data = path.read_bytes()
        logo = plan.measure_svg(data)
        state.update(name.encode() + b"\0" + data)
        copied_files = (*copied_files, (name, path))
    base = Address(site.host, f"{site.path}{ASSET_FOLDER}/{state.hexdigest()}/")
    return SiteAssets(base, generated, copied_files, theme.search_client, logo, theme.fonts)


def _style(site: Site, theme: ThemeAssets) -> str:
    declarations = "".join(f"--{name}:{value};" for name, value in site.tokens)
    own = f'@layer site{{:root{{--origin:"https://{site.host}";{declarations}}}}}'
    return theme.styles + minify_styles(own)


def _script(theme: Theme) -> str:
    return "".join(f"{{\n{theme.read_text(path).strip()}\n}}\n" for path in theme.scripts)
