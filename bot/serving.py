"""What is asked of the program over HTTP: Telegram's calls, its health, its metrics; one server for all."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.settings import WrongSetting

LAST_ANSWERS = 3  # seconds of a stop


class Server:
    """Holds its port from the beginning, and serves while it runs. Raises WrongSetting where the port is taken."""

    def __init__(self, routes: Sequence[BaseRoute], port: int) -> None:
        try:
            self._socket = socket.create_server(("0.0.0.0", port))
        except OSError as error:
            raise WrongSetting(f"PORT: takes a free port; {port} is not: {error.strerror}") from error
        self.port = int(self._socket.getsockname()[1])
        self._config = uvicorn.Config(
            Starlette(routes=list(routes)),
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=LAST_ANSWERS,
        )

    async def run(self) -> None:
        server = _Uvicorn(self._config)
        try:
            await server.serve([self._socket])
        finally:
            if server.started:  # who is connected is answered, and talks no longer to a program that stops
                await server.shutdown([self._socket])

    def close(self) -> None:
        self._socket.close()


class _Uvicorn(uvicorn.Server):
    """Without its own signal handlers: SIGTERM is ours."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
