"""nginx in front of servers, set up as deploy/nginx.conf says, on ports and in folders of this machine."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from harness.server import PROJECT, free_port, is_served

CONFIGURATION = PROJECT / "deploy" / "nginx.conf"
UPSTREAM = "    server 127.0.0.1:8501 max_fails=0;\n"
# They are for whoever is root, and so not always on the path of others.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
# What stands around the configuration of one site.
MAIN = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
SECONDS_TO_START = 10


@dataclass(frozen=True)
class Proxy:
    """nginx as it runs.

    Attributes:
        url: the address under which readers reach it.
        process: its number.
        certificate: what tells a client to trust it.
    """

    url: str
    process: int
    certificate: Path


def is_installed() -> bool:
    """Return whether nginx is there, and what makes a certificate for it."""
    return bool(NGINX and OPENSSL)


@contextmanager
def serve(folder: Path, servers: Sequence[str], port: int | None = None) -> Iterator[Proxy]:
    """Run nginx in front of servers of this machine until the block ends.

    Args:
        folder: keeps its configuration and its logs.
        servers: the addresses of the servers, which all serve the same.
        port: on which it listens; None takes a free one.

    Raises:
        RuntimeError: it did not start; the message has what it said.
    """
    port = port or free_port()
    _make_certificate(folder)
    (folder / "site.conf").write_text(_configured(folder, port, servers), encoding="utf-8")
    types = next(path for path in ("/etc/nginx/mime.types", "/dev/null") if Path(path).exists())
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "main.conf").write_text(MAIN.format(folder=folder, types=types, user=user), encoding="utf-8")
    command = [str(NGINX), "-c", str(folder / "main.conf"), "-e", str(folder / "error.log")]
    said = folder / "said.txt"
    with said.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        proxy = Proxy(f"https://localhost:{port}", process.pid, folder / "certificate.pem")
        trusted = ssl.create_default_context(cafile=proxy.certificate)
        if not is_served(f"{proxy.url}/healthz", process, SECONDS_TO_START, timeout=5, trusted=trusted):
            raise RuntimeError(f"nginx does not serve:\n{said.read_text(encoding='utf-8')}")
        yield proxy
    finally:
        process.terminate()
        process.wait(timeout=10)


def _make_certificate(folder: Path) -> None:
    command = [str(OPENSSL), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True)


def _configured(folder: Path, port: int, servers: Sequence[str]) -> str:
    """Return the configuration with the names, ports and paths of here in place of those of a server."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    upstreams = "".join(UPSTREAM.replace("127.0.0.1:8501", urlsplit(server).netloc) for server in servers)
    for said, here in (
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("dashboard.example.org", "localhost"),
        (UPSTREAM, upstreams),
        ("/etc/ssl/jpoa-monitor/", f"{folder}/"),
        ("/var/log/nginx/jpoa-monitor.log", f"{folder}/access.log"),
    ):
        if said not in text:
            raise RuntimeError(f"{CONFIGURATION} does not say {said!r} any more.")
        text = text.replace(said, here)
    return text
