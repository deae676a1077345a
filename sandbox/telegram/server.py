"""uvicorn on loopback inside the running event loop."""

import asyncio
import socket
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request


class Server:
    """Serves one application on 127.0.0.1 until it is closed."""

    def __init__(self, app: Starlette, port: int) -> None:
        self._config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            log_level="warning",
            # A bot may be silent for long; closing its connection while it writes would look like a fault.
            timeout_keep_alive=3600,
        )
        self._server = uvicorn.Server(self._config)
        self._port = port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Bind and listen, also again after `close`: on the same port.

        uvicorn's own loop is left out: it only waits for signals, which belong to others.
        """
        # Named as TCP, or asyncio leaves Nagle on and every answer waits 40 ms.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        if not self._config.loaded:
            self._config.load()
        self._server = uvicorn.Server(self._config)
        self._server.lifespan = self._config.lifespan_class(self._config)
        await self._server.startup(sockets=[listener])

    async def close(self) -> None:
        """Stop listening, let what is under way end if it can at once, and break every connection."""
        for server in self._server.servers:
            server.close()
        if self._server.server_state.tasks:
            await asyncio.wait(self._server.server_state.tasks, timeout=0.1)
        for connection in list(self._server.server_state.connections):
            _transport(connection).abort()
        for task in list(self._server.server_state.tasks):
            task.cancel()

    def drop(self, request: Request) -> None:
        """Break the connection a request came on, without an answer."""
        for connection in list(self._server.server_state.connections):
            if getattr(connection, "client", None) == (request.client and tuple(request.client)):
                _transport(connection).abort()


def _transport(connection: Any) -> Any:
    return connection.transport
