"""Real web servers over one target folder, with the settings that `server-config` writes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalgen.publish.servers.caddy import format_caddy
from portalgen.publish.servers.facts import ServerOptions, ServerPlaces
from portalgen.publish.servers.nginx import format_nginx
from tests.makers.program_needs import require_programs
from tests.makers.programs import get_program
from tests.makers.web_servers import FACTS, RunningServer, free_port, make_certificate, put, running

NGINX_CONF = """\
{user}daemon off; pid {folder}/pid; error_log {folder}/error.log;
{modules}
events {{ worker_connections 768; }}
http {{
    server_tokens off; gzip on; access_log off;
    ssl_protocols TLSv1.2 TLSv1.3;
    {temporary}
    include {folder}/conf.d/*.conf;
    include {folder}/sites-enabled/*;
}}
"""
"""As Debian's, but for its paths."""
DEFAULT_SITE = """\
server {{
    listen {port} default_server;
    listen [::]:{port} default_server;
    root /var/www/html;
    server_name _;
}}
"""
BROTLI_MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


def places_for(folder: Path, target: Path) -> ServerPlaces:
    certificate, key = make_certificate(folder / "tls", *FACTS.names)
    return ServerPlaces(
        str(target), str(certificate), str(key), "", str(folder / "conf.d"), str(folder / "acme"), str(folder),
        f"127.0.0.1:{free_port()}", free_port(), free_port(),
    )  # fmt: skip


def write_nginx(folder: Path, places: ServerPlaces, options: ServerOptions, *, default_site: bool) -> Path:
    """Write the settings beside a Debian's own; return the file to start nginx with."""
    for name, text in format_nginx(FACTS, places, options).items():
        put(folder / "conf.d" / name, text)
    (folder / "sites-enabled").mkdir(exist_ok=True)
    if default_site:
        put(folder / "sites-enabled" / "default", DEFAULT_SITE.format(port=places.http))
    temporary = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    modules = f"load_module {BROTLI_MODULE};" if options.brotli else ""
    user = "user root;\n" if os.geteuid() == 0 else ""
    put(folder / "nginx.conf", NGINX_CONF.format(user=user, folder=folder, modules=modules, temporary=temporary))
    return folder / "nginx.conf"


@contextmanager
def nginx_over(folder: Path) -> Iterator[RunningServer]:
    """nginx over `folder/target`, with Debian's default site disabled; SIGHUP has it read its settings again."""
    require_programs("nginx", "nginx-brotli", "openssl")
    places = places_for(folder, folder / "target")
    conf = write_nginx(folder, places, ServerOptions(hsts=300), default_site=False)
    arguments = [get_program("nginx"), "-p", str(folder), "-c", str(conf)]
    with running(arguments, places.https, folder / "out.log") as process:
        yield RunningServer(folder / "target", places, lambda: process.send_signal(signal.SIGHUP))


@contextmanager
def caddy_over(folder: Path) -> Iterator[RunningServer]:
    """Caddy over `folder/target`."""
    require_programs("caddy", "openssl")
    places = places_for(folder, folder / "target")
    for name, text in format_caddy(FACTS, places, ServerOptions(hsts=300)).items():
        # The port of Caddy's administration is one for a machine.
        put(folder / "conf.d" / name, text.replace("auto_https off", "auto_https off\n\tadmin off"))
    arguments = [get_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "conf.d/Caddyfile")]
    home = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    with running(arguments, places.https, folder / "out.log", **home):
        yield RunningServer(folder / "target", places, lambda: None)
