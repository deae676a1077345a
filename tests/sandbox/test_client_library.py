"""A real client library works with it: python-telegram-bot, unchanged."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram import Update as PtbUpdate
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from sandbox.telegram import Chat, Telegram, User

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\0\0\0"


@pytest.fixture
async def ptb(telegram: Telegram) -> AsyncIterator[Bot]:
    bot = Bot("1:TEST", base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot")
    async with bot:
        yield bot


async def test_send_edit_and_delete(ptb: Bot, telegram: Telegram, wali: User) -> None:
    await wali.start()
    sent = await ptb.send_message(wali.id, "<b>Tugas</b> #1", parse_mode="HTML")
    assert sent.text_html == "<b>Tugas</b> #1"
    await ptb.edit_message_text("Selesai", wali.id, sent.message_id)
    assert wali.chat.messages[-1].text == "Selesai"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await ptb.edit_message_text("Selesai", wali.id, sent.message_id)
    assert await ptb.delete_message(wali.id, sent.message_id)
    assert sent.message_id not in [message.id for message in wali.chat.messages]


async def test_a_photo_goes_up_and_comes_down(ptb: Bot, telegram: Telegram, wali: User) -> None:
    await wali.start()
    sent = await ptb.send_photo(wali.id, PNG, caption="Bukti")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    file = await ptb.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG
    again = await ptb.send_photo(wali.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_a_document_keeps_its_name(ptb: Bot, wali: User) -> None:
    await wali.start()
    sent = await ptb.send_document(wali.id, b"isi", filename="rekap é.xlsx", caption="Rekap")
    assert sent.document is not None
    assert sent.document.file_name == "rekap é.xlsx"
    assert wali.chat.messages[-1].document is not None
    assert wali.chat.messages[-1].document.content == b"isi"


async def test_a_persons_photo_can_be_fetched(ptb: Bot, wali: User) -> None:
    await wali.send(None, photo=PNG, caption="Foto drainase")
    (update,) = await ptb.get_updates()
    assert update.message is not None
    assert update.message.caption == "Foto drainase"
    file = await ptb.get_file(update.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_refusals_become_the_librarys_errors(ptb: Bot, telegram: Telegram, group: Chat, wali: User) -> None:
    await wali.start()
    telegram.faults.add("sendMessage", kind="429", retry_after=7)
    with pytest.raises(RetryAfter) as flood:
        await ptb.send_message(wali.id, "x")
    assert "Retry in 7 seconds" in flood.value.message
    await wali.block()
    with pytest.raises(Forbidden, match="ot was blocked by the user"):
        await ptb.send_message(wali.id, "x")
    new_id = await telegram.migrate(group)
    with pytest.raises(ChatMigrated) as migrated:
        await ptb.send_message(group.id, "x")
    assert migrated.value.new_chat_id == new_id
    assert await ptb.send_message(new_id, "x")


async def test_faults_become_the_librarys_errors(ptb: Bot, telegram: Telegram, wali: User) -> None:
    await wali.start()
    telegram.faults.add("sendMessage", kind="lost_answer")
    with pytest.raises(NetworkError):
        await ptb.send_message(wali.id, "sampai")
    assert wali.chat.messages[-1].text == "sampai"
    telegram.faults.add("sendMessage", kind="reset_before")
    with pytest.raises(NetworkError):
        await ptb.send_message(wali.id, "hilang")
    assert wali.chat.messages[-1].text == "sampai"
    telegram.faults.add("sendMessage", kind="500")
    telegram.faults.add("sendMessage", kind="502_html")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await ptb.send_message(wali.id, "x")
    telegram.faults.add("sendMessage", kind="truncated_json")
    with pytest.raises(TelegramError, match="Invalid server response"):
        await ptb.send_message(wali.id, "x")
    telegram.faults.add("sendMessage", kind="slow", seconds=0.5)
    with pytest.raises(TimedOut):
        await ptb.send_message(wali.id, "x", read_timeout=0.05)
    telegram.faults.add("sendMessage", kind="401")
    with pytest.raises(InvalidToken):
        await ptb.send_message(wali.id, "x")


async def test_it_knows_chats_members_and_menus(ptb: Bot, group: Chat, wali: User, kepala: User) -> None:
    assert (await ptb.get_chat(group.id)).title == "Grup PUPR"
    assert (await ptb.get_chat_member(group.id, kepala.id)).status == "member"
    assert [admin.user.id for admin in await ptb.get_chat_administrators(group.id)] == [wali.id]
    assert await ptb.get_chat_member_count(group.id) == 3
    commands = [BotCommand("tugas", "Tugas OPD ini")]
    assert await ptb.set_my_commands(commands, BotCommandScopeChat(group.id))
    assert await ptb.get_my_commands(BotCommandScopeChat(group.id)) == tuple(commands)


async def test_an_application_answers_commands_and_presses(telegram: Telegram, wali: User) -> None:
    async def on_start(update: PtbUpdate, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Terima", callback_data="accept")]])
        await update.message.reply_text(f"Halo {context.args}", reply_markup=buttons)

    async def on_press(update: PtbUpdate, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("Diterima")
        await update.callback_query.edit_message_text("Sudah")

    application = (
        Application.builder()
        .token("1:TEST")
        .base_url(f"{telegram.url}/bot")
        .base_file_url(f"{telegram.url}/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("start", on_start))
    application.add_handler(CallbackQueryHandler(on_press))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        await wali.start("tok-1")
        card = await telegram.wait(lambda m: "tok-1" in m.text, chat=wali)
        assert card.reply_to is None
        query = await wali.press(card, "Terima")
        assert (await query.answered()).text == "Diterima"
        await telegram.wait(lambda m: m.text == "Sudah", chat=wali)
        await application.updater.stop()
        await application.stop()
