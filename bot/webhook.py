"""Telegram -> inbox over a webhook: 200 only once the update is safe."""

from __future__ import annotations

import asyncio
import hmac
import json

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import Pulse
from bot.receiving import Receive, is_identified
from db.engine import DATABASE_TROUBLE

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1 << 20  # bytes; Telegram sends at most 64 KiB
OK, BAD, FORBIDDEN, TRY_AGAIN = 200, 400, 403, 503


class Webhook:
    """What Telegram calls. `pulse` beats each second in which the event loop is free, for the watchdog."""

    def __init__(self, receive: Receive, secret: str) -> None:
        self._receive = receive
        self.secret = secret
        self.route = Route(PATH, self._take, methods=["POST"])
        self.pulse = Pulse()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.pulse.beat()

    async def _take(self, request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self.secret.encode()):
            return Response(status_code=FORBIDDEN)
        body = bytearray()
        try:
            async for chunk in request.stream():  # whose length nobody need have told before
                body += chunk
                if len(body) > LARGEST:
                    return Response(status_code=BAD)
            update = json.loads(body)
        except (ValueError, RecursionError, ClientDisconnect):  # cut off, it comes again
            return Response(status_code=BAD)
        if not is_identified(update):
            return Response(status_code=BAD)
        try:
            await self._receive([update])
        except DATABASE_TROUBLE:
            return Response(status_code=TRY_AGAIN)  # Telegram keeps it and comes again
        return Response(status_code=OK)
