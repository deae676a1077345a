"""From 20.00 to 06.00 no phone rings but for what is very urgent; what people do arrives all the same."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.pace import Pace
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


async def test_what_could_not_go_out_in_the_evening_makes_no_sound_at_night(town: Town) -> None:
    town.clock.move_to(datetime(2024, 5, 29, 19, 50, tzinfo=WIB))
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="429", retry_after=3600)
    await town.order(ORDER)
    await town.stop()
    town.pace = Pace(in_all=9999, burst=9999, group_a_minute=9999)  # the hour Telegram asked for is over
    town.clock.move_to(datetime(2024, 5, 29, 21, 0, tzinfo=WIB))
    await town.start()
    await town.says("Arahan #1", to=town.pupr, since=0)
    assert _rang(town)[-1] is False


@pytest.mark.parametrize(("order", "rings"), [(ORDER, False), (f"{ORDER}, sangat segera", True)])
async def test_a_request_at_night_rings_for_what_is_very_urgent(town: Town, order: str, rings: bool) -> None:
    town.clock.move_to(datetime(2024, 5, 29, 22, 0, tzinfo=WIB))
    await town.order(order)
    await town.told(town.budi, "/kendala 1 jalan tertutup longsor", town.pupr)
    sent = [call for call in town.telegram.requests if "jalan tertutup longsor" in str(call.params.get("text"))]
    (asked,) = [call for call in sent if str(call.params["chat_id"]) == str(town.staf.id)]
    assert bool(asked.params.get("disable_notification")) is not rings


async def test_a_reply_rings_at_any_hour(town: Town) -> None:
    town.clock.move_to(datetime(2024, 5, 29, 23, 0, tzinfo=WIB))
    await town.told(town.budi, "/bantuan", to=town.pupr)
    assert _rang(town) == [True]
