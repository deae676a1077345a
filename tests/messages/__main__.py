"""make messages: writes docs/messages.md."""

from tests.messages.page import PAGE, page

PAGE.write_text(page(), "utf-8")
