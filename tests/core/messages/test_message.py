"""How text becomes a message: escaped once, cut where it must, split between rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from core.messages.message import LONGEST_TEXT, Button, Message, cut, fitted, line, lines, pages, rows_of
from sandbox.telegram.formatting import parse_html

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
LONG = st.builds(lambda part, times: part * times, st.sampled_from(["a", "&", "<b>", "🏛", "x\n"]), st.integers(0, 4000))


@given(TEXTS, TEXTS)
def test_a_value_comes_out_of_the_markup_as_it_went_in(name: str, title: str) -> None:
    text, _ = parse_html(str(line("[<b>{}</b>|{title}]", name, title=title)))
    assert text == f"[{name}|{title}]"


@given(st.lists(st.none() | TEXTS.map(lambda row: f"x{row}"), max_size=5))
def test_lines_stand_under_each_other_and_none_is_left_out(rows: list[str | None]) -> None:
    text, _ = parse_html(str(lines(*rows)))
    assert text == "\n".join(row for row in rows if row is not None).strip()


def test_an_empty_line_stays() -> None:
    assert lines("a", "", "b") == "a\n\nb"


@given(TEXTS, st.integers(1, 80))
def test_what_is_cut_is_marked_and_no_longer_than_asked(text: str, longest: int) -> None:
    short = cut(text, longest)
    assert len(short) <= longest
    assert short == text or short.endswith("…")


@given(LONG, st.integers(0, 2000), st.integers(0, 2000))
def test_the_text_gives_way_and_what_surrounds_it_stays(text: str, before: int, after: int) -> None:
    head, foot = Markup("h" * before), Markup("f" * after)
    whole = fitted(head, text, foot)
    assert len(whole) <= LONGEST_TEXT
    assert whole.startswith(head)
    assert whole.endswith(foot)
    if len(lines(head, text, foot)) <= LONGEST_TEXT:
        assert whole == lines(head, text, foot)


@settings(max_examples=30)
@given(st.lists(LONG.filter(bool).map(lambda row: row[:600]), max_size=30))
def test_pages_never_break_inside_a_row_and_lose_nothing(texts: list[str]) -> None:
    rows = [line("<b>{}</b>", text) for text in texts]
    made = pages(rows, heading=Markup("<b>Daftar</b>"))
    assert "\n".join(page.html for page in made) == "\n".join([Markup("<b>Daftar</b>"), *rows])
    assert all(len(page.html) <= LONGEST_TEXT for page in made)
    for page in made:
        parse_html(str(page.html))  # a row broken in two would leave a tag open


@given(st.integers(1, 400))
def test_the_buttons_stand_under_the_last_page(count: int) -> None:
    keyboard = ((Button("Setujui", "x"),),)
    *others, last = pages([Markup("baris " * 10)] * count, keyboard)
    assert last.buttons == keyboard
    assert not any(page.buttons for page in others)


@given(st.integers(1, 400))
def test_pages_are_as_few_as_hold_the_rows(count: int) -> None:
    made = pages([Markup("x" * 99)] * count)
    assert len(made) == -(-count // 40)  # 40 rows of 100 characters, and one more would be over


@given(st.lists(st.builds(Button, st.just("x"), st.just("y")), max_size=20), st.integers(1, 8))
def test_rows_of_buttons_are_as_wide_as_asked(buttons: list[Button], width: int) -> None:
    rows = rows_of(buttons, width)
    assert [button for row in rows for button in row] == buttons
    assert all(len(row) == width for row in rows[:-1])


def test_a_message_is_a_value() -> None:
    assert Message(Markup("a")) == Message(Markup("a"))
