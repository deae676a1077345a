"""What is asked about a task: Minta penjelasan, Kendala, Perpanjang, tidak dapat ditindaklanjuti, Minta update."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.context import Context
from core import requests as rules
from core.directives import Directive
from core.messages import buttons as press
from core.messages import receipts
from core.messages import requests as wording
from core.messages.buttons import UnknownButton
from core.messages.message import Message
from core.messages.refusals import UnreadableDeadline, WrongUse
from core.people import Person
from core.reading import Doubt, read_agencies, read_deadline
from core.requests import ASKED, LEADERS, NEEDS, STAFF, Blocked, Kind, Outcome, Request, blocked_by
from core.tasks import Step, Task
from db.dialogues import Asked
from db.store import Store
from handlers.directives import load as load_directive
from handlers.tasks import ask, captioned, carry_out, evidence, load, named

OTHER_AGENCY = "opd"

# -- begun by a button ----------------------------------------------------------------------------------------------


async def ask_clarification(update: Update, context: Context) -> None:
    task_id = press.AskClarification.unpack(context.data).task
    await _question(context, task_id, Kind.CLARIFICATION, Asked.CLARIFICATION, wording.ask_clarification)


async def ask_extension(update: Update, context: Context) -> None:
    task_id = press.AskExtension.unpack(context.data).task
    await _question(context, task_id, Kind.EXTENSION, Asked.EXTENSION, wording.ask_extension)


async def ask_obstacle(update: Update, context: Context) -> None:
    """First what kind it is, then who can unblock it, then the words."""
    await _choice(context, press.AskObstacle.unpack(context.data).task, Kind.OBSTACLE, wording.choose_obstacle)


async def choose_unblocker(update: Update, context: Context) -> None:
    pressed = press.ChooseUnblocker.unpack(context.data)
    blocked = _blocked(pressed.blocked)
    await _choice(context, pressed.task, Kind.OBSTACLE, lambda task: wording.choose_unblocker(task, blocked))


async def describe_obstacle(update: Update, context: Context) -> None:
    pressed = press.DescribeObstacle.unpack(context.data)
    detail = f"{_blocked(pressed.blocked)}:{pressed.unblocker}"
    await _question(context, pressed.task, Kind.OBSTACLE, Asked.OBSTACLE, wording.ask_obstacle, detail)


async def ask_decline(update: Update, context: Context) -> None:
    await _choice(context, press.AskDecline.unpack(context.data).task, Kind.DECLINE, wording.choose_decline)


async def describe_decline(update: Update, context: Context) -> None:
    pressed = press.DescribeDecline.unpack(context.data)
    detail = _blocked(pressed.blocked)
    await _question(context, pressed.task, Kind.DECLINE, Asked.DECLINE, wording.ask_decline, detail)


async def ask_update(update: Update, context: Context) -> None:
    """Minta update: of every OPD that has the directive in hand and has not been asked already."""
    async with context.store() as store:
        directive = await load_directive(store, press.AskUpdate.unpack(context.data).directive)
        steps, waiting = [], None
        for task in directive.tasks:
            if not task.allows(ASKED[Kind.UPDATE]):
                continue
            request = Request(task.id, Kind.UPDATE, "", context.person, context.now)
            try:
                steps.append(rules.ask(task, request, await store.requests.of_task(task.id), context.now))
            except rules.AlreadyAsked as already:
                waiting = already
            else:
                await store.requests.add(request)
        if not steps:
            raise waiting or rules.NobodyToAsk
        await _tell_all(context, store, directive, steps)
        await context.answer(store, receipts.update_asked(directive, len(steps)))


async def _tell_all(context: Context, store: Store, directive: Directive, steps: list[Step]) -> None:
    for step in steps:
        await store.directives.step(step)
    await context.cards(store).tell(directive, steps)


async def _question(
    context: Context,
    task_id: int,
    kind: Kind,
    asked: Asked,
    question: Callable[[Task, Person], Message],
    detail: str | None = None,
) -> None:
    async with context.store() as store:
        _, task = await load(context, store, task_id)
        _check(context, task, kind)
        await ask(context, store, asked, task, question(task, context.person), detail)


async def _choice(context: Context, task_id: int, kind: Kind, choices: Callable[[Task], Message]) -> None:
    async with context.store() as store:
        _, task = await load(context, store, task_id)
        await _offer(context, store, task, kind, choices(task))
        await context.answer(store, "")


async def _offer(context: Context, store: Store, task: Task, kind: Kind, choices: Message) -> None:
    _check(context, task, kind)
    await context.say(store, choices, subject=f"task:{task.id}")


def _check(context: Context, task: Task, kind: Kind) -> None:
    context.person.require(NEEDS[kind], task.agency)
    task.check(ASKED[kind])


def _blocked(word: str) -> Blocked:
    try:
        return Blocked(word)
    except ValueError as error:
        raise UnknownButton(word) from error


# -- typed ----------------------------------------------------------------------------------------------------------


async def type_clarification(context: Context, store: Store, task_id: int, words: str) -> None:
    await _make(
        context, store, *await load(context, store, task_id), _request(context, task_id, Kind.CLARIFICATION, words)
    )


async def type_decline(context: Context, store: Store, task_id: int, words: str) -> None:
    detail = context.question.detail if context.question else None
    request = _request(context, task_id, Kind.DECLINE, words, blocked=_blocked(detail or Blocked.OTHERS))
    await _make(context, store, *await load(context, store, task_id), request)


async def type_extension(context: Context, store: Store, task_id: int, words: str) -> None:
    await _make(context, store, *await load(context, store, task_id), _extension(context, task_id, words))


async def type_obstacle(context: Context, store: Store, task_id: int, words: str) -> None:
    blocked, _, unblocker = ((context.question.detail if context.question else None) or "").partition(":")
    directive, task = await load(context, store, task_id)
    request = _obstacle(context, task, words, _blocked(blocked or Blocked.OTHERS), unblocker)
    await _make(context, store, directive, task, request)


async def extend(update: Update, context: Context) -> None:
    """/perpanjang 27 28 Juni menunggu material; with the number alone the rest is asked for"""
    async with context.store() as store:
        directive, task, words = await named(context, store, "/perpanjang 27 28 Juni menunggu material")
        if not words.strip():
            _check(context, task, Kind.EXTENSION)
            await ask(context, store, Asked.EXTENSION, task, wording.ask_extension(task, context.person))
            return
        await _make(context, store, directive, task, _extension(context, task.id, words))


async def obstacle(update: Update, context: Context) -> None:
    """/kendala 27 lahan belum bebas, perlu BKD; with the number alone it begins as the button does"""
    async with context.store() as store:
        directive, task, words = await named(context, store, "/kendala 27 lahan belum bebas, perlu bantuan BKD")
        if not words.strip():
            await _offer(context, store, task, Kind.OBSTACLE, wording.choose_obstacle(task))
            return
        await _make(context, store, directive, task, _obstacle(context, task, words, blocked_by(words), OTHER_AGENCY))


def _request(context: Context, task_id: int, kind: Kind, words: str, **more: object) -> Request:
    return Request(task_id, kind, words.strip(), context.person, context.now, **more)  # type: ignore[arg-type]


def _extension(context: Context, task_id: int, words: str) -> Request:
    read = read_deadline(words, context.said_at, context.city.calendar)
    if read.deadline is None or read.span is None:
        raise UnreadableDeadline(words, impossible=Doubt.IMPOSSIBLE_DATE in read.doubts)
    reason = " ".join(words.replace(read.span, " ", 1).split()).strip(" ,.;:-")
    return _request(context, task_id, Kind.EXTENSION, reason, deadline=read.deadline)


def _obstacle(context: Context, task: Task, words: str, blocked: Blocked, unblocker: str) -> Request:
    """Who can unblock it is who was chosen; "another OPD" is the first one named in the words, else staff find out."""
    if unblocker not in (STAFF, LEADERS):
        named_in_words = read_agencies(words, context.city.register)
        others = (code for code in named_in_words if code != task.agency and not context.city.register[code].group)
        unblocker = next(others, STAFF)
    read = read_deadline(words, context.said_at, context.city.calendar)
    deadline = read.deadline if read.deadline and not read.deadline.is_past(context.now) else None
    return _request(context, task.id, Kind.OBSTACLE, words, deadline=deadline, blocked=blocked, unblocker=unblocker)


async def _make(context: Context, store: Store, directive: Directive, task: Task, request: Request) -> None:
    others = await store.requests.of_task(task.id)
    step = rules.ask(task, request, others, context.now, evidence(context))
    request = await store.requests.add(request)
    await carry_out(context, store, directive, step)
    await context.cards(store).route(request, task, directive)


# -- answered --------------------------------------------------------------------------------------------------------


async def grant(update: Update, context: Context) -> None:
    """Setujui, or Teratasi"""
    async with context.store() as store:
        request = await _load(store, press.Grant.unpack(context.data).request)
        await _decide(context, store, request, Outcome.GRANTED)


async def refuse(update: Update, context: Context) -> None:
    """Tolak"""
    async with context.store() as store:
        request = await _load(store, press.Refuse.unpack(context.data).request)
        await _decide(context, store, request, Outcome.REFUSED)


async def ask_answer(update: Update, context: Context) -> None:
    async with context.store() as store:
        request = await _load(store, press.Answer.unpack(context.data).request)
        _, task = await load(context, store, request.task_id)
        rules.check_decision(task, request, context.person)
        waits = await store.dialogues.ask(context.place.chat_id, context.person.user_id, Asked.ANSWER, request.id)
        await context.say(store, wording.ask_answer(task, context.person), subject=waits.message)
        await context.answer(store, "")


async def type_answer(context: Context, store: Store, request_id: int, words: str) -> None:
    request = await _load(store, request_id)
    if request.kind is not Kind.CLARIFICATION:
        raise WrongUse(receipts.PRESS_A_BUTTON)
    await _decide(context, store, request, Outcome.GRANTED, words)


async def _decide(context: Context, store: Store, request: Request, outcome: Outcome, words: str = "") -> None:
    directive, task = await load(context, store, request.task_id)
    rule = rules.grant if outcome is Outcome.GRANTED else rules.refuse
    step = rule(task, request, context.person, context.now, words)
    decided = await store.requests.decide(request, outcome, context.person)
    await carry_out(context, store, directive, step)
    await context.cards(store).redraw(decided, step.task, directive)


async def _load(store: Store, request_id: int) -> Request:
    request = await store.requests.get(request_id)
    if request is None:
        raise UnknownButton(str(request_id))
    return request


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(CommandHandler("perpanjang", extend, filters.UpdateType.MESSAGE))
    application.add_handler(CommandHandler("kendala", obstacle, filters.UpdateType.MESSAGE))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & captioned("perpanjang"), extend))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & captioned("kendala"), obstacle))
    for kind, callback in (
        (press.AskClarification, ask_clarification),
        (press.AskExtension, ask_extension),
        (press.AskObstacle, ask_obstacle),
        (press.ChooseUnblocker, choose_unblocker),
        (press.DescribeObstacle, describe_obstacle),
        (press.AskDecline, ask_decline),
        (press.DescribeDecline, describe_decline),
        (press.AskUpdate, ask_update),
        (press.Grant, grant),
        (press.Refuse, refuse),
        (press.Answer, ask_answer),
    ):
        application.add_handler(CallbackQueryHandler(callback, pattern=kind.pattern()))
