"""The one card of a directive or a task in each chat: shown where it is due, edited wherever it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from core.chats import Chat, Place, Purpose
from core.city import City
from core.directives import Directive
from core.likeness import Earlier, nearest
from core.meetings import Meeting
from core.messages import directives as wording
from core.messages import minutes as minutes_wording
from core.messages import phrases
from core.messages.message import Message
from core.messages.requests import card as request_card
from core.messages.requests import update_answered
from core.messages.tasks import agency_card, claim_card, notice, passed_on
from core.minutes import Minutes, crowded
from core.people import Action, Person
from core.reading.values import Nature
from core.requests import LEADERS, STAFF, Kind, Outcome, Request, lapsing
from core.tasks import Act, Status, Step, Task
from db.outgoing import Rank
from db.store import Store


def subjects_of(directive: Directive) -> list[str]:
    """What its cards are called in the outbox."""
    return [f"directive:{directive.id}", *(f"task:{task.id}" for task in directive.tasks)]


def rank_of(task: Task) -> Rank:
    """Only what is very urgent rings in quiet hours."""
    return Rank.URGENT if task.nature is Nature.VERY_URGENT else Rank.NOTICE


@dataclass(frozen=True)
class Cards:
    """Draws cards as things stand in this transaction."""

    store: Store
    city: City

    async def show(self, directive: Directive, chat: Chat, *, fresh: bool = False) -> None:
        """The directive's own card, for its giver and for staff."""
        message = await self._directive(directive, chat)
        await self.store.outbox.show(chat.place, f"directive:{directive.id}", message, fresh=fresh)

    async def show_task(
        self, task: Task, directive: Directive, chat: Chat, *, fresh: bool = False, rank: Rank | None = None
    ) -> None:
        """A task's card: its agency's turn in the agency's chat, the decision on it anywhere else."""
        message = await self._task(task, directive, chat)
        await self.store.outbox.show(chat.place, f"task:{task.id}", message, fresh=fresh, rank=rank)

    async def refresh(self, directive: Directive, *, own: bool = False) -> None:
        """Every card of it, wherever it stands, as things are now; its `own` alone, without those of its tasks."""
        by_subject = {f"task:{task.id}": task for task in directive.tasks}
        for standing in await self.store.outbox.cards_of(subjects_of(directive)[: 1 if own else None]):
            chat = await self.store.chats.get(standing.place)
            task = by_subject.get(standing.subject)
            if not await self._concerns(directive, chat):
                await self.store.outbox.show(chat.place, standing.subject, passed_on(directive))
            elif task is None:
                await self.show(directive, chat)
            else:
                await self.show_task(task, directive, chat)

    async def deliver(self, task: Task, directive: Directive, *, silent: bool = False) -> None:
        """The task reaches its agency: a card into each of its chats. What is very urgent is never silent."""
        rank = Rank.SILENT if silent and rank_of(task) is not Rank.URGENT else rank_of(task)
        for chat in await self.store.chats.of_agency(task.agency):
            await self.show_task(task, directive, chat, rank=rank)

    async def deliver_open(self, agency: str) -> None:
        """A chat was linked: what its agency has not closed yet comes into it."""
        for task in await self.store.directives.open_tasks([agency]):
            directive = await self.store.directives.get(task.directive_id)
            if directive is not None:
                await self.deliver(task, directive)

    async def tell(self, directive: Directive, steps: Sequence[Step]) -> None:
        """Tasks have changed: cards are redrawn, agencies notice what they must, staff see what is claimed."""
        await self.refresh(directive)
        for step in steps:
            message = notice(step, self.city.register)
            if message is not None:
                for chat in await self.store.chats.of_agency(step.task.agency):
                    subject = f"task:{step.task.id}"
                    await self.store.outbox.say(chat.place, message, rank=rank_of(step.task), subject=subject)
            if step.entry.act in (Act.REPORTED, Act.CLAIMED):
                await self._settle_updates(step)
            if not step.task.is_open:
                for request in lapsing(step.task, await self.store.requests.of_task(step.task.id)):
                    lapsed = await self.store.requests.decide(request, Outcome.LAPSED, step.entry.by)
                    await self.redraw(lapsed, step.task, directive)
            if step.entry.act is Act.CLAIMED:
                for chat in await self.store.chats.of_staff():
                    await self.show_task(step.task, directive, chat, fresh=True, rank=rank_of(step.task))

    # -- minutes -----------------------------------------------------------------------------------------------------

    async def minutes(self, meeting: Meeting) -> Minutes:
        """A meeting with all that was read in its minutes, as it is now."""
        return Minutes(meeting, tuple(await self.store.directives.of_meeting(meeting)))

    async def show_minutes(self, minutes: Minutes, page: int = 0, *, fresh: bool = False, saving: int = 0) -> None:
        """The preview, where its minutes were given."""
        message = minutes_wording.preview(minutes, self._day, page, saving=saving)
        await self.store.outbox.show(minutes.meeting.place, f"meeting:{minutes.meeting.id}", message, fresh=fresh)

    async def refresh_minutes(self, directive: Directive) -> None:
        """One of the drafts has changed: the preview shows the page it is on."""
        if directive.meeting is not None:
            minutes = await self.minutes(directive.meeting)
            await self.show_minutes(minutes, minutes_wording.page_of(minutes, directive))

    async def list_new(self, minutes: Minutes) -> None:
        """Agencies that got many tasks at once hear of it once; their cards came without a sound."""
        tasks = await self.store.directives.new_tasks(minutes.meeting)
        for agency in sorted(crowded([], tasks, self.city.register)):
            theirs = [task for task in tasks if task.agency == agency]
            subject = f"ping:{','.join(str(task.id) for task in theirs)}"
            for message in minutes_wording.new_tasks(theirs, minutes, self.city.register, self._day.today):
                for chat in await self.store.chats.of_agency(agency):
                    await self.store.outbox.say(chat.place, message, rank=Rank.NOTICE, subject=subject)
        if tasks:
            await self.store.meetings.told(minutes.meeting, max(task.number for task in tasks))

    @property
    def _day(self) -> minutes_wording.Day:
        return minutes_wording.Day(self.city.local(self.store.now).date(), self.city.register, self.city.calendar)

    # -- requests ----------------------------------------------------------------------------------------------------

    async def show_request(
        self,
        request: Request,
        task: Task,
        directive: Directive,
        chat: Chat,
        *,
        fresh: bool = False,
        rank: Rank | None = None,
    ) -> None:
        """The card of what is asked about a task, for who answers it."""
        if not directive.is_shown_in(chat):
            task = replace(task, action=phrases.HIDDEN)
        message = request_card(request, task, self.city.register, self.city.zone)
        await self.store.outbox.show(chat.place, f"request:{request.id}", message, fresh=fresh, rank=rank)

    async def route(self, request: Request, task: Task, directive: Directive) -> None:
        """To who can answer: the giver, who can unblock, and the staff, who always know."""
        for chat in await self._answerers(request, directive):
            await self.show_request(request, task, directive, chat, rank=rank_of(task))

    async def redraw(self, request: Request, task: Task, directive: Directive) -> None:
        """It has had its answer: every card of it says so."""
        for standing in await self.store.outbox.cards_of([f"request:{request.id}"]):
            chat = await self.store.chats.get(standing.place)
            await self.show_request(request, task, directive, chat)

    async def _answerers(self, request: Request, directive: Directive) -> list[Chat]:
        chats = self.store.chats
        if request.kind is Kind.CLARIFICATION:
            giver = await chats.get(Place(directive.giver.user_id))
            answers = (await self._reader(giver)).may(Action.SEE_ALL)  # who has left office cannot
            return [giver] if answers and giver.purpose is Purpose.PRIVATE else await chats.of_staff()
        found = await chats.of_staff()
        if request.unblocker == LEADERS:
            found += await chats.of_leaders()
        elif request.unblocker and request.unblocker != STAFF:
            found += await chats.of_agency(request.unblocker)
        return list({chat.place: chat for chat in found}.values())

    async def _settle_updates(self, step: Step) -> None:
        """A report answers those who had asked for one; each is told in private."""
        for request in await self.store.requests.of_task(step.task.id):
            if request.kind is Kind.UPDATE and request.is_open:
                await self.store.requests.decide(request, Outcome.GRANTED, step.entry.by)
                chat = await self.store.chats.get(Place(request.by.user_id))
                if chat.purpose is Purpose.PRIVATE:
                    message = update_answered(step, self.city.register)
                    await self.store.outbox.say(chat.place, message, rank=rank_of(step.task))

    # -- after silence -----------------------------------------------------------------------------------------------

    async def restore(self, subjects: Collection[str], chat: Chat) -> None:
        """What had not reached a chat, as far as it is still true."""
        for subject in subjects:
            kind, _, about = subject.partition(":")
            if kind not in ("task", "directive"):
                continue
            directives = self.store.directives
            directive = await (directives.of_task(int(about)) if kind == "task" else directives.get(int(about)))
            if directive is None:
                continue
            task = next((task for task in directive.tasks if kind == "task" and task.id == int(about)), None)
            if task is not None and task.is_open:
                await self.show_task(task, directive, chat)
            elif kind == "directive":
                await self.show(directive, chat)

    async def _directive(self, directive: Directive, chat: Chat) -> Message:
        told = await self.store.chats.agencies_told()
        around = wording.Circumstances(
            self.city.register,
            self.city.calendar,
            self.city.local(self.store.now).date(),
            self.city.zone,
            changeable=await self._is_changed_in(directive, chat),
            answerable=await self._is_asked_in(chat),
            unlinked={task.agency for task in directive.tasks if task.agency not in told},
            unreachable={agency for agency, reachable in told.items() if not reachable},
            earlier=await self.earlier(directive, chat) if directive.is_draft else None,
        )
        return wording.card(directive.veiled_for(chat, phrases.HIDDEN), around)

    async def earlier(self, draft: Directive, chat: Chat) -> Earlier | None:
        """What has been ordered before and is much like this draft."""
        agencies = self.city.register.expand((*draft.lead, *draft.support))
        found = await self.store.search.resembling(draft, agencies, secrets=chat.shows_secrets)
        return nearest(draft.action, found)

    async def _task(self, task: Task, directive: Directive, chat: Chat) -> Message:
        if await self._is_its_agency(task, chat):
            returned = task.status is Status.RETURNED
            why = await self.store.directives.latest(task.id, Act.RETURNED) if returned else None
            note = why.report.words if why else ""
            return agency_card(task, directive, self.city.register, self.city.zone, note)
        claim = await self.store.directives.latest(task.id, Act.CLAIMED)
        if claim is None or not directive.is_shown_in(chat):  # what is said of a secret is as secret as its text
            return await self._directive(directive, chat)
        verdict = await self.store.directives.latest(
            task.id, Act.APPROVED, Act.APPROVED_ONGOING, Act.RETURNED, Act.CANCELLED
        )
        evidence = len(await self.store.directives.evidence(task.id))
        return claim_card(task, claim, evidence, self.city.register, self.city.zone, verdict=verdict)

    async def _is_changed_in(self, directive: Directive, chat: Chat) -> bool:
        if chat.purpose is Purpose.PRIVATE:
            return directive.may_be_changed_by(await self._reader(chat))
        return chat.purpose is Purpose.STAFF or chat.place == directive.place

    async def _is_asked_in(self, chat: Chat) -> bool:
        if chat.purpose is Purpose.PRIVATE:
            return (await self._reader(chat)).may(Action.ASK_UPDATE)
        return chat.purpose in (Purpose.STAFF, Purpose.LEADERS)

    async def _is_its_agency(self, task: Task, chat: Chat) -> bool:
        if chat.purpose is Purpose.PRIVATE:
            return task.agency in (await self._reader(chat)).agencies
        return chat.agency == task.agency

    async def _concerns(self, directive: Directive, chat: Chat) -> bool:
        """Whether who reads this chat may still see it: an office passed on ends that too."""
        return chat.purpose is not Purpose.PRIVATE or directive.concerns(await self._reader(chat))

    async def _reader(self, chat: Chat) -> Person:
        """Whose private chat it is."""
        return await self.store.people.get(chat.place.chat_id, chat.title)
