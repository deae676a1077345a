"""The page in the browser: served whole, with nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from sandbox.telegram import Telegram
from sandbox.telegram.app import PAGE
from tests.sandbox.conftest import BotClient

FILES = sorted(path.name for path in PAGE.iterdir())


async def test_the_page_is_at_the_root(bot: BotClient) -> None:
    answer = await bot.http.get(f"{bot.url}/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    for name in re.findall(r'(?:src|href)="(/[^"]+)"', answer.text):
        assert (await bot.http.get(bot.url + name)).status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_nothing_comes_from_elsewhere_and_nothing_enters_as_markup(name: str) -> None:
    source = Path(PAGE / name).read_text(encoding="utf-8")
    assert not re.search(r"""["'(](?:https?:)?//(?!www\.w3\.org)[\w.]""", source)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", source)


async def test_every_module_that_is_imported_is_there(bot: BotClient) -> None:
    for name in FILES:
        for imported in re.findall(r'from "\./([\w.]+)"', (PAGE / name).read_text(encoding="utf-8")):
            answer = await bot.http.get(f"{bot.url}/page/{imported}")
            assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))


async def test_a_name_of_another_host_is_refused(telegram: Telegram, bot: BotClient) -> None:
    answer = await bot.http.get(f"{telegram.url}/sandbox/state", headers={"Host": "evil.example"})
    assert answer.status_code == 400
