"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import inspect
import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from sandbox.telegram.calls import Call, Upload, method_named
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.faults import Fault
from sandbox.telegram.files import File
from sandbox.telegram.methods import METHODS
from sandbox.telegram.requests import Request
from sandbox.telegram.world import World

Given = dict[str, Any]
Files = dict[str, Upload]

_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)


class BotApi:
    """Answers the bot's calls. `drop` breaks the connection a request came on."""

    def __init__(self, world: World, drop: Callable[[HttpRequest], None]) -> None:
        self._world = world
        self._drop = drop

    async def call(self, http: HttpRequest) -> Response:
        """One method call, with the fault that waits for it, if any."""
        try:
            self._check_token(http.path_params["token"])
            method = method_named(http.path_params["method"])
            given, files = await read_parameters(http)
        except ApiError as error:
            return _refused(error)
        except ClientDisconnect:
            return Response(status_code=400)  # killed while it was asking: nobody is there to read this
        fault = self._world.faults.take(method, str(given.get("chat_id", "")))
        if fault is None:
            return await self._answer(method, given, files)
        return await self._fail(http, fault, method, given, files)

    async def download(self, http: HttpRequest) -> Response:
        """The bytes of a file whose path getFile gave; a fault's method is "download"."""
        try:
            self._check_token(http.path_params["token"])
        except ApiError as error:
            return _refused(error)
        file = self._world.files.at(http.path_params["path"])
        if file is None:
            return _refused(ApiError(404, "Not Found"))
        fault = self._world.faults.take("download", "")
        return await self._cut_off(http, fault, file) if fault else _bytes(file.content)

    async def execute(self, method: str, given: Given, files: Files | None = None) -> Any:
        """Do what the method says and log it; a refusal is raised."""
        name = method_named(method)
        request = self._world.requests.begin(name, given | (files or {}))
        try:
            call = Call(self._world, name, given, files or {})
            request.params = call.values
            result = METHODS[name](call)
            request.result = await result if inspect.isawaitable(result) else result
        except ApiError as error:
            request.outcome = error.description
            raise
        request.outcome = "ok"
        return request.result

    async def _answer(self, method: str, given: Given, files: Files) -> Response:
        try:
            return JSONResponse({"ok": True, "result": await self.execute(method, given, files)})
        except ApiError as error:
            return _refused(error)

    async def _fail(self, http: HttpRequest, fault: Fault, method: str, given: Given, files: Files) -> Response:
        if fault.kind in ("reset_before", "502_html") or fault.error() is not None:
            with suppress(ApiError):
                given = Call(self._world, method, given, files).values
            return self._not_done(http, fault, self._world.requests.begin(method, given))
        answer = await self._answer(method, given, files)
        self._world.requests.all[-1].outcome += f", {fault.kind}"
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "truncated_json":
            return Response(bytes(answer.body)[: len(answer.body) // 2], media_type="application/json")
        else:
            self._drop(http)
        return answer

    async def _cut_off(self, http: HttpRequest, fault: Fault, file: File) -> Response:
        """Half of it, nothing of it, or all of it late."""
        error = fault.error()
        if error is not None:
            return _refused(error)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "truncated_json":
            return _bytes(file.content[: len(file.content) // 2])
        else:
            self._drop(http)
        return _bytes(file.content)

    def _not_done(self, http: HttpRequest, fault: Fault, request: Request) -> Response:
        error = fault.error()
        request.outcome = error.description if error else fault.kind
        if error is not None:
            return _refused(error)
        if fault.kind == "502_html":
            return Response(_BAD_GATEWAY, status_code=502, media_type="text/html")
        self._drop(http)
        return Response(status_code=500)

    def _check_token(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ApiError(401, "Unauthorized: invalid token specified")
        if token != self._world.token:
            raise ApiError(401, "Unauthorized")


async def read_parameters(http: HttpRequest) -> tuple[Given, Files]:
    """Parameters from the query and the body, whatever its form; later ones win."""
    given: Given = dict(http.query_params)
    kind = http.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        given |= _json_object(await http.body())
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return await _form(http, given)
    return given, {}


async def _form(http: HttpRequest, given: Given) -> tuple[Given, Files]:
    files: Files = {}
    try:
        async with http.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = Upload(value.filename or name, await value.read())
                else:
                    given[name] = value
    except MultiPartException:
        raise bad_request("can't parse multipart request") from None
    return given, files


def _json_object(body: bytes) -> Given:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object: expected an Object")
    return value


def _bytes(content: bytes) -> Response:
    return Response(content, media_type="application/octet-stream")


def _refused(error: ApiError) -> Response:
    seconds = error.parameters.get("retry_after")
    headers = {"Retry-After": str(seconds)} if seconds is not None else None
    return JSONResponse(error.body(), status_code=error.code, headers=headers)
