"""The routes of the server."""

from collections.abc import Callable
from datetime import datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.telegram.api import BotApi
from sandbox.telegram.world import World


def build_app(world: World, drop: Callable[[Request], None], set_time: Callable[[datetime], None] | None) -> Starlette:
    """The Bot API, the control API under /sandbox, and the page at /."""
    api = BotApi(world, drop)
    world.webhook.execute = api.execute
    routes = [
        Route("/bot{token}/{method}", api.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.download, methods=["GET"]),
    ]
    return Starlette(routes=routes, exception_handlers={404: _not_found})


async def _not_found(request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, status_code=404)
