"""Who is told what, in the order in which it happens: everything the bot can say, said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from core.brief import Brief, Change, brief_of
from core.deadlines import Deadline
from core.escalation import Level, Patience
from core.likeness import Earlier
from core.messages import (
    alarms,
    answers,
    brief,
    chat_settings,
    directives,
    escalations,
    faults,
    kinds,
    lists,
    minutes,
    offers,
    people,
    pings,
    recap,
    receipts,
    refusals,
    reminders,
    requests,
    tasks,
)
from core.messages.message import Message
from core.people import Office, Role, Title
from core.pings import ping_of
from core.queries import Answer, Filter, Period, View
from core.reading.question_words import IN_PROGRESS
from core.reading.values import Doubt, ReadDeadline
from core.recap import AgencyRecap, Paces
from core.requests import LEADERS, STAFF, Blocked, Outcome
from core.rhythm import USUAL, Rhythm
from core.summary import Figures, Standing, figures_of
from core.tasks import IN_HAND, OPEN, VERIFIED, Act, Status, Step
from tests.core.messages.test_refusals import REFUSALS
from tests.messages import rakor as r


@dataclass(frozen=True)
class Said:
    """A message, or the sentence over a button, and when it is said."""

    when: str
    what: Message | str


Scene = Iterator[Said]
PATIENCE = Patience()
PLT = Office(Role.HEAD, "pupr", Title.ACTING)
LINK = "https://t.me/tuntas_bot?start=Yk3v..."


def said(when: str, *what: Message | str | None) -> Scene:
    for each in what:
        if each is not None:
            yield Said(when, each)


# -- heads of OPD -----------------------------------------------------------------------------------------------------


def heads() -> Scene:
    yield from _a_task_arrives()
    yield from _an_agency_asks()
    yield from _an_agency_is_told()
    yield from _an_agency_is_pinged()


def _card(step: Step, note: str = "", **changes: object) -> Message:
    return tasks.agency_card(step.task, r.with_task(step, **changes), r.REGISTER, r.WIB, note)


def _a_task_arrives() -> Scene:
    yield from said(
        "A task arrives: its card, in the OPD's group", tasks.agency_card(r.TASK, r.DRAINAGE, r.REGISTER, r.WIB)
    )
    yield from said("Terima is pressed", tasks.done(r.ACCEPTED), _card(r.ACCEPTED))
    yield from said("Lapor is pressed", tasks.ask_report(r.TASK, r.BUDI))
    yield from said("The report is typed, or a reply to the card", tasks.done(r.REPORTED), _card(r.REPORTED))
    yield from said("A report without a figure", tasks.done(r.PHOTO_ONLY))
    yield from said("A report that sounds as if all were done", tasks.done(r.SOUNDS_DONE))
    yield from said("A report that asks for time by the way", tasks.done(r.ASKS_FOR_TIME))
    yield from said("A report that says “foto terlampir” and brings none", tasks.ask_attachment(r.WITHOUT_PHOTO))
    yield from said(
        "“siap pak”, “terima kasih”, a question, as a reply to the card",
        tasks.not_a_report(waiting=True),
        tasks.not_a_report(waiting=False),
        tasks.QUESTION_TO_CARD,
    )
    yield from said("Selesai is pressed", tasks.ask_claim(r.TASK, r.BUDI))
    yield from said("Tanpa bukti is pressed", tasks.ask_reason(r.TASK, r.BUDI))
    yield from said("Completion is claimed", tasks.done(r.CLAIMED), _card(r.CLAIMED))
    yield from said("A photo follows while staff look", tasks.done(r.ADDED))
    yield from said(
        "Staff send it back", tasks.notice(r.RETURNED, r.REGISTER), _card(r.RETURNED, "Foto bagian hulu belum ada.")
    )
    yield from said("It is verified", tasks.notice(r.APPROVED, r.REGISTER), _card(r.APPROVED))
    yield from said("It is verified as something to be kept up", tasks.notice(r.ONGOING, r.REGISTER))
    again = replace(r.MONDAYS.tasks[0], slips=1, deadline=Deadline(date(2024, 6, 6)))
    yield from said(
        "The card of a recurring directive, once extended", tasks.agency_card(again, r.MONDAYS, r.REGISTER, r.WIB)
    )
    yield from said("The card after an extension, with milestones", _card(r.EXTENDED, milestones=r.MILESTONES))
    yield from said("A card shown anew: what the old one becomes", alarms.moved(_card(r.REPORTED)))
    yield from said(
        "Sangat segera, nobody has accepted: at once, then every two working hours",
        reminders.urgent(r.FLOOD.tasks[0], 2, r.REGISTER, r.WIB),
    )
    yield from said("Two hours before a deadline with a time", reminders.hours_before(r.FLOOD.tasks[0], r.REGISTER))


def _an_agency_asks() -> Scene:
    yield from said("Minta penjelasan is pressed", requests.ask_clarification(r.TASK, r.BUDI))
    yield from said("Kendala is pressed", requests.choose_obstacle(r.TASK))
    yield from said("What kind it is has been chosen", requests.choose_unblocker(r.TASK, Blocked.LAND))
    yield from said("Who can help has been chosen", requests.ask_obstacle(r.TASK, r.BUDI))
    yield from said("Tidak dapat ditindaklanjuti is pressed", requests.choose_decline(r.TASK))
    yield from said("The category has been chosen", requests.ask_decline(r.TASK, r.BUDI))
    yield from said("Perpanjang is pressed", requests.ask_extension(r.TASK, r.BUDI))
    asked = (Act.CLARIFICATION_ASKED, Act.OBSTACLE_REPORTED, Act.DECLINED, Act.EXTENSION_ASKED)
    for step in r.NOTES:
        if step.entry.act in asked:
            yield from said("The words have been typed", tasks.done(step))


def _an_agency_is_told() -> Scene:
    when = {
        Act.CLARIFIED: "The giver answers",
        Act.OBSTACLE_SOLVED: "Who could help says it is solved",
        Act.EXTENSION_GRANTED: "The extension is granted",
        Act.EXTENSION_REFUSED: "The extension is refused",
        Act.DECLINE_APPROVED: "Staff agree that it cannot be done",
        Act.DECLINE_REFUSED: "Staff do not agree that it cannot be done",
        Act.UPDATE_ASKED: "A leader asks for news",
        Act.DEADLINE_MOVED: "Staff move the deadline",
        Act.PART_CHANGED: "Staff change its part",
        Act.REWORDED: "Staff change the words",
        Act.SPLIT: "A part becomes a directive of its own",
        Act.MILESTONES_SET: "Staff set milestones",
        Act.CANCELLED: "The directive is withdrawn",
    }
    for step in (*r.NOTES, r.EXTENDED, r.LET_OFF, r.MOVED, r.PART, *r.OF_THE_WHOLE, r.CANCELLED):
        if step.entry.act in when:
            yield from said(when[step.entry.act], tasks.notice(step, r.REGISTER))
    yield from said("An obstacle of another OPD is routed here", _request(r.OBSTACLE))
    yield from said("The office is passed on: the new head", people.registered(r.HENDRA, PLT, r.REGISTER))
    yield from said(
        "The new head gets the list of what is open",
        *answers.task_list(
            "Serah terima PUPR: tugas terbuka",
            [r.REPORTED.task, r.PAVEMENT.tasks[0]],
            r.REGISTER,
            r.MONDAY.date(),
            with_agency=False,
            secrets=True,
        ),
    )
    yield from said("The head who leaves", people.office_ended(PLT, r.HENDRA, r.REGISTER), tasks.passed_on(r.DRAINAGE))


def _an_agency_is_pinged() -> Scene:
    today = r.MONDAY.date()
    theirs = ping_of([task for task in r.open_on_monday() if task.agency == "pupr"], r.MONDAY, r.CALENDAR)
    yield from said(
        "Every working day at 07.30, if there is something to say",
        *pings.ping(theirs, r.REGISTER, today, common=False, secrets=True),
    )


# -- staff ------------------------------------------------------------------------------------------------------------


def staff() -> Scene:
    yield from _staff_give()
    yield from _staff_record_minutes()
    yield from _staff_change()
    yield from _staff_decide()
    yield from _staff_are_told()


def _staff_give() -> Scene:
    draft = r.draft(r.DRAINAGE_TEXT, 27)
    yield from said("/arahan without words", directives.ask_text())
    yield from said("A directive is typed: the draft", directives.card(draft, r.around(draft)))
    yield from said("A photo came with it", kinds.FILE_LEFT_OUT)
    doubtful = replace(draft, lead=(), support=(), doubts=tuple(Doubt), proposals=("pupr", "perkimlh"))
    yield from said("A draft with every doubt there is", *_doubts(doubtful))
    vague = r.draft("Perhatikan kebersihan kota", 36)
    vague = replace(vague, lead=("pupr",), doubts=(Doubt.NOTHING_VERIFIABLE,))
    like = replace(r.around(vague), earlier=Earlier(r.REPORTED.task, r.RAKOR))
    yield from said("A draft much like what was ordered before, with nothing to verify", directives.card(vague, like))
    note = vague.noted(36)
    yield from said("It is kept as a note", receipts.saved_as_note(note), directives.card(note, r.around(note)))
    unclear = r.draft("drainase Jl. Sudirman sudah sampai di mana", 37)
    yield from said("A question or a directive?", kinds.ask(unclear), kinds.AS_QUESTION, kinds.AS_DIRECTIVE)
    yield from said("A correction without a card it could be about", kinds.HOW_TO_CORRECT)
    yield from said("A message with three directives", directives.several(3))
    yield from said("Pisahkan is pressed", directives.separated(2))
    yield from said("Ubah OPD is pressed", directives.choose_agencies(draft, 0, r.REGISTER))
    last = directives.choose_agencies(r.DRAINAGE, 99, r.REGISTER)
    yield from said("Ubah OPD is pressed on a saved directive, its last page", last)
    yield from said(
        "Pakai pilihan ini is pressed, or names are typed",
        receipts.AGENCIES_CHOSEN,
        receipts.agencies(["pupr", "dinkes"], r.REGISTER),
    )
    yield from said("A proposal is pressed", receipts.lead("pupr", r.REGISTER))
    yield from said("Ubah tenggat is pressed", directives.choose_deadline(draft, r.RAKOR.date(), r.CALENDAR, r.WIB))
    yield from said("A day is pressed or typed", receipts.deadline(draft))
    yield from said("Ubah isi is pressed", directives.ask_wording(draft))
    yield from said("The words are typed", receipts.REWORDED)
    yield from said("Ubah sifat is pressed", receipts.nature(draft.of_nature(draft.next_nature)))
    yield from said("Batal is pressed", receipts.DISCARDED)
    yield from said("Simpan is pressed", receipts.saved(r.DRAINAGE), directives.card(r.DRAINAGE, r.around(r.DRAINAGE)))


def _staff_record_minutes() -> Scene:
    yield from said(
        "/notulen alone, in private and in the staff group", *(minutes.ask(private=p) for p in (True, False))
    )
    for private in (True, False):
        yield from said("A long paste", minutes.collecting(2, 8012, private=private))
    yield from said("All of it has come", minutes.collected(2))
    yield from said("Batal is pressed, and pressed again", minutes.LEFT, minutes.paste_left(), minutes.NOTHING_PASTED)
    yield from said("A document comes without a word", minutes.offer("notulen.docx"))
    yield from said("Bukan notulen is pressed", minutes.NOT_READ, minutes.document_left())
    yield from said("Baca sebagai notulen is pressed", minutes.reading("notulen.docx"))
    yield from said(
        "What was read in it", minutes.preview(r.MINUTES, r.OF_RAKOR), minutes.preview(r.LONG, r.OF_RAKOR, 1)
    )
    yield from said("One of them is much like an earlier directive", minutes.preview(r.ORDERED_BEFORE, r.OF_RAKOR))
    yield from said("While many are saved", minutes.preview(r.LONG, r.OF_RAKOR, saving=20))
    yield from said(
        "Simpan semua is pressed; what is left is discarded",
        minutes.saved_all(r.SAVED_MINUTES),
        minutes.preview(r.SAVED_MINUTES, r.OF_RAKOR),
        minutes.discarded_all(1),
    )
    yield from said("An OPD gets many at once", *minutes.new_tasks([r.TASK] * 4, r.MINUTES, r.REGISTER, r.RAKOR.date()))
    yield from said("/notulen in the group of an OPD", minutes.ONLY_AMONG_STAFF)


def _doubts(draft: object) -> Iterator[Message]:
    assert isinstance(draft, type(r.DRAINAGE))
    yield directives.card(draft, r.around(draft))
    past = replace(draft, doubts=()).due(ReadDeadline(Deadline(date(2024, 5, 20))))
    holiday = replace(past, lead=("pupr", "dinkes"), proposals=()).due(ReadDeadline(Deadline(date(2024, 6, 17))))
    weekend = replace(holiday, lead=("opd-terkait",)).due(ReadDeadline(Deadline(date(2024, 6, 8))))
    for each in (past, holiday, weekend, weekend.due(ReadDeadline(None))):
        yield directives.card(each, r.around(each))


def _staff_change() -> Scene:
    saved = r.DRAINAGE
    yield from said(
        "The card as things go on; one OPD cannot be reached",
        directives.card(r.with_task(r.EXTENDED, milestones=r.MILESTONES), r.around(saved, unreachable=True)),
    )
    yield from said(
        "The card of a directive for an OPD without a group or head",
        directives.card(r.LIGHTS, r.around(r.LIGHTS, unlinked=True)),
    )
    yield from said("The card of a recurring directive", directives.card(r.MONDAYS, r.around(r.MONDAYS)))
    yield from said("Pecah is pressed", directives.ask_split(saved))
    yield from said("Tonggak is pressed", directives.ask_milestones(saved))
    yield from said("Milestones are typed", receipts.milestones(2))
    yield from said("Batalkan arahan is pressed", directives.ask_cancel(saved))
    withdrawn = r.WITHDRAWN
    yield from said(
        "Ya, batalkan is pressed", receipts.cancelled(saved), directives.card(withdrawn, r.around(withdrawn))
    )


def _request(asked: r.Request) -> Message:
    granted = asked.kind is r.Kind.EXTENSION and asked.outcome is Outcome.GRANTED
    return requests.card(asked, r.EXTENDED.task if granted else r.REPORTED.task, r.REGISTER, r.WIB)


def _claim(step: Step, verdict: Step | None = None, evidence: int = 3) -> Message:
    claimed = r.AGAIN.entry if verdict else step.entry
    task = verdict.task if verdict else step.task
    return tasks.claim_card(task, claimed, evidence, r.REGISTER, r.WIB, verdict=verdict.entry if verdict else None)


def _staff_decide() -> Scene:
    yield from said("An OPD claims completion", _claim(r.CLAIMED))
    bare = replace(r.CLAIMED, entry=replace(r.CLAIMED.entry, report=r.Report(tasks.without_evidence("kamera rusak"))))
    yield from said("It claims completion without evidence", _claim(bare, evidence=0))
    yield from said("Lihat bukti is pressed", *tasks.evidence(r.TASK, r.PHOTOS, r.REGISTER), receipts.NO_EVIDENCE)
    yield from said("Kembalikan is pressed", tasks.ask_note(r.TASK, r.SARI))
    yield from said("What is missing has been typed", tasks.done(r.RETURNED), _claim(r.AGAIN, r.RETURNED))
    yield from said("Setujui is pressed", tasks.done(r.APPROVED), _claim(r.AGAIN, r.APPROVED))
    yield from said("Setujui, berkelanjutan is pressed", tasks.done(r.ONGOING), _claim(r.AGAIN, r.ONGOING))
    yield from said("The directive is withdrawn while a claim waits", _claim(r.AGAIN, r.CANCELLED))
    for asked in (r.EXTENSION, r.DECLINE, r.CLARIFICATION, r.OBSTACLE):
        yield from said(f"An OPD asks: {asked.kind}", _request(asked))
        for outcome in (Outcome.GRANTED, Outcome.REFUSED, Outcome.LAPSED):
            if (asked.kind, outcome) in requests.DECIDED:
                yield from said(f"The same card, {outcome}", _request(r.decided(asked, outcome)))
    for whom in (STAFF, LEADERS):
        yield from said(f"An obstacle that {whom} can solve", _request(replace(r.OBSTACLE, unblocker=whom)))
    yield from said("Jawab is pressed", requests.ask_answer(r.TASK, r.SARI))
    answered = (Act.CLARIFIED, Act.OBSTACLE_SOLVED, Act.EXTENSION_REFUSED, Act.DECLINE_REFUSED)
    decisions = [step for step in r.NOTES if step.entry.act in answered]
    for step in (*decisions, r.EXTENDED, r.LET_OFF):
        yield from said("The decision has been made", tasks.done(step))
    yield from said("A request card is answered with words where a button is meant", receipts.PRESS_A_BUTTON)
    waiting = [r.CLAIMED.task, replace(r.SECRET.tasks[0], status=Status.CLAIMED)]
    today = r.MONDAY.date()
    yield from said(
        "/verifikasi in a group where secrets are not shown",
        *answers.verification(waiting, 2, r.REGISTER, today, secrets=False),
    )
    many = [r.CLAIMED.task] * (answers.AT_ONCE + 1)
    yield from said(
        "/verifikasi with more than a chat can bear", answers.verification(many, 2, r.REGISTER, today, secrets=True)[0]
    )
    yield from said("/verifikasi when nothing waits", *answers.verification([], 0, r.REGISTER, today, secrets=True))


def _staff_are_told() -> Scene:
    today = r.MONDAY.date()
    yield from said(
        "Not accepted after one working day",
        escalations.unaccepted([r.STUNTING.tasks[0], r.PARKING.tasks[0]], 1, r.REGISTER, today),
    )
    yield from said("An office has been passed on", people.succeeded(PLT, r.HENDRA, [r.BUDI], r.REGISTER))
    yield from said("/riwayat 27", *answers.history(27, r.HISTORY, r.REGISTER, r.WIB))
    known = dict.fromkeys((unit.code for unit in r.REGISTER.units), Standing(linked=False, reachable=False)) | {
        "setwan": Standing(linked=True, reachable=False, open_tasks=1),
        "perkimlh": Standing(linked=False, reachable=False, open_tasks=2),
        "pupr": Standing(True, True, (r.BUDI.name,), 5, quiet=2),
        "dinkes": Standing(True, True, (r.DEWI.name,), 1),
    }
    yield from said("/opd", *answers.register_list(r.REGISTER, known))
    yield from said("siapa kepala PUPR dan Dinkes?", answers.heads(("pupr", "dinkes"), {"pupr": [r.BUDI]}, r.REGISTER))
    yield from said("siapa wali kota?", answers.heads((), {}, r.REGISTER))
    yield from said(
        "A chat takes no messages", alarms.unreachable(r.IN_PUPR, r.MONDAY, ["#27", "pengingat"], r.REGISTER, r.WIB)
    )
    yield from said("It takes them again", alarms.reachable_again(r.IN_PUPR, r.REGISTER))
    ping = pings.ping(ping_of(r.open_on_monday(), r.MONDAY, r.CALENDAR), r.REGISTER, today, common=True, secrets=False)
    lost = [
        alarms.Unsent(r.IN_COMMON, ping[0], alarms.MAYBE),
        alarms.Unsent(r.IN_STAFF, _claim(r.CLAIMED), alarms.TOO_LATE),
        alarms.Unsent(r.WITH_MAYOR, _claim(r.CLAIMED), alarms.refused("Bad Request: not enough rights")),
        alarms.Unsent(r.IN_LEADERS, _claim(r.CLAIMED), alarms.TOO_LATE),
    ]
    yield from said("What did not arrive, one list a day", alarms.undelivered(lost, r.REGISTER, today))


# -- leaders ----------------------------------------------------------------------------------------------------------


def leaders() -> Scene:
    today, open_tasks = r.MONDAY.date(), r.open_on_monday()
    counted = figures_of([*open_tasks, r.APPROVED.task, r.CLAIMED.task], r.MONDAY)
    changed = [Change(27, step.entry.agency, step.entry.act, step.entry.at, step.entry.by.name) for step in r.STEPS]
    told = brief_of(r.MONDAY, r.at(7, 6, 30), changed, open_tasks, counted)
    yield from said("The morning brief, working days at 06.30", brief.brief(told, {"pupr": [r.BUDI]}, r.REGISTER))
    quiet = Brief(today, r.at(7, 6, 30), (), 0, (), Figures())
    yield from said("The brief when nothing happened", brief.brief(quiet, {}, r.REGISTER))
    yield from said(
        "Perubahan is pressed",
        *(each for told_of in (changed[:4], []) for each in brief.changes(told_of, r.at(7, 6, 30), r.REGISTER, r.WIB)),
    )
    reached = [(Level.MAYOR, r.PARKING.tasks[0]), (Level.LEADERS, r.REPORTED.task)]
    yield from said(
        "Late for more than three, and more than seven, working days",
        *escalations.late(reached, PATIENCE, r.REGISTER, today),
    )
    yield from said("Minta update is pressed", receipts.update_asked(r.DRAINAGE, 2))
    yield from said("The OPD has answered", requests.update_answered(r.REPORTED, r.REGISTER))
    recaps = [
        AgencyRecap("pupr", Figures(8, 3, 1, 2, 2, 2), 3, 41, r.at(20, 9, month=5), Paces(0.5, 12, 1.5)),
        AgencyRecap("dinkes", Figures(2, 1, 0, 0, 1)),
    ]
    yield from said("/rekap", *recap.recap(recaps, counted, Filter(), r.REGISTER, r.MONDAY), recap.ONLY_TEXT)
    yield from said("/rekap PUPR, nothing there", *recap.recap([], Figures(), Filter(("pupr",)), r.REGISTER, r.MONDAY))


# -- everybody --------------------------------------------------------------------------------------------------------


def everybody() -> Scene:
    today = r.MONDAY.date()
    yield from said(
        "The ping of the common group, by OPD; on 14 June what falls on Idul Adha is told early",
        *_common_ping(r.MONDAY),
        *_common_ping(r.at(14, 7, 30)),
    )
    shown = r.open_on_monday()
    view = View(r.IN_COMMON, r.MONDAY, r.CALENDAR)
    counted = figures_of([*shown, r.APPROVED.task, r.CLAIMED.task], r.MONDAY)
    questions = (
        ("/status, the second page, in the common group", Filter(), 1),
        ("/terlambat PUPR", Filter(("pupr",), late=True), 0),
        (
            "/status bulan ini drainase",
            Filter(statuses=frozenset(Status), due=Period(date(2024, 6, 1), date(2024, 6, 30)), words=("drainase",)),
            0,
        ),
        ("/status tanpa kabar hari ini", Filter(quiet=True, due=Period(today, today)), 0),
        ("/status of five OPD", Filter(("pupr", "dinkes", "dishub", "bkd", "dispora")), 0),
    )
    for when, asked, page in questions:
        answer = Answer(counted, shown[page * 3 : page * 3 + 3], 14 if page else 3, page)
        yield from said(when, lists.answer(asked, answer, view, r.REGISTER, asked.pack()))
    late, several = Filter(late=True), Answer(counted, shown[:2], 2, 0)
    listed = lists.answer(late, several, view, r.REGISTER, late.pack())
    yield from said("“Berapa arahan yang terlambat?”", lists.counted(listed, several))
    yield from said(
        "“Siapa yang terlambat?”",
        *(lists.agencies(late, who, r.REGISTER, late.pack()) for who in ([("pupr", 2)], [])),
    )
    yield from said(
        "A question that was not wholly understood, and notes with its words",
        lists.not_understood(lists.with_notes(listed, [(36, "Perhatikan kebersihan kota")]), ["galaksi"]),
    )
    some = Answer(counted, shown[:1], 1, 0, found_all=False)
    common = Filter(words=("jalan",))
    yield from said("/status jalan, a word of too many", lists.answer(common, some, view, r.REGISTER, common.pack()))
    yield from said("Nothing fits", lists.answer(Filter(("bkd",)), Answer(Figures(), [], 0, 0), view, r.REGISTER, ""))
    states = (OPEN, IN_HAND, VERIFIED, IN_PROGRESS, frozenset(Status), frozenset({Status.RETURNED}))
    titles = [lists.title(Filter(statuses=state), r.REGISTER) for state in states]
    yield from said("The headings of other questions", "; ".join(titles))
    yield from said(
        "A page that is no longer there",
        lists.turned(3, Answer(Figures(), [], 0, 0)),
        lists.turned(3, Answer(counted, shown, 14, 1)),
    )
    yield from said(
        "A list that is empty",
        *answers.task_list("Tugas", [], r.REGISTER, today, counted=counted, with_agency=True, secrets=True),
    )
    for directive in (r.with_task(r.REPORTED), r.SECRET, r.WITHDRAWN):
        offered = offers.offer(directive, r.REGISTER, r.MONDAY, r.WIB)
        yield from said(
            f"@tuntas_bot {directive.number}: “{offered.title} · {offered.description}”", Message(offered.html)
        )
    yield from said("/batal, or batal", receipts.LEFT, receipts.NOTHING_TO_LEAVE)
    yield from said("A command that is none", receipts.UNKNOWN_COMMAND)
    yield from said("Thanks, a greeting", people.heard())
    yield from said(
        "A leader types an order, a head a report, without the command; staff send a photo alone",
        *map(people.not_kept, (r.MAYOR, r.BUDI, r.SARI)),
    )
    yield from said("A voice message, a place, a sticker", people.ONLY_WORDS_AND_FILES)
    yield from said("More than anybody types in a minute", people.TOO_FAST)
    yield from said("The program itself has failed", alarms.FAILED)


def _common_ping(now: r.datetime) -> list[Message]:
    ping = ping_of(r.open_on_monday(), now, r.CALENDAR)
    return pings.ping(ping, r.REGISTER, now.date(), common=True, secrets=False)


def helps() -> Scene:
    for person in r.CAST:
        held = ", ".join(people.ROLE[office.role] for office in person.offices) or "a stranger"
        yield from said(f"/bantuan, in private: {held}", people.help_for(person, private=True))


# -- admins and newcomers ---------------------------------------------------------------------------------------------


def admins() -> Scene:
    expires = r.RAKOR + timedelta(days=7)
    offices = [Office(Role.HEAD, "pupr", title) for title in Title]
    yield from said("/undang kepala PUPR", people.invitation(offices[0], LINK, expires, r.REGISTER, r.WIB))
    held = ", ".join(people.office(each, r.REGISTER) for each in (*offices, Office(Role.STAFF), Office(Role.LEADER)))
    yield from said("The offices, as they are named", held)
    yield from said(
        "/undang in a group; without saying whom",
        people.ONLY_IN_PRIVATE,
        f"Mohon sebutkan siapa yang diundang: {people.HOW_TO_INVITE}",
    )
    yield from said("The bot has been added to a group", people.welcomed("PUPR Kota Solok"))
    for chat in (r.IN_PUPR, r.IN_COMMON, r.IN_STAFF, replace(r.IN_LEADERS, place=r.Place(-104, 7))):
        yield from said("/hubungkan", people.linked(chat, r.REGISTER))
    yield from said(
        "/hubungkan in private; without a name",
        people.ONLY_IN_GROUP,
        f"Mohon sebutkan OPD atau kegunaannya: {people.HOW_TO_LINK}",
    )
    yield from said("/pengaturan", chat_settings.card(USUAL, time(7, 30)))
    own = Rhythm(time(8, 0), frozenset(range(7)))
    yield from said("/pengaturan, changed", chat_settings.card(own, time(7, 30)), chat_settings.NOTED)
    yield from said(
        "/pengaturan used wrongly", chat_settings.HOW, chat_settings.ONLY_LINKED, chat_settings.ONLY_IN_GROUP
    )
    broken = [faults.Fault(action, "", "OSError", 2, r.MONDAY) for action in (*faults.MEANINGS, "something_else")]
    yield from said("The program's own errors, once an hour at most", faults.digest(broken, r.WIB))


def newcomers() -> Scene:
    yield from said("A stranger writes, or presses a button", people.STRANGER)
    yield from said(
        "/start with an invitation", people.registered(r.BUDI, Office(Role.HEAD, "pupr", Title.HEAD), r.REGISTER)
    )
    yield from said("/start of somebody registered", people.greeting(r.BUDI, r.REGISTER))
    yield from said("An anonymous admin of a group types a command", people.ANONYMOUS)


# -- refusals ---------------------------------------------------------------------------------------------------------


def refused() -> Scene:
    where = refusals.Where(r.WIB)
    for name, refusal in REFUSALS.items():
        yield Said(name, refusals.sentence(refusal, where))
    for action in refusals.ALLOWED_TO:
        yield Said(f"not allowed: {action}", refusals.sentence(refusals.NotAllowed(action), where))
    for act in refusals.EMPTY:
        yield Said(f"empty: {act}", refusals.sentence(refusals.NothingSaid(act), where))
    for status in Status:
        late = refusals.WrongStatus(Act.APPROVED, replace(r.REPORTED.task, status=status))
        yield Said(f"pressed late: {status}", refusals.sentence(late, where))
    yield from said("a question without words", lists.HOW_TO_ASK)


SECTIONS = {
    "Heads of OPD, in their group or in private": heads,
    "Staff": staff,
    "Leaders": leaders,
    "Everybody who is registered": everybody,
    "Help, role by role": helps,
    "Admins": admins,
    "Newcomers and strangers": newcomers,
    "Refusals: one sentence, and nothing is changed": refused,
}
