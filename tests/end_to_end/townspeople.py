"""People at work while the program is being killed: each story takes one directive from its first word to its end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from itertools import islice
from random import Random
from string import ascii_lowercase

from core.tasks import Act
from sandbox.telegram import Chat, Message, User
from sandbox.telegram.callbacks import CallbackQuery
from tests.end_to_end.conftest import PHOTO, Town

PATIENCE = 90.0  # seconds; a program that is killed every second takes a while to answer
LOOK_BACK = 200  # messages of a chat


class Story:
    """One directive: given, saved, accepted, reported on, perhaps extended, claimed, perhaps returned, approved.

    `acts` counts the lines of history that what people did must have led to; `queries` are their presses.
    """

    def __init__(self, town: Town, random: Random, note: asyncio.Lock) -> None:
        self.token = "".join(random.choices(ascii_lowercase, k=8))
        self.number = 0
        self.acts: Counter[str] = Counter()
        self.percents: list[int] = []
        self.queries: list[CallbackQuery] = []
        self._town = town
        self._random = random
        self._note = note  # whoever sends something back answers a question: one at a time
        self._staff = random.choice((town.sari, town.rina))
        self._agency, self._head, self._group = random.choice(
            (("PUPR", town.budi, town.pupr), ("Dinkes", town.dewi, town.dinkes))
        )

    async def tell(self) -> None:
        await self._give()
        await self._accept()
        for percent in sorted(self._random.sample(range(5, 95, 5), self._random.randint(1, 3))):
            await self._report(percent)
        if self._random.random() < 0.4:
            await self._extend()
        await self._claim("tuntas")
        if self._random.random() < 0.3:
            await self._return()
            await self._claim("tuntas sekarang")
        await self._approve()

    async def _give(self) -> None:
        day = self._random.choice(("31 Mei", "5 Juni", "12 Juni", "28 Juni"))
        await self._staff.send(None, f"{self._agency} bereskan saluran {self.token} paling lambat {day} 2024")
        draft = await self._seen(self._staff.chat, "Arahan baru", self.token)
        await self._press(self._staff, draft, "Simpan")
        card = await self._seen(self._group, "Arahan #", self.token)
        self.number = int(card.text.split("#")[1].split()[0])
        self.acts += Counter((Act.GIVEN, Act.ASSIGNED))

    async def _accept(self) -> None:
        await self._press(self._head, await self._card(), "Terima")
        await self._stands("diterima")
        self.acts[Act.ACCEPTED] += 1

    async def _report(self, percent: int) -> None:
        photo = self._random.choice((None, PHOTO))
        words = f"{percent}% galian {self.token}"
        text = {"caption": words, "photo": photo} if photo else {"text": words}
        await self._head.send(self._group, reply_to=await self._card(), **text)  # type: ignore[arg-type]
        await self._seen(self._group, f"Laporan #{self.number} dicatat: {percent}%")
        self.acts[Act.REPORTED] += 1
        self.percents.append(percent)

    async def _extend(self) -> None:
        # A round is a night: the day asked for lies beyond all of them.
        await self._head.send(None, f"/perpanjang {self.number} 31 Desember 2024 menunggu material")
        asked = await self._seen(self._town.staf, f"minta perpanjangan #{self.number}\n", button="Setujui")
        granted = self._random.random() < 0.5
        await self._press(self._staff, asked, "Setujui" if granted else "Tolak")
        await self._seen(self._town.staf, f"minta perpanjangan #{self.number}\n", "Disetujui" if granted else "Ditolak")
        self.acts += Counter((Act.EXTENSION_ASKED, Act.EXTENSION_GRANTED if granted else Act.EXTENSION_REFUSED))

    async def _claim(self, words: str) -> None:
        await self._head.send(None, f"/selesai {self.number} {words} {self.token}")
        await self._seen(
            self._town.staf, f"#{self.number} dinyatakan selesai", f"{words} {self.token}", button="Setujui"
        )
        self.acts[Act.CLAIMED] += 1

    async def _return(self) -> None:
        async with self._note:
            await self._press(self._staff, await self._claimed(), "Kembalikan", twice=False)
            question = await self._seen(self._town.staf, f"Mengembalikan #{self.number}\n")
            await self._staff.send(self._town.staf, f"foto {self.token} kurang jelas", reply_to=question)
            await self._stands("dikembalikan")
        self.acts[Act.RETURNED] += 1

    async def _approve(self) -> None:
        claim = await self._claimed()
        await self._press(self._staff, claim, "Setujui")
        await self._press(self._town.sari, claim, "Setujui", twice=False)
        await self._stands("selesai")
        self.acts[Act.APPROVED] += 1

    # -- looking and pressing ------------------------------------------------------------------------------------------

    async def _stands(self, status: str) -> None:
        """On the card: the notice of it goes out once or, where nobody knows whether it did, not again."""
        await self._seen(self._group, f"Arahan #{self.number} ", f"Status: {status}")

    async def _card(self) -> Message:
        return await self._seen(self._group, f"Arahan #{self.number} ")

    async def _claimed(self) -> Message:
        return await self._seen(self._town.staf, f"#{self.number} dinyatakan selesai", button="Setujui")

    async def _press(self, who: User, message: Message, label: str, *, twice: bool | None = None) -> None:
        """An impatient thumb presses twice before anything is answered."""
        again = self._random.random() < 0.3 if twice is None else twice
        data = next(b["callback_data"] for row in message.keyboard for b in row if label in b["text"])
        for _ in range(2 if again else 1):
            self.queries.append(await who.press(message, data=data))

    async def _seen(self, chat: Chat, *words: str, button: str = "") -> Message:
        """The newest message of the bot there with all these words (and that button)."""
        return await _until(lambda: self._newest(chat, words, button), f"{words} in {chat.title}")

    def _newest(self, chat: Chat, words: tuple[str, ...], button: str) -> Message | None:
        for message in islice(reversed(chat.log.values()), LOOK_BACK):
            offered = not button or any(button in b["text"] for row in message.keyboard for b in row)
            if offered and message.sender is self._town.telegram.bot and all(word in message.text for word in words):
                return message
        return None


async def _until(look: Callable[[], Message | None], wanted: str) -> Message:
    try:
        async with asyncio.timeout(PATIENCE):
            while (found := look()) is None:  # noqa: ASYNC110 - in a dozen chats: there is no one event to wait for
                await asyncio.sleep(0.03)
    except TimeoutError:
        raise AssertionError(f"the bot has not said {wanted}") from None
    return found
