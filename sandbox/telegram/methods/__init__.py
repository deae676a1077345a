"""The methods of the Bot API, by name."""

from collections.abc import Callable
from typing import Any

from sandbox.telegram.calls import Call
from sandbox.telegram.methods import chats, editing, inline, menus, profile, receiving, sending, uploads

METHODS: dict[str, Callable[[Call], Any]] = {
    **receiving.METHODS,
    **sending.METHODS,
    **uploads.METHODS,
    **editing.METHODS,
    **inline.METHODS,
    **chats.METHODS,
    **menus.METHODS,
    **profile.METHODS,
}
