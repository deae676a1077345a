"""Where the text of a directive may stand."""

import pytest

from core.chats import Chat, Place, Purpose
from core.reading.values import Nature
from tests.cast import a_directive, a_draft

GROUP = Place(-100)
CHATS = {
    "staff": Chat(GROUP, Purpose.STAFF),
    "leaders": Chat(GROUP, Purpose.LEADERS),
    "private": Chat(Place(4), Purpose.PRIVATE),
    "lead": Chat(GROUP, Purpose.AGENCY, "pupr"),
    "support": Chat(GROUP, Purpose.AGENCY, "dinkes"),
    "another agency": Chat(GROUP, Purpose.AGENCY, "tanjung-harapan"),
    "common": Chat(GROUP, Purpose.COMMON),
    "unlinked": Chat(GROUP, Purpose.UNLINKED),
}
SHOWN = {"staff", "leaders", "private", "lead", "support"}


@pytest.mark.parametrize("where", CHATS)
def test_a_secret_directive_is_shown_to_those_concerned_alone(where: str) -> None:
    assert a_directive(nature=Nature.SECRET).is_shown_in(CHATS[where]) is (where in SHOWN)


@pytest.mark.parametrize("nature", [nature for nature in Nature if nature is not Nature.SECRET])
@pytest.mark.parametrize("where", CHATS)
def test_any_other_directive_is_shown_everywhere(where: str, nature: Nature) -> None:
    assert a_directive(nature=nature).is_shown_in(CHATS[where])


@pytest.mark.parametrize("where", ["lead", "support", "common"])
def test_a_secret_draft_is_nobodys_in_a_group_yet(where: str) -> None:
    assert not a_draft(nature=Nature.SECRET).is_shown_in(CHATS[where])


@pytest.mark.parametrize("place", [Place(4), Place(4, 9), Place(-100), Place(-100, 9)])
def test_a_chat_with_a_positive_id_is_private(place: Place) -> None:
    assert place.is_private is (place.chat_id == 4)
