"""Photos and documents, up and down."""

from sandbox.telegram import User
from sandbox.telegram.files import image_size
from tests.sandbox.conftest import BotClient

JPEG = b"\xff\xd8\xff\xe0\x00\x04AB\xff\xc0\x00\x11\x08\x01\xe0\x02\x80\x03" + b"\0" * 12


async def test_a_document_is_fetched_by_its_path(bot: BotClient, wali: User) -> None:
    await wali.send(None, document=("notulen.txt", b"isi notulen"), caption="/notulen")
    message = (await bot.updates())[0]["message"]
    assert message["caption_entities"][0]["type"] == "bot_command"
    assert message["document"]["mime_type"] == "text/plain"
    file = await bot("getFile", file_id=message["document"]["file_id"])
    answer = await bot.http.get(f"{bot.url}/file/bot1:TEST/{file['file_path']}")
    assert answer.content == b"isi notulen"


async def test_a_file_over_20_mb_cannot_be_fetched(bot: BotClient, wali: User) -> None:
    await wali.send(None, document=("besar.pdf", b""), size=30_000_000)
    document = (await bot.updates())[0]["message"]["document"]
    assert document["file_size"] == 30_000_000
    assert await bot.refusal("getFile", file_id=document["file_id"]) == "Bad Request: file is too big"


async def test_a_wrong_path_or_token_gives_nothing(bot: BotClient) -> None:
    assert (await bot.http.get(f"{bot.url}/file/bot1:TEST/photos/file_9.jpg")).status_code == 404
    assert (await bot.http.get(f"{bot.url}/file/bot2:OTHER/photos/file_9.jpg")).status_code == 401


async def test_uploads_are_checked(bot: BotClient, wali: User) -> None:
    await wali.start()

    async def refusal(method: str, name: str, content: bytes) -> str:
        answer = await bot.http.post(
            f"{bot.root}/{method}", data={"chat_id": str(wali.id)}, files={name: ("x.png", content)}
        )
        return str(answer.json()["description"])

    assert await refusal("sendDocument", "document", b"") == "Bad Request: file must be non-empty"
    assert await refusal("sendPhoto", "photo", b"bukan gambar") == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_an_attached_part_is_found_by_its_name(bot: BotClient, wali: User) -> None:
    await wali.start()
    data = {"chat_id": str(wali.id), "document": "attach://berkas"}
    answer = await bot.http.post(f"{bot.root}/sendDocument", data=data, files={"berkas": ("rekap.xlsx", b"isi")})
    assert answer.json()["result"]["document"]["file_name"] == "rekap.xlsx"


async def test_a_file_id_is_sent_again_as_the_same_kind(bot: BotClient, wali: User) -> None:
    await wali.send(None, photo=JPEG)
    photo = (await bot.updates())[0]["message"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (640, 480)
    assert await bot("sendPhoto", chat_id=wali.id, photo=photo["file_id"])
    reason = await bot.refusal("sendDocument", chat_id=wali.id, document=photo["file_id"])
    assert reason == "Bad Request: can't use file of type Photo as Document"
    unknown = await bot.refusal("sendPhoto", chat_id=wali.id, photo="tidak-ada")
    assert unknown == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_a_video_is_sent_again_as_a_video(bot: BotClient, wali: User) -> None:
    await wali.send(None, video=b"mp4", size=30 << 20)
    video = (await bot.updates())[0]["message"]["video"]
    assert video["file_size"] == 30 << 20
    assert (await bot("sendVideo", chat_id=wali.id, video=video["file_id"]))["video"]["file_id"] == video["file_id"]


def test_a_file_without_a_size_in_it_has_none() -> None:
    assert image_size(b"\xff\xd8\xff") is None
    assert image_size(b"teks") is None


async def test_a_caption_is_shorter_than_a_text(bot: BotClient, wali: User) -> None:
    await wali.send(None, photo=JPEG)
    photo = (await bot.updates())[0]["message"]["photo"][-1]["file_id"]
    reason = await bot.refusal("sendPhoto", chat_id=wali.id, photo=photo, caption="x" * 1025)
    assert reason == "Bad Request: message caption is too long"
    sent = await bot("sendPhoto", chat_id=wali.id, photo=photo, caption="x" * 1024)
    edited = {"chat_id": wali.id, "message_id": sent["message_id"]}
    assert (await bot("editMessageCaption", **edited, caption="baru"))["caption"] == "baru"
    text = await bot.refusal("editMessageText", **edited, text="x")
    assert text == "Bad Request: there is no text in the message to edit"
