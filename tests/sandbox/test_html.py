"""parse_mode HTML: what becomes an entity, and what Telegram refuses."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.telegram import Telegram, User
from sandbox.telegram.entities import find_entities, overlap, utf16_slice
from sandbox.telegram.errors import ApiError
from sandbox.telegram.formatting import parse_html
from tests.sandbox.conftest import BotClient

Marked = tuple[str, list[tuple[str, str]]]


def marked(html: str) -> Marked:
    """The text, and each entity's type with the text it covers."""
    text, entities = parse_html(html)
    return text, [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in entities]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("polos", ("polos", [])),
        ("<b>tebal</b> <i>miring</i>", ("tebal miring", [("bold", "tebal"), ("italic", "miring")])),
        ("<strong>a</strong><em>b</em>", ("ab", [("bold", "a"), ("italic", "b")])),
        ("<u>a</u><ins>b</ins><s>c</s><strike>d</strike><del>e</del>", None),
        ("<b>a <i>b</i></b>", ("a b", [("bold", "a b"), ("italic", "b")])),
        ("<tg-spoiler>x</tg-spoiler>", ("x", [("spoiler", "x")])),
        ('<span class="tg-spoiler">x</span>', ("x", [("spoiler", "x")])),
        ("<blockquote>q</blockquote>", ("q", [("blockquote", "q")])),
        ("<blockquote expandable>q</blockquote>", ("q", [("expandable_blockquote", "q")])),
        ("<code>x</code>", ("x", [("code", "x")])),
        ("<code><b>x</b></code>", ("x", [("code", "x")])),
        ("<b>a<code>x</code>b</b>", ("axb", [("bold", "a"), ("code", "x"), ("bold", "b")])),
        ("<a href='https://solok.go.id'>situs</a>", ("situs", [("text_link", "situs")])),
        ("<a href='bukan tautan'>situs</a>", ("situs", [])),
        ("&lt;b&gt; &amp; &quot;x&quot; &#33; &#x21; &nbsp; & <b>y</>", ('<b> & "x" ! ! &nbsp; & y', [("bold", "y")])),
        ("👍🏽 <b>jempol 👍</b> ya", ("👍🏽 jempol 👍 ya", [("bold", "jempol 👍")])),
        ("  <b> tepi </b>  ", ("tepi", [("bold", "tepi")])),
        ("<b></b>kosong", ("kosong", [])),
        ('<tg-time unix="1764000000" format="d">besok</tg-time>', ("besok", [("date_time", "besok")])),
        ("<B>besar</b>", ("besar", [("bold", "besar")])),
    ],
)
def test_tags_become_entities(html: str, expected: Marked | None) -> None:
    if expected is None:
        expected = ("abcde", [*[("underline", c) for c in "ab"], *[("strikethrough", c) for c in "cde"]])
    assert marked(html) == expected


def test_a_code_block_has_its_language() -> None:
    _, (entity,) = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert entity == {"type": "pre", "offset": 0, "length": 5, "language": "python"}


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("a <b>b", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é <br> b", 'Unsupported start tag "br" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_wrong_markup_is_refused_with_its_place(html: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert parse_html(f"<b>{escape(text)}</b>")[0] == text.strip()


PIECES = st.lists(
    st.sampled_from(
        [
            *("<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<pre>", "</pre>", "<a href='t.me/x'>", "</a>"),
            *("<blockquote>", "</blockquote>", "<tg-spoiler>", "</tg-spoiler>", "</>", "<", ">", "&lt;", "&", "👍"),
            *(" ", "\n", "teks", "/tugas", "@tuntas_bot", "https://solok.go.id", "<br>", "<b", "='"),
        ]
    ),
    max_size=14,
)


@given(PIECES)
def test_any_markup_is_read_or_refused_and_entities_lie_in_the_text(pieces: list[str]) -> None:
    try:
        text, entities = parse_html("".join(pieces))
    except ApiError:
        return
    length = len(text.encode("utf-16-le")) // 2
    found = find_entities(text, entities)
    assert all(e["offset"] >= 0 and 0 < e["length"] <= length - e["offset"] for e in found)
    code = [e for e in found if e["type"] in ("code", "pre")]
    styles = [e for e in found if e["type"] in ("bold", "italic", "spoiler")]
    assert not any(overlap(style, block) for style in styles for block in code)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/tugas 5", [("bot_command", "/tugas")]),
        ("/tugas@tuntas_bot 5", [("bot_command", "/tugas@tuntas_bot")]),
        ("dan/atau 1/2 </b>", []),
        ("halo @zul_elfian!", [("mention", "@zul_elfian")]),
        ("tulis ke a@b.go.id", [("email", "a@b.go.id")]),
        ("lihat https://solok.go.id/a?b=1.", [("url", "https://solok.go.id/a?b=1")]),
        ("buka t.me/tuntas_bot?start=x", [("url", "t.me/tuntas_bot?start=x")]),
        ("#rakor dan #27", [("hashtag", "#rakor")]),
    ],
)
def test_telegram_finds_commands_and_links_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    entities = find_entities(text)
    assert [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in entities] == found


async def test_offsets_count_utf16_units(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await wali.start()
    sent = await bot("sendMessage", chat_id=wali.id, text="🏛 <b>Rakor</b>", parse_mode="html")
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 5}]


@pytest.mark.parametrize("mode", ["XML", "html5"])
async def test_an_unknown_parse_mode_is_refused(bot: BotClient, wali: User, mode: str) -> None:
    await wali.start()
    reason = await bot.refusal("sendMessage", chat_id=wali.id, text="x", parse_mode=mode)
    assert reason == "Bad Request: unsupported parse_mode"
