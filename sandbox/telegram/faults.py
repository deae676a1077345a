"""Failures on purpose: which call fails, how, and how often."""

from dataclasses import dataclass
from typing import Literal

from sandbox.telegram.accounts import Account
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import ApiError, too_many_requests

FaultKind = Literal[
    "429",  # Too Many Requests with retry_after
    "500",  # Internal Server Error: restart
    "502_html",  # a proxy's page instead of JSON
    "401",
    "404",
    "409",  # as if another poller had taken over
    "reset_before",  # the connection breaks, nothing is done
    "lost_answer",  # it is done, and the connection breaks before the answer
    "slow",  # it is done at once, the answer comes after `seconds`
    "truncated_json",  # it is done, half of the answer arrives
    "custom",  # any error code and description
]

_ERRORS = {
    "500": ApiError(500, "Internal Server Error: restart"),
    "401": ApiError(401, "Unauthorized"),
    "404": ApiError(404, "Not Found"),
    "409": ApiError(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
}


@dataclass(eq=False)
class Fault:
    """One failure waiting for its call. `method` None is any but getUpdates, `chat` None any chat."""

    kind: FaultKind
    method: str | None = None
    chat: int | None = None
    times: int | None = 1  # None: until cleared
    retry_after: int = 3
    seconds: float = 1.0
    code: int = 400
    description: str = "Bad Request: failed on purpose"
    migrate_to: int | None = None

    def meets(self, method: str, chat: str) -> bool:
        named = method.lower() == self.method.lower() if self.method else method != "getUpdates"
        return named and (self.chat is None or str(self.chat) == chat)

    def error(self) -> ApiError | None:
        """What the caller gets instead, if the fault is an error in Telegram's own form."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "custom":
            parameters = {"migrate_to_chat_id": self.migrate_to} if self.migrate_to else {}
            return ApiError(self.code, self.description, **parameters)
        return _ERRORS.get(self.kind)


class Faults:
    """The failures to come, oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(
        self,
        method: str | None = None,
        chat: Chat | Account | int | None = None,
        times: int | None = 1,
        kind: FaultKind = "custom",
        *,
        retry_after: int = 3,
        seconds: float = 1.0,
        code: int = 400,
        description: str = "Bad Request: failed on purpose",
        migrate_to: int | None = None,
    ) -> Fault:
        """Let the next `times` calls of `method` (in `chat`) fail."""
        number = chat.id if isinstance(chat, Chat | Account) else chat
        fault = Fault(kind, method, number, times, retry_after, seconds, code, description, migrate_to)
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        self.waiting.clear()

    def take(self, method: str, chat: str) -> Fault | None:
        """The fault this call meets, used up by one."""
        fault = next((fault for fault in self.waiting if fault.meets(method, chat)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
        return fault
