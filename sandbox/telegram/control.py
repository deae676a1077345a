"""The control API under /sandbox: what the page, or a script in any language, does with this Telegram."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.files import is_image
from sandbox.telegram.messages import Message
from sandbox.telegram.timetravel import TimeTravel
from sandbox.telegram.user import User
from sandbox.telegram.view import View

if TYPE_CHECKING:
    from sandbox.telegram.telegram import Telegram

Json = dict[str, Any]
Act = Callable[[Json], Awaitable[Any]]


class Control:
    """Each POST is one act, named by its path, with a JSON (or multipart) body."""

    def __init__(self, telegram: Telegram, view: View, travel: TimeTravel) -> None:
        self._telegram = telegram
        self._view = view
        self._travel = travel

    def routes(self) -> list[Route]:
        acts: dict[str, Act] = {
            "send": self._send,
            "start": self._start,
            "press": self._press,
            "edit": self._edit,
            "delete": self._delete,
            "react": self._react,
            "block": self._block,
            "unblock": self._unblock,
            "user": self._user,
            "group": self._group,
            "topic": self._topic,
            "member": self._member,
            "migrate": self._migrate,
            "faults": self._fault,
            "inject": self._inject,
            "settings": self._settings,
            "time": self._time,
        }
        return [
            Route("/sandbox/state", self._state, methods=["GET"]),
            Route("/sandbox/chats", self._chats, methods=["GET"]),
            Route("/sandbox/messages", self._messages, methods=["GET"]),
            Route("/sandbox/requests", self._requests, methods=["GET"]),
            Route("/sandbox/events", self._events, methods=["GET"]),
            Route("/sandbox/files/{id}", self._file, methods=["GET"]),
            Route("/sandbox/faults", self._clear_faults, methods=["DELETE"]),
            *(Route(f"/sandbox/{name}", _posted(act), methods=["POST"]) for name, act in acts.items()),
        ]

    # What can be read

    async def _state(self, request: Request) -> Response:
        return JSONResponse(self._view.state())

    async def _chats(self, request: Request) -> Response:
        return await _answered(self._read_chats, dict(request.query_params))

    async def _read_chats(self, given: Json) -> list[Json]:
        return self._view.chats_of(self._person(given))

    async def _messages(self, request: Request) -> Response:
        return await _answered(self._read_messages, dict(request.query_params))

    async def _read_messages(self, given: Json) -> Json:
        thread = given.get("thread")
        return self._view.conversation(self._chat(given), int(thread) if thread else None, self._person(given))

    async def _requests(self, request: Request) -> Response:
        since = int(request.query_params.get("since", 0))
        calls = [
            {"method": r.method, "params": r.params, "seq": r.seq, "outcome": r.outcome, "at": r.time.isoformat()}
            for r in self._telegram.since(since)
        ]
        return Response(json.dumps(calls, default=repr, ensure_ascii=False), media_type="application/json")

    async def _events(self, request: Request) -> Response:
        """Server-Sent Events: one whenever something changed."""
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        feed, seen = self._telegram.world.feed, -1
        while not feed.closed:
            seen = await feed.beyond(seen)
            yield f"data: {json.dumps({'seq': seen})}\n\n"

    async def _file(self, request: Request) -> Response:
        """A picture to look at, or a file to save; never something the browser would run."""
        file = self._telegram.world.files.find(request.path_params["id"])
        headers = {"X-Content-Type-Options": "nosniff"}
        if file.kind == "photo" and is_image(file.content):
            return Response(file.content, media_type="image/jpeg", headers=headers)
        headers["Content-Disposition"] = "attachment"
        return Response(file.content, media_type="application/octet-stream", headers=headers)

    # What a person does

    async def _send(self, given: Json) -> Json:
        person, upload = self._person(given), given.get("file")
        files: Json = {}
        if isinstance(upload, UploadFile):
            content = await upload.read()
            as_photo = given.get("kind", "photo") == "photo" and is_image(content)
            files = {"photo": content} if as_photo else {"document": (upload.filename or "berkas", content)}
        sent = await person.send(
            self._chat(given),
            str(given.get("text") or ""),
            reply_to=_number(given, "reply_to"),
            thread=_number(given, "thread"),
            **files,
        )
        return self._view.message(sent, person)

    async def _start(self, given: Json) -> Json:
        person = self._person(given)
        return self._view.message(await person.start(str(given.get("token") or "")), person)

    async def _press(self, given: Json) -> Json:
        """Press by `label` or `data`, and wait (`wait` seconds) for the bot's answer."""
        person = self._person(given)
        query = await person.press(self._message(given), str(given.get("label") or ""), data=given.get("data"))
        try:
            answer = await query.answered(float(given.get("wait", 10)))
        except TimeoutError:
            return {"answered": False}
        return {"answered": True, "text": answer.text, "show_alert": answer.show_alert, "url": answer.url}

    async def _edit(self, given: Json) -> Json:
        person = self._person(given)
        return self._view.message(await person.edit(self._message(given), str(given["text"])), person)

    async def _delete(self, given: Json) -> None:
        await self._person(given).delete(self._message(given))

    async def _react(self, given: Json) -> None:
        await self._person(given).react(self._message(given), given.get("emoji"))

    async def _block(self, given: Json) -> None:
        await self._person(given).block()

    async def _unblock(self, given: Json) -> None:
        await self._person(given).unblock()

    # What shapes the world

    async def _user(self, given: Json) -> Json:
        user = self._telegram.user(str(given["name"]), username=given.get("username"))
        self._telegram.world.feed.tick()
        return {"id": user.id}

    async def _group(self, given: Json) -> Json:
        """A group of `members` (ids); `topics` makes it a forum; the bot comes in unless `bot` is false."""
        members = [self._telegram.world.accounts[int(number)] for number in given["members"]]
        group = self._telegram.group(str(given["title"]), members, topics=bool(given.get("topics")))
        if given.get("bot", True):
            await self._telegram.add_bot(group)
        return {"id": group.id}

    async def _topic(self, given: Json) -> Json:
        return {"thread": self._chat(given).topic(str(given["name"]))}

    async def _member(self, given: Json) -> None:
        """Give `user` (the bot if none) a `status` in a chat: member, administrator, left, kicked."""
        await self._telegram.set_status(self._chat(given), _number(given, "user"), str(given["status"]))

    async def _migrate(self, given: Json) -> Json:
        return {"id": await self._telegram.migrate(self._chat(given))}

    async def _fault(self, given: Json) -> None:
        self._telegram.faults.add(**given)
        self._telegram.world.feed.tick()

    async def _clear_faults(self, request: Request) -> Response:
        self._telegram.faults.clear()
        self._telegram.world.feed.tick()
        return JSONResponse(None)

    async def _inject(self, given: Json) -> None:
        self._telegram.inject(given)

    async def _settings(self, given: Json) -> None:
        """`privacy` and `pace`, on or off."""
        self._telegram.privacy = bool(given.get("privacy", self._telegram.privacy))
        self._telegram.enforce_pace = bool(given.get("pace", self._telegram.enforce_pace))

    async def _time(self, given: Json) -> Json:
        """Move the time: `to` (ISO), or `hours`, `days` from now, or `next` ("07:30" of the next day)."""
        now = self._travel.go(given)
        self._telegram.world.feed.tick()
        return {"now": now.isoformat()}

    def _person(self, given: Json) -> User:
        person = self._telegram.world.accounts.get(int(given["as"]))
        if not isinstance(person, User):
            raise NotPossible(f"no person {given['as']}")
        return person

    def _chat(self, given: Json) -> Chat:
        number = _number(given, "chat")
        return self._telegram.chat(number) if number is not None else self._person(given).chat

    def _message(self, given: Json) -> Message:
        found = self._chat(given).message(int(given["message"]))
        if found is None:
            raise NotPossible(f"no message {given['message']} there")
        return found


def _number(given: Json, name: str) -> int | None:
    value = given.get(name)
    return int(value) if value not in (None, "") else None


def _posted(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            async with request.form() as form:
                return await _answered(act, dict(form))
        try:
            given = await request.json()
        except ValueError:
            return JSONResponse({"error": "the body must be JSON"}, status_code=400)
        return await _answered(act, given)

    return respond


async def _answered(act: Act, given: Json) -> Response:
    """What the act gives, or 400 with the reason why it cannot be."""
    try:
        return JSONResponse(await act(given))
    except KeyError as missing:
        return JSONResponse({"error": f"{missing} is missing or unknown"}, status_code=400)
    except (NotPossible, LookupError, ValueError, TypeError) as refusal:
        return JSONResponse({"error": str(refusal)}, status_code=400)
