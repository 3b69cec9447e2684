"""Styles, scripts and static files of one site: one folder, named after the digest of what is in it."""

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
    """`base` is the folder's address; `generated_files` are bytes by file name, `copied_files` files by name."""

    base: Address
    generated_files: tuple[tuple[str, bytes], ...]
    copied_files: tuple[tuple[str, Path], ...]
    search_client: str
    """Path of the search module below the folder; may be empty."""
    logo: plan.ImageSize | None = None
    """Size of the site's own logo, where it has one."""
    fonts: tuple[tuple[str, str], ...] = ()
    """Fonts that pages ask for at once, by their paths below the folder."""

    @property
    def has_script(self) -> bool:
        """Whether there is a script for every page."""
        return any(name == SCRIPT for name, _ in self.generated_files)


def build_site_assets(site: Site, theme: Theme, root: Path) -> SiteAssets:
    """The assets of `site` under `theme`."""
    copied_files = [(path.removeprefix("static/"), theme.files[path]) for path in theme.paths_below("static")]
    if site.logo:
        copied_files.append((f"logo/{site.logo}", root / LOGOS / site.logo))
    styles = _styles(site, theme)
    generated = [(STYLESHEET, styles.encode())]
    script = _script(theme)
    if script:
        generated.append((SCRIPT, script.encode()))
    generated += [(path, text.encode()) for path, text in theme.client_files]
    joined = {path for path, _ in theme.client_files}
    copied_files = [(name, path) for name, path in copied_files if name not in joined]
    state = start_digest((theme.static_digest.encode(),), 5)
    for name, data in generated:
        state.update(name.encode() + b"\0" + data)
    logo = None
    for name, path in copied_files[-1:] if site.logo else ():
        data = path.read_bytes()
        logo = plan.measure_svg(data)
        state.update(name.encode() + b"\0" + data)
    base = Address(site.host, f"{site.path}{ASSET_FOLDER}/{state.hexdigest()}/")
    fonts = tuple(each for each in list_early_fonts(styles) if f"static/{each[0]}" in theme.files)
    return SiteAssets(base, tuple(generated), tuple(copied_files), theme.search_client, logo, fonts)


def _styles(site: Site, theme: Theme) -> str:
    shared = "\n".join(theme.read_text(path) for path in theme.shipped_styles)
    declarations = "".join(f"--{name}:{value};" for name, value in site.tokens)
    own = f'@layer site{{:root{{--origin:"https://{site.host}";{declarations}}}}}'
    return minify_styles(shared) + minify_styles(own)


def _script(theme: Theme) -> str:
    return "".join(f"{{\n{theme.read_text(path).strip()}\n}}\n" for path in theme.scripts)
