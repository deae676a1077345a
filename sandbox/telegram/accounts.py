"""Who can speak: people, bots, and the accounts Telegram speaks through."""

from dataclasses import dataclass
from typing import Any


@dataclass(eq=False)
class Account:
    """A user of Telegram, a person or a bot."""

    id: int
    name: str
    username: str | None = None
    is_bot: bool = False
    language_code: str | None = "id"
    deactivated: bool = False

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def last_name(self) -> str | None:
        _, _, rest = self.name.partition(" ")
        return rest or None

    @property
    def mention(self) -> str:
        return f"@{self.username}" if self.username else self.name

    def payload(self) -> dict[str, Any]:
        """The User object of the Bot API."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if not self.is_bot and self.language_code:
            user["language_code"] = self.language_code
        return user


# An anonymous administrator of a group speaks through this account, whoever it is.
GROUP_ANONYMOUS_BOT = Account(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
