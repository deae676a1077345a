"""Whether words without a command ask about tasks, order something, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from core.agencies import Register
from core.calendar import Calendar
from core.queries import Filter, Wanted
from core.reading import kind_words as words
from core.reading.agency_names import index_of
from core.reading.changes import read_change
from core.reading.mentions import mentions
from core.reading.progress import read_percent
from core.reading.question_words import FILLERS
from core.reading.questions import ReadQuestion, number_in, read_question
from core.reading.spelling import KNOWN, meant, says
from core.reading.tokens import Source, quotations
from core.reading.verbs import is_order_verb

_CLAUSES = re.compile(r"[^,;:.!?\n]+[,;:.!?\n]*")
_ABBREVIATED = re.compile(r"\b(jln?|no|kec|kel|drs?|hj?|gg|st|tgl|bpk|kadis|plt|plh)\.", re.IGNORECASE)
# '"Selesaikan Jumat ini," ujar Wali Kota' orders like anything else; 'cetak "Jumat Bersih" tambah dua' quotes.
_SAID = re.compile(
    r"(?:(?<=[,.!?][\"”“’'»])|,)\s*(?:ujar|kata|tegas|pinta|ucap|tutur|imbuh|pesan|jelas|ungkap|tandas|perintah|sambung|tambah)(?:nya)?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<![\w#])#\s?\d{1,9}\b|\b(?:arahan|tugas)\s+(?:nomor\s+|no\.?\s*)?\d{1,9}\b", re.IGNORECASE)
_MOST_BARE = 4  # words of a phrase that may be a question as well as an order: "drainase Jl. Sudirman"
_NOBODY = date(2000, 1, 3)  # any day: what is asked is only counted here
_NO_TIME, _NO_HOLIDAYS = datetime.combine(_NOBODY, time(), UTC), Calendar()
_LONGEST_CORRECTION = 8  # words
_LONG = 600  # characters; no question is longer


class Kind(StrEnum):
    QUESTION = "question"
    DIRECTIVE = "directive"
    UNSURE = "unsure"  # only who wrote it can tell a question from a directive
    TALK = "talk"
    HELP = "help"  # what can be done here, and how
    CORRECTION = "correction"  # of what was typed before: "bukan PUPR tapi Perkim"


@dataclass(frozen=True)
class _Clause:
    """Where in its words a clause begins to ask and to order; None where it does not."""

    names: tuple[str, ...]
    asks_at: int | None = None
    orders_at: int | None = None
    addressed: bool = False
    either: bool = False  # "kirim data aset siapa yang belum?"

    @property
    def asks(self) -> bool:
        return self.asks_at is not None and (self.orders_at is None or self.asks_at < self.orders_at)

    @property
    def orders(self) -> bool:
        return self.orders_at is not None and not self.asks

    @property
    def asks_for_news(self) -> bool:
        """ "PUPR sudah lapor drainase?" """
        return self.asks and not {"sudah", "belum"}.isdisjoint(self.names)


def kind_of(text: str, register: Register) -> Kind:
    """What these words are, said to the bot itself. Never raises for any text."""
    plain = _unquoted(text)
    if is_talk(plain):
        return Kind.TALK
    if len(text) > _LONG:
        return Kind.DIRECTIVE
    clauses = _clauses(plain, register)
    read = read_question(plain, _NOBODY, register)
    if _asks_for_help(clauses, read):
        return Kind.HELP
    if _NUMBERED.search(plain) and _changes(clauses[0].names):
        return Kind.QUESTION  # its card has the buttons that change it
    if _corrects(clauses) or _tells_change(plain, clauses[0].names, register):
        return Kind.CORRECTION
    if any(clause.either for clause in clauses):
        return Kind.UNSURE
    if any(clause.asks for clause in clauses):
        of_something = bool(read.asked.words) and not _of_tasks(plain, read)
        is_rhetorical = clauses[0].addressed and not clauses[0].asks_for_news and of_something
        return Kind.UNSURE if is_rhetorical or any(clause.orders for clause in clauses) else Kind.QUESTION
    if any(clause.orders for clause in clauses):
        is_of_known_one = _NUMBERED.search(plain) and read.asked.agencies is None
        return Kind.UNSURE if is_of_known_one else Kind.DIRECTIVE
    return _said_barely(plain, read, clauses)


def asks_in_group(text: str, register: Register) -> bool:
    """Whether these words of a group are clearly a question about tasks.

    Where it has words to look for, they must be on file before it is answered: "tugas sekolah anak saya apa ya?" is
    not for the bot.
    """
    plain = _unquoted(text)
    clauses = _clauses(plain, register) if len(text) <= _LONG else []
    if not any(clause.asks for clause in clauses) or any(clause.orders for clause in clauses):
        return False
    return _of_tasks(plain, read_question(plain, _NOBODY, register))


def is_talk(text: str) -> bool:
    """ "siap pak", "terima kasih banyak", "🙏": nothing is told, asked or ordered."""
    if any(map(str.isdigit, text)):
        return False
    names = [each.word for each in meant(Source.of(text)) if each.word.isalpha()]
    return all(name in words.TALK for name in names)


def only_asks(text: str, register: Register) -> bool:
    """ "kapan tenggatnya?", and not "sudah 60%, kapan aspal datang?": that reports as well."""
    if not text.rstrip().endswith("?") or len(text) > _LONG or read_percent(text) is not None:
        return False
    clauses = _clauses(_unquoted(text), register)
    return bool(clauses) and all(clause.asks for clause in clauses)


def leaves(text: str) -> bool:
    """ "batal", "tidak jadi pak": what was begun is to be left, as /batal does."""
    names = [each.word for each in meant(Source.of(text)) if each.word.isalpha()]
    return " ".join(name for name in names if name not in words.AROUND_LEAVING) in words.LEAVING


def _asks_for_help(clauses: Sequence[_Clause], read: ReadQuestion) -> bool:
    """ "halo bot, kamu bisa apa saja?", "bagaimana cara ganti OPD?" """
    names = [name for clause in clauses for name in clause.names]
    return read.asked.agencies is None and (names in words.HELP_ALONE or says(names, words.ASKING_FOR_HELP))


def _corrects(clauses: Sequence[_Clause]) -> bool:
    """ "bukan PUPR tapi Perkim", "oke simpan"; "jadi Senin saja", and not "jadi PUPR bersihkan drainase" """
    names = [name for clause in clauses for name in clause.names if name not in words.OPENERS]
    opening = names[0] if names else ""
    told = {*names} - words.TALK
    if len(names) > _LONGEST_CORRECTION or not told:
        return False
    if told <= words.PRESSED or (_changes(names) and not words.CHANGED_TO.isdisjoint(names)):
        return True
    contrasts = opening == "bukan" and not words.INSTEAD.isdisjoint(names)
    corrects = contrasts or opening in words.CORRECTING or (opening == "jadi" and "saja" in names)
    return corrects and not any(clause.orders or clause.asks for clause in clauses)


def _tells_change(text: str, names: Sequence[str], register: Register) -> bool:
    """ "tambah Dinkes", "tenggatnya Jumat ya", and not "tambah lampu di taman" """
    opening = next((name for name in names if name not in words.OPENERS), "")
    opens = opening in words.CHANGE_OPENS or Source.of(text).said[0] in words.CHANGE_OPENS
    return opens and read_change(text, _NO_TIME, register, _NO_HOLIDAYS) is not None


def _changes(names: Sequence[str]) -> bool:
    """ "tolong ubah tenggat arahan 1", "ganti OPD jadi Perkim", and not "ubah trayek angkot sesuai arahan 2" """
    what, of = ([name for name in names if name not in words.OPENERS] + ["", ""])[:2]
    return what in words.CHANGING and of in words.CHANGED


def _of_tasks(text: str, read: ReadQuestion) -> bool:
    """Whether a question is about tasks by its own words, whoever may hear it."""
    names = [each.word for each in meant(Source.of(text))]
    if _NUMBERED.search(text):
        return True
    if read.asked.number is not None:
        return False
    if not words.TASKS.isdisjoint(names) or says(names, words.OF_TASKS):
        return True
    if read.is_progress and read.asked.words and says(names, words.HOW_FAR):
        return True
    of_agencies = read.asked.agencies is not None or (read.wanted is Wanted.AGENCIES and "siapa" not in names)
    return of_agencies and _asks_of_state(read.asked) and not read.asked.words


def _asks_of_state(asked: Filter) -> bool:
    of_any_state = asked.of_any_state == asked
    return not of_any_state and asked != Filter(asked.agencies, due=asked.due, given=asked.given, words=asked.words)


def _unquoted(text: str) -> str:
    """Without what stands in quotation marks: a slogan asks nothing and orders nothing, what somebody said does."""
    kept, last = [], 0
    for start, end in quotations(text):
        if _SAID.match(text, end):
            continue
        kept.append(text[last:start])
        last = end
    return " ".join([*kept, text[last:]])


def _clauses(text: str, register: Register) -> list[_Clause]:
    text = _ABBREVIATED.sub(r"\1 ", text)
    pieces = [piece for piece in _CLAUSES.findall(text) if any(map(str.isalnum, piece))]
    return [_clause(piece, Source.of(piece), register, is_last=piece is pieces[-1]) for piece in pieces]


def _clause(piece: str, source: Source, register: Register, *, is_last: bool) -> _Clause:
    named = [each for each in mentions(source, index_of(register)) if each.group != "some" and not each.bare]
    taken = {place for mention in named for place in range(mention.first, mention.last + 1)}
    spoken = [each for each in meant(source) if not source.is_mark(each.token)]
    names = tuple("" if each.token in taken else each.word for each in spoken)
    first = next((place for place, name in enumerate(names) if name not in words.OPENERS), len(names))
    orders_at = next((place for place in range(len(names)) if _orders(names, place, first)), None)
    asks_at = next((place for place in range(len(names)) if _asks(names, place)), None)
    if asks_at is None and _asks_whether(piece, names, is_last=is_last):
        asks_at = 0
    handed = names[first:] != () and names[first] in words.HANDING
    if handed and orders_at == first and words.TO.isdisjoint(names) and _is_shown(piece, names[first + 1 :]):
        asks_at, orders_at = first, None
    if orders_at == first and names[first] in words.SHOWING and _states_only(names[first + 1 :]):
        asks_at, orders_at = first, None  # "cek tugas Dinkes", "lihat kendala"
    if asks_at is None and orders_at is None and _is_shown(piece, names[first:]):
        asks_at = first
    either = False
    if orders_at is not None and names[orders_at] not in words.FINDING:
        if _asks_of_order(piece, names):
            asks_at, orders_at = 0, None
        else:
            either = asks_at is not None and asks_at > orders_at and piece.rstrip().endswith("?")
    return _Clause(names, asks_at, orders_at, addressed=names[first : first + 1] == ("",), either=either)


def _asks_of_order(piece: str, names: Sequence[str]) -> bool:
    """ "relokasi pasar sampai mana", "bersihkan drainase sudah selesai?": what was ordered, and how far it is."""
    told = [name for name in names if name not in words.OPENERS]
    ends = " ".join(told)
    if any(ends.endswith(f" {phrase}") for phrase in words.ENDS_ASKING):
        return True
    states = told[-1:] != [] and told[-1] in words.ENDS_STATING and words.ASKING.isdisjoint(told)
    return states and piece.rstrip().endswith("?")


def _asks(names: Sequence[str], place: int) -> bool:
    after = names[place + 1] if place + 1 < len(names) else ""
    return names[place] in words.ASKING and after not in words.NOT_ASKING


def _asks_whether(piece: str, names: Sequence[str], *, is_last: bool) -> bool:
    """ "drainase sudah selesai?", "sudah jalan belum ya" """
    last = [name for name in names if name not in words.OPENERS][-1:]
    return piece.rstrip().endswith("?") or (is_last and last in (["belum"], ["tidak"])) or says(names, words.OR_NOT)


def _is_shown(piece: str, names: Sequence[str]) -> bool:
    """ "daftar tugas PUPR", "mohon info perkembangan drainase": what is wanted is to be told."""
    if not names or names[0] not in words.SHOWING or read_percent(piece) is not None or any(map(_is_passive, names)):
        return False
    near = frozenset(names[:3])
    return not words.TASKS.isdisjoint(names) or not words.HOW_FAR_NOUNS.isdisjoint(near) or _states_only(names)


def _states_only(names: Sequence[str]) -> bool:
    return all(name in FILLERS or name in KNOWN or not name or name.isdigit() for name in names)


def _is_passive(name: str) -> bool:
    return len(name) > 5 and name.startswith("di") and name not in KNOWN


def _orders(names: Sequence[str], place: int, first: int) -> bool:
    name = names[place]
    behind = next((at for at in range(place - 1, -1, -1) if names[at] not in words.OPENERS), None)
    behind_agency = behind is not None and names[behind] == ""
    if name in words.ORDERING or (behind_agency and name in words.SHOWN_BY):
        return True
    if name in words.ALSO_NOUNS and place != first and not behind_agency:
        return False  # "data" orders only where an order begins, or behind who is to do it
    return is_order_verb(name)


def _said_barely(text: str, read: ReadQuestion, clauses: Sequence[_Clause]) -> Kind:
    """Neither asked nor ordered: "PUPR terlambat" can only be a question, "drainase Sudirman" may be one."""
    names = [name for clause in clauses for name in clause.names]
    asked = read.asked
    behind = [name for name in names if name not in words.OPENERS]
    if len(behind) < len(names) and behind and all(name.startswith("di") for name in behind):
        return Kind.UNSURE  # "tolong dikerjakan ya"
    if "yang" in names and not asked.words:
        return Kind.QUESTION  # "yang terlambat", "tugas PUPR yang belum selesai"
    told = words.TELLING.intersection(names)
    if told == {"kami"} and not asked.words:
        return Kind.QUESTION  # "arahan untuk kami"
    if read_percent(text) is not None or told:
        if number_in(text) is not None and len(names) <= 2:
            return Kind.QUESTION
        is_of_known_one = read_percent(text) is None and asked.agencies is None and _NUMBERED.search(text)
        return Kind.UNSURE if is_of_known_one else Kind.DIRECTIVE
    if asked.number is not None:
        return Kind.QUESTION if len(names) <= 3 else Kind.UNSURE
    if not asked.words:
        return Kind.QUESTION
    if len(clauses) == 1 and clauses[0].addressed is False and asked.agencies is None and len(names) <= _MOST_BARE:
        return Kind.UNSURE
    return Kind.DIRECTIVE
