"""A Telegram of one's own on loopback: the Bot API over HTTP, people who act, time that can be moved.

It knows Telegram, and nothing of the bot that talks to it.
"""

from sandbox.telegram.accounts import Account
from sandbox.telegram.callbacks import Answer, CallbackQuery
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.faults import Fault, Faults
from sandbox.telegram.messages import Message
from sandbox.telegram.requests import Request
from sandbox.telegram.telegram import Telegram
from sandbox.telegram.user import User

__all__ = [
    "Account",
    "Answer",
    "CallbackQuery",
    "Chat",
    "Fault",
    "Faults",
    "Message",
    "NotPossible",
    "Request",
    "Telegram",
    "User",
]
