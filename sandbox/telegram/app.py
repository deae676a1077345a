"""The routes of the server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.telegram.api import BotApi
from sandbox.telegram.control import Control
from sandbox.telegram.errors import ApiError
from sandbox.telegram.timetravel import TimeTravel
from sandbox.telegram.view import View

if TYPE_CHECKING:
    from sandbox.telegram.telegram import Telegram

PAGE = Path(__file__).with_name("page")
_POLICY = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'"


def build_app(
    telegram: Telegram,
    drop: Callable[[Request], None],
    zone: tzinfo,
    set_time: Callable[[datetime], None] | None,
) -> Starlette:
    """The Bot API, the control API under /sandbox, and the page at /."""
    world = telegram.world
    api = BotApi(world, drop)
    world.webhook.execute = api.execute
    control = Control(telegram, View(world, zone), TimeTravel(world.clock, zone, set_time))
    routes = [
        Route("/", _page, methods=["GET"]),
        Mount("/page", StaticFiles(directory=PAGE)),
        Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.download, methods=["GET"]),
        *control.routes(),
    ]
    # A web page elsewhere must not reach this server under a name of its own.
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return Starlette(routes=routes, middleware=[hosts], exception_handlers={404: _not_found, ApiError: _refused})


async def _page(request: Request) -> Response:
    return FileResponse(PAGE / "page.html", headers={"Content-Security-Policy": _POLICY})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return JSONResponse(error.body(), status_code=error.code)


async def _not_found(request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, status_code=404)
