"""What an agency does with its task: Terima, Lapor, Selesai; by button, by command, by reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import Context
from core.directives import Directive, OnlyNoted, State
from core.messages import buttons as press
from core.messages import tasks as wording
from core.messages.buttons import UnknownButton
from core.messages.kinds import FILE_LEFT_OUT
from core.messages.message import Message
from core.messages.refusals import NumberMissing, SeveralTasks, UnknownNumber
from core.people import Action, Office, Role
from core.reading import read_percent
from core.reading.kinds import is_talk, only_asks
from core.reading.replies import by_number
from core.tasks import Act, Evidence, ImpossiblePercent, NothingSaid, Report, Step, Task
from db.dialogues import Asked
from db.store import Store

NUMBER = re.compile(r"#?\s*(\d{1,9})\b[\s:.,-]*")


async def accept(update: Update, context: Context) -> None:
    async with context.store() as store:
        directive, task = await load(context, store, press.Accept.unpack(context.data).task)
        await carry_out(context, store, directive, task.accept(context.person, context.now))


async def ask_report(update: Update, context: Context) -> None:
    async with context.store() as store:
        _, task = await load(context, store, press.AskReport.unpack(context.data).task)
        await _ask_report(context, store, task)


async def _ask_report(context: Context, store: Store, task: Task) -> None:
    context.person.require(Action.REPORT, task.agency)
    if not task.allows(Act.ADDED):
        task.check(Act.REPORTED)
    await ask(context, store, Asked.REPORT, task, wording.ask_report(task, context.person))


async def ask_claim(update: Update, context: Context) -> None:
    async with context.store() as store:
        _, task = await load(context, store, press.AskClaim.unpack(context.data).task)
        await _ask_claim(context, store, task)


async def _ask_claim(context: Context, store: Store, task: Task) -> None:
    context.person.require(Action.CLAIM, task.agency)
    task.check(Act.CLAIMED)
    await ask(context, store, Asked.CLAIM, task, wording.ask_claim(task, context.person))


async def claim_without_evidence(update: Update, context: Context) -> None:
    """Evidence may be refused, with a reason."""
    async with context.store() as store:
        _, task = await load(context, store, press.ClaimWithoutEvidence.unpack(context.data).task)
        context.person.require(Action.CLAIM, task.agency)
        task.check(Act.CLAIMED)
        await ask(context, store, Asked.REASON, task, wording.ask_reason(task, context.person))


async def type_reason(context: Context, store: Store, task_id: int, words: str) -> None:
    directive, task = await load(context, store, task_id)
    found = evidence(context)
    if not words.strip() and not found:
        raise NothingSaid(Act.CLAIMED)
    why = Report(words.strip(), evidence=found) if found else Report(wording.without_evidence(words))
    await carry_out(context, store, directive, task.claim(context.person, context.now, why))


async def report(update: Update, context: Context) -> None:
    """/lapor 27 60% galian selesai; with the number alone the words are asked for"""
    async with context.store() as store:
        directive, task, words = await named(context, store, "/lapor 27 60% galian selesai")
        what = said(context, words)
        if what:
            await carry_out(context, store, directive, task.report(context.person, context.now, what))
        else:
            await _ask_report(context, store, task)


async def claim(update: Update, context: Context) -> None:
    """/selesai 27, with words or evidence at once, else they are asked for."""
    async with context.store() as store:
        directive, task, words = await named(context, store, "/selesai 27")
        what = said(context, words)
        if what:
            await carry_out(context, store, directive, task.claim(context.person, context.now, what))
        else:
            await _ask_claim(context, store, task)


async def type_report(context: Context, store: Store, task_id: int, words: str) -> None:
    directive, task = await load(context, store, task_id)
    await carry_out(context, store, directive, task.report(context.person, context.now, said(context, words)))


async def type_claim(context: Context, store: Store, task_id: int, words: str) -> None:
    directive, task = await load(context, store, task_id)
    await carry_out(context, store, directive, task.claim(context.person, context.now, said(context, words)))


async def reply_to_card(context: Context, store: Store, task_id: int) -> None:
    _, task = await load(context, store, task_id)
    if not await _is_no_report(context, store, [task]):
        await type_report(context, store, task_id, context.words)


async def _is_no_report(context: Context, store: Store, listed: Sequence[Task]) -> bool:
    """Thanks tell of no progress, and a question wants an answer: neither is kept as a report, and that is said."""
    words = context.words
    if evidence(context) or not words:
        return False
    if is_talk(words):
        waiting = any(task.allows(Act.ACCEPTED) for task in listed)
        await context.answer(store, wording.not_a_report(waiting=waiting))
        return True
    if only_asks(words, context.city.register):
        await context.answer(store, wording.QUESTION_TO_CARD)
        return True
    return False


async def reply_to_list(context: Context, store: Store, listed: list[Task]) -> None:
    """A reply to a message about several tasks: numbers, or that only one of them is one's own, say which."""
    if await _is_no_report(context, store, listed):
        return
    numbers = tuple(dict.fromkeys(task.number for task in listed if _reports(context, task)))
    if not numbers:
        context.person.require(Action.REPORT)
    for number, words in by_number(context.words, numbers):
        if number is None and len(numbers) != 1:
            raise SeveralTasks(numbers) if numbers else UnknownNumber("ini")
        directive, task = await _theirs(context, store, str(number or numbers[0]))
        await carry_out(context, store, directive, task.report(context.person, context.now, said(context, words)))


def _reports(context: Context, task: Task) -> bool:
    return context.person.may(Action.REPORT, task.agency)


# -- shared with verification and plain words -------------------------------------------------------------------------


async def load(context: Context, store: Store, task_id: int) -> tuple[Directive, Task]:
    """A task with its directive, as they are now."""
    directive = await store.directives.of_task(task_id)
    if directive is None:
        raise UnknownButton(str(task_id))
    task = next(task for task in directive.tasks if task.id == task_id)
    await _stand_in(context, store, task.agency)
    return directive, task


async def _stand_in(context: Context, store: Store, agency: str) -> None:
    """An OPD without a head reports to staff: they speak for it until it has one."""
    person = context.person
    if person.may(Action.VERIFY) and not await store.people.holding(Role.HEAD, agency=agency):
        context.person = replace(person, offices=person.offices | {Office(Role.HEAD, agency)})


async def carry_out(context: Context, store: Store, directive: Directive, step: Step) -> None:
    """Saves the step, redraws the cards, tells those concerned, thanks who acted."""
    await store.directives.step(step)
    await context.cards(store).tell(directive.after(step), [step])
    if context.album:
        place, person = context.place, context.person
        await store.dialogues.ask(place.chat_id, person.user_id, Asked.REPORT, step.task.id, album=context.album)
    if context.words or not context.album:  # one thanks for an album, not one for each picture
        await _thank(context, store, step)


async def _thank(context: Context, store: Store, step: Step) -> None:
    """In one sentence; what the words spoke of and did not bring is asked for with it, once."""
    asked_before = context.question is not None and context.question.asked is Asked.ATTACHMENT
    if wording.lacks_attachment(step) and not asked_before:
        await ask(context, store, Asked.ATTACHMENT, step.task, wording.ask_attachment(step))
    else:
        await context.answer(store, wording.done(step))


async def ask(
    context: Context, store: Store, asked: Asked, task: Task, question: Message, detail: str | None = None
) -> None:
    """Puts a question whose answer is this person's next words here."""
    waits = await store.dialogues.ask(context.place.chat_id, context.person.user_id, asked, task.id, detail=detail)
    await context.say(store, question, subject=waits.message)
    if context.incoming.callback_query:
        await context.answer(store, "")


async def find(context: Context, store: Store, number: str) -> Directive:
    """The directive of a number, if this person may see it at all."""
    directive = await store.directives.numbered(int(number))
    if directive is None or not directive.concerns(context.person):
        raise UnknownNumber(f"#{number}")
    return directive


async def named(context: Context, store: Store, example: str) -> tuple[Directive, Task, str]:
    match = NUMBER.match(context.words)
    if match is None:
        raise NumberMissing(example)
    directive, task = await _theirs(context, store, match[1])
    return directive, task, context.words[match.end() :]


async def _theirs(context: Context, store: Store, number: str) -> tuple[Directive, Task]:
    """The task of a number that is this person's to report on: in an OPD's group that OPD's, the oldest open one."""
    directive = await find(context, store, number)
    if directive.state is State.NOTED:
        raise OnlyNoted(directive)
    for task in directive.tasks:
        await _stand_in(context, store, task.agency)
    theirs = [task for task in directive.tasks if _reports(context, task)]
    here = [task for task in theirs if task.agency == context.chat.agency]
    tasks = [task for task in here or theirs if task.is_open] or here or theirs
    if not tasks:
        context.person.require(Action.REPORT, directive.tasks[0].agency)
    return directive, tasks[0]


def said(context: Context, words: str) -> Report:
    """Words, percent and evidence of the message. Raises ImpossiblePercent."""
    read = read_percent(words)
    if read is not None and read.value is None:
        raise ImpossiblePercent
    return Report(words.strip(), read.value if read else None, evidence(context))


def evidence(context: Context) -> tuple[Evidence, ...]:
    """The photo, video or document of the message, whatever its size: by its id Telegram shows it again."""
    message = context.incoming.message
    if message is None:
        return ()
    if message.photo:
        return (Evidence("photo", message.photo[-1].file_id),)
    if message.video:
        return (Evidence("video", message.video.file_id, message.video.file_name or ""),)
    if message.document:
        return (Evidence("document", message.document.file_id, message.document.file_name or ""),)
    return ()


async def tell_left_out(context: Context, store: Store, told: Message = FILE_LEFT_OUT) -> None:
    """That what was sent along is not kept: of an album once, and not for each of its pictures."""
    if evidence(context):
        album = f"album/{context.place.chat_id}/{context.album}" if context.album else None
        await store.outbox.say(context.place, told, once=album)


def captioned(command: str) -> filters.BaseFilter:
    """A photo carries its command in the caption, where CommandHandler does not look."""
    return filters.CaptionRegex(rf"^/{command}(@\w+)?(\s|$)")


def register(application: Application) -> None:  # type: ignore[type-arg]
    new = filters.UpdateType.MESSAGE
    application.add_handler(CallbackQueryHandler(accept, pattern=press.Accept.pattern()))
    application.add_handler(CallbackQueryHandler(ask_report, pattern=press.AskReport.pattern()))
    application.add_handler(CallbackQueryHandler(ask_claim, pattern=press.AskClaim.pattern()))
    application.add_handler(CallbackQueryHandler(claim_without_evidence, pattern=press.ClaimWithoutEvidence.pattern()))
    application.add_handler(CommandHandler("lapor", report, new))
    application.add_handler(CommandHandler("selesai", claim, new))
    application.add_handler(MessageHandler(new & captioned("lapor"), report))
    application.add_handler(MessageHandler(new & captioned("selesai"), claim))
