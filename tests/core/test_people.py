"""Who may do what."""

import pytest

from core.people import Action, NotAllowed, Office, Person, Role, names_of
from tests.cast import ADMIN, EVERYBODY, HEAD, LEADER, MEMBER, OTHER_HEAD, STAFF, STRANGER

TABLE = """
                   admin  staff  leader  head  member  stranger
invite             yes    -      -       -     -       -
link_chat          yes    -      -       -     -       -
set_pings          yes    -      -       -     -       -
see_register       yes    yes    -       -     -       -
give_directive     yes    yes    yes     -     -       -
change_directive   yes    yes    -       -     -       -
record_minutes     yes    yes    -       -     -       -
verify             yes    yes    -       -     -       -
see_all            yes    yes    yes     -     -       -
see_own            -      -      -       yes   yes     -
see_history        yes    yes    yes     -     -       -
accept             -      -      -       yes   -       -
report             -      -      -       yes   yes     -
claim              -      -      -       yes   -       -
extend             -      -      -       yes   -       -
ask_update         yes    yes    yes     -     -       -
"""
WHO = {"admin": ADMIN, "staff": STAFF, "leader": LEADER, "head": HEAD, "member": MEMBER, "stranger": STRANGER}


def rows() -> list[tuple[Action, str, bool]]:
    head, *body = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (Action(action), who, may == "yes") for action, *cells in body for who, may in zip(head, cells, strict=True)
    ]


ROWS = rows()


@pytest.mark.parametrize(("action", "who", "may"), ROWS)
def test_the_table_says_who_may_do_what(action: Action, who: str, may: bool) -> None:
    assert WHO[who].may(action) is may


def test_the_table_has_every_action_and_role() -> None:
    assert [action for action, who, _ in ROWS if who == "admin"] == list(Action)
    assert {office.role for who in WHO.values() for office in who.offices} == set(Role)


@pytest.mark.parametrize("action", [action for action in Action if HEAD.may(action)])
def test_a_head_acts_for_the_own_agency_alone(action: Action) -> None:
    assert HEAD.may(action, "pupr")
    assert not HEAD.may(action, "dinkes")


@pytest.mark.parametrize("action", [action for action in Action if STAFF.may(action)])
def test_staff_act_for_every_agency(action: Action) -> None:
    assert STAFF.may(action, "pupr")
    assert STAFF.may(action, "dinkes")


@pytest.mark.parametrize(("action", "who", "may"), ROWS)
def test_what_is_not_allowed_is_refused_by_its_name(action: Action, who: str, may: bool) -> None:
    if may:
        WHO[who].require(action)
        return
    with pytest.raises(NotAllowed) as refusal:
        WHO[who].require(action, "pupr")
    assert (refusal.value.action, refusal.value.agency) == (action, "pupr")


def test_a_stranger_becomes_a_member_in_an_agencys_group() -> None:
    spoken = STRANGER.speaking_in("pupr")
    assert spoken.offices == {Office(Role.MEMBER, "pupr")}
    assert STRANGER.is_stranger
    assert not spoken.is_stranger


def test_who_is_registered_elsewhere_is_no_member() -> None:
    assert OTHER_HEAD.speaking_in("pupr") == OTHER_HEAD
    assert not OTHER_HEAD.speaking_in("pupr").may(Action.REPORT, "pupr")


def test_staff_may_report_in_an_agencys_group_and_stay_staff() -> None:
    spoken = STAFF.speaking_in("pupr")
    assert spoken.may(Action.REPORT, "pupr")
    assert not spoken.may(Action.REPORT, "dinkes")
    assert spoken.may(Action.VERIFY)


@pytest.mark.parametrize("person", EVERYBODY)
def test_a_chat_of_no_agency_makes_nobody_anything(person: Person) -> None:
    assert person.speaking_in(None) == person


def test_agencies_are_those_one_speaks_for_in_order() -> None:
    offices = {
        Office(Role.HEAD, "pupr"),
        Office(Role.MEMBER, "dinkes"),
        Office(Role.STAFF),
        Office(Role.HEAD, "dinkes"),
    }
    assert Person(1, "Rina", frozenset(offices)).agencies == ("dinkes", "pupr")


def test_roles_are_asked_for_by_name() -> None:
    assert STAFF.holds(Role.ADMIN, Role.STAFF)
    assert not STAFF.holds(Role.ADMIN)


def test_people_are_named_in_a_row() -> None:
    assert names_of([ADMIN, STAFF]) == "Rina, Sari"
