"""From 20.00 to 06.00 no phone rings but for what is very urgent; what people do arrives all the same."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.end_to_end.conftest import WIB, Town

ORDER = "PUPR bereskan drainase Jl. Sudirman, paling lambat 7 Juni 2024"


def _rang(town: Town) -> list[bool]:
    """Of each message into the OPD's group, whether it made a sound."""
    sent = [call for call in town.telegram.requests if call.method.lower() == "sendmessage"]
    here = [call for call in sent if str(call.params["chat_id"]) == str(town.pupr.id)]
    return [not call.params.get("disable_notification") for call in here if "Terima kasih" not in call.params["text"]]


@pytest.mark.parametrize(
    ("hour", "order", "rings"),
    [
        (19, ORDER, True),
        (20, ORDER, False),
        (3, ORDER, False),
        (6, ORDER, True),
        (22, f"{ORDER}, sangat segera", True),
    ],
)
async def test_a_card_arrives_at_any_hour_and_rings_by_day_or_when_it_is_very_urgent(
    town: Town, hour: int, order: str, rings: bool
) -> None:
    town.clock.move_to(datetime(2024, 5, 30, hour, 5, tzinfo=WIB))
    await town.order(order)
    await town.says("Arahan #1", to=town.pupr, since=0)
    assert _rang(town)[0] is rings


async def test_a_reply_rings_at_any_hour(town: Town) -> None:
    town.clock.move_to(datetime(2024, 5, 29, 23, 0, tzinfo=WIB))
    await town.told(town.budi, "/bantuan", to=town.pupr)
    assert _rang(town) == [True]
