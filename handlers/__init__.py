"""What people send, in the order it is looked at; the first handler that fits takes the update."""

from __future__ import annotations

from telegram.ext import Application

from handlers import (
    answers,
    changes,
    chat_settings,
    chats,
    directives,
    door,
    inline,
    kinds,
    minutes,
    parts,
    people,
    recap,
    requests,
    tasks,
    verification,
    words,
)


def register(application: Application) -> None:  # type: ignore[type-arg]
    chats.register(application)  # membership and migration come before the door: they concern no person
    door.register(application)
    people.register(application)
    directives.register(application)
    kinds.register(application)
    changes.register(application)
    parts.register(application)
    minutes.register(application)
    tasks.register(application)
    requests.register(application)
    verification.register(application)
    answers.register(application)
    recap.register(application)
    chat_settings.register(application)
    inline.register(application)
    words.register(application)  # always last: it takes whatever is left
