"""Whatever Telegram may send one day, in any shape its types allow, is handled; what they do not allow stops nothing.

A thousand updates of each sort; a hundred thousand in all when SOAK_SECONDS is set (`make soak`).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from core.messages.buttons import Press
from tests.end_to_end.conftest import Town
from tests.end_to_end.test_rights import crowd, data_of

__all__ = ["crowd"]

SPEC = Path(__file__).parents[3] / "shared" / "facts" / "botapi.json"
COUNT, AT_ONCE = (50_000 if os.environ.get("SOAK_SECONDS") else 1_000), 50
LONGEST = 120  # seconds for them, on a machine that does other things too
DEEPEST = 4
KINDS = ("message", "message", "message", "callback_query", "callback_query", "inline_query", "my_chat_member")
ODD = (None, True, -1, 0, 2**63, 10**30, 0.5, "", "x", "\x00", "٣", "<b>", [], [[]], {}, {"id": 1})
TEXTS = (
    *(
        "PUPR bereskan drainase paling lambat Jumat",
        "60% galian",
        "apa tugas Dinkes yang terlambat?",
        "#1 50%",
        "/",
        "@",
    ),
    *(
        "/arahan cat trotoar",
        "/lapor 1 60%",
        "/selesai 1",
        "/tugas 1",
        "/status bulan ini",
        "/perpanjang 1 besok",
        "/batal",
    ),
    *(
        "/undang staf",
        "/hubungkan PUPR",
        "/pengaturan 25:00",
        "/kendala 1 x",
        "/riwayat 1",
        "/start abc",
        "\u202e<b>&{0}%s",
    ),
)

pytestmark = pytest.mark.skipif(not SPEC.exists(), reason="Telegram's types are not kept in the repository")


class Generator:
    """Values of Telegram's types; where it is `odd`, one in fifty is of another kind than it should be."""

    def __init__(self, town: Town, random: Random, *, odd: bool) -> None:
        self._odd = 0.02 if odd else 0.0
        self._types: dict[str, dict[str, Any]] = json.loads(SPEC.read_text("utf-8"))["types"]
        self._random = random
        self._people = [user.payload() for user in town.telegram.users]
        groups = [{"id": group.id, "type": group.kind, "title": group.title} for group in town.telegram.groups]
        private = [{"id": user.id, "type": "private", "first_name": user.name} for user in town.telegram.users]
        self._chats = groups + private
        self._now = int(town.clock().timestamp())

    def update(self) -> dict[str, Any]:
        others = [field["name"] for field in self._types["Update"]["fields"] if field["name"] != "update_id"]
        kind = self._random.choice(KINDS if self._random.random() < 0.9 else others)
        (name,) = (field["types"][0] for field in self._types["Update"]["fields"] if field["name"] == kind)
        return {kind: self._value(name, kind, 0)}

    def _value(self, kind: str, name: str, depth: int) -> Any:
        random = self._random
        if random.random() < self._odd:
            return random.choice(ODD)
        if kind.startswith("Array of "):
            return [self._value(kind.removeprefix("Array of "), name, depth + 1) for _ in range(random.randint(0, 3))]
        match kind:
            case "User":
                return random.choice(self._people)
            case "Chat":
                return random.choice(self._chats)
            case "Integer":
                return self._now - random.randint(0, 10**5) if name.endswith("date") else random.randint(0, 300)
            case "Boolean":
                return random.random() < 0.5
            case "Float":
                return random.uniform(-200, 200)
            case "String":
                return data_of(random.choice(sorted(Press.kinds))) if name == "data" else random.choice(TEXTS)
        return self._object(kind, name, depth)

    def _object(self, kind: str, name: str, depth: int) -> Any:
        of = self._types[kind]
        if of.get("subtypes"):
            return self._value(self._random.choice(of["subtypes"]), name, depth)
        likely = {"text": 0.7, "from": 0.9, "data": 0.9, "message": 0.7, "entities": 0.3}
        return {
            field["name"]: self._value(self._random.choice(field["types"]), field["name"], depth + 1)
            for field in of["fields"]
            if field["required"] or (depth < DEEPEST and self._random.random() < likely.get(field["name"], 0.05))
        }


@pytest.mark.parametrize("odd", [False, True])
async def test_no_update_whatever_it_holds_comes_out_unhandled(crowd: Town, odd: bool) -> None:
    generate, number = Generator(crowd, Random(1), odd=odd), 0
    assert crowd.tuntas is not None
    while number < COUNT:
        batch = [{"update_id": 10**6 + number + n, **generate.update()} for n in range(AT_ONCE)]
        number += AT_ONCE
        await crowd.tuntas.intake.receiver.receive(batch)
        await crowd.until(lambda: not crowd.rows("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1"), LONGEST)
        if not odd:
            assert crowd.rows("SELECT state, reason, raw FROM inbox WHERE state <> 'done' LIMIT 3") == []
        assert crowd._running is not None
        assert not crowd._running.done()
    handled = crowd.rows("SELECT COUNT(*) FROM inbox WHERE state = 'done' AND update_id >= 1000000")[0]
    assert handled > COUNT / 2  # most of them could be read
    await crowd.told(crowd.budi, "/tugas")
