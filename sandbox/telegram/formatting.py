"""parse_mode HTML: the text and its entities, or Telegram's complaint."""

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.entities import Entity, overlap, utf16_length
from sandbox.telegram.errors import bad_request

_NAMES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)\b);?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=>/\"']+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)(?:\"|$)|'(?P<single>[^']*)(?:'|$)|(?P<bare>[\w.-]+)))?"
)
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_MAX_ENTITIES = 100


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int  # place in the text, in characters


@dataclass
class _Reading:
    source: str
    at: int = 0
    text: str = ""
    offset: int = 0  # of the text so far, in UTF-16 units
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def say(self, text: str) -> None:
        self.text += text
        self.offset += utf16_length(text)


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Plain text and entities (offsets in UTF-16 units), trimmed as Telegram trims."""
    reading = _Reading(source)
    while reading.at < len(source):
        if source[reading.at] == "<":
            (_end_tag if source.startswith("</", reading.at) else _start_tag)(reading)
            continue
        match = _CHARACTER.match(source, reading.at)
        reading.say(_character(match) if match else source[reading.at])
        reading.at = match.end() if match else reading.at + 1
    if reading.open:
        raise _refusal(f'Can\'t find end tag corresponding to start tag "{reading.open[-1].tag}"')
    return trim(reading.text, _settle(reading.entities))


def _refusal(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else match.group()


def _start_tag(reading: _Reading) -> None:
    begin, source = reading.at, reading.source
    name = re.compile(r"[^\s>]*").match(source, begin + 1)
    assert name is not None
    tag, at = name.group().lower(), name.end()
    where = f"at byte offset {reading.byte(begin)}"
    if at >= len(source):
        raise _refusal(f"Unclosed start tag {where}")
    if tag not in _NAMES:
        raise _refusal(f'Unsupported start tag "{tag}" {where}')
    attributes: dict[str, str] = {}
    while not (space := re.compile(r"\s*").match(source, at)) or source[space.end() : space.end() + 1] != ">":
        match = _ATTRIBUTE.match(source, at)
        if match is None:
            unclosed = not source[at:].strip()
            raise _refusal(
                f"Unclosed start tag {where}" if unclosed else f'Empty attribute name in the tag "{tag}" {where}'
            )
        value = match["double"] or match["single"] or (match["bare"] or "").lower()
        attributes[match["name"].lower()] = _CHARACTER.sub(_character, value)
        at = match.end()
    reading.at = space.end() + 1
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _refusal(f'Tag "span" must have class "tg-spoiler" {where}')
    reading.open.append(_Open(tag, attributes, reading.offset, len(reading.text)))


def _end_tag(reading: _Reading) -> None:
    begin, source = reading.at, reading.source
    where = f"at byte offset {reading.byte(begin)}"
    if not reading.open:
        raise _refusal(f"Unexpected end tag {where}")
    match = re.compile(r"</([^\s>]*)\s*(>?)").match(source, begin)
    assert match is not None
    if not match[2]:
        raise _refusal(f"Unclosed end tag {where}")
    opened, name = reading.open.pop(), match[1].lower()
    if name and name != opened.tag:
        raise _refusal(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{name}>"')
    reading.at = match.end()
    if reading.offset > opened.offset:
        _close(reading, opened)


def _close(reading: _Reading, opened: _Open) -> None:
    entity: dict[str, Any] = {
        "type": _NAMES[opened.tag],
        "offset": opened.offset,
        "length": reading.offset - opened.offset,
    }
    given = opened.attributes
    if opened.tag == "a":
        url = given.get("href") or reading.text[opened.start :]
        if not (link := _checked_link(url)):
            return
        entity["url"] = link
    elif opened.tag == "blockquote" and "expandable" in given:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "tg-emoji":
        return  # only bots that bought a name may use them
    elif opened.tag == "tg-time":
        entity |= {"unix_time": int(given.get("unix") or 0), "date_time_format": given.get("format", "")}
    elif opened.tag == "code" and given.get("class", "").startswith("language-"):
        entity["language"] = given["class"].removeprefix("language-")
    _add(reading.entities, entity)


def _add(entities: list[Entity], entity: Entity) -> None:
    """<pre><code class="language-x"> is one pre with a language."""
    inner = entities[-1] if entities else {}
    same = (inner.get("offset"), inner.get("length")) == (entity["offset"], entity["length"])
    if same and entity["type"] == "pre" and inner.get("language"):
        inner["type"] = "pre"
    else:
        entities.append(entity)


def _checked_link(url: str) -> str:
    url = url.strip()
    if re.match(r"^(https?|tg|mailto|tel|ton)://?\S+$", url, re.I) or re.match(r"^(mailto|tel):\S+$", url, re.I):
        return url
    return f"http://{url}" if re.match(r"^[\w-]+(\.[\w-]+)+(/\S*)?$", url) else ""


def _settle(entities: list[Entity]) -> list[Entity]:
    """Code holds nothing else, quotes hold no quotes; outer entities come first."""
    # Of many only the first are shown; to look at more would take long.
    entities = sorted(entities, key=lambda e: (e["offset"], -e["length"]))[: 3 * _MAX_ENTITIES]
    code = [e for e in entities if e["type"] in ("code", "pre")]
    kept: list[Entity] = []
    for entity in entities:
        if any(_swallows(other, entity) for other in entities if other is not entity):
            continue
        if entity["type"] == "code":
            entity = {key: value for key, value in entity.items() if key != "language"}
        kept.extend(_without(entity, code) if entity["type"] in _STYLES else [entity])
    return sorted(kept, key=lambda e: (e["offset"], -e["length"]))[:_MAX_ENTITIES]


def _swallows(outer: Entity, inner: Entity) -> bool:
    """The outer one cannot hold the inner one, which is dropped."""
    kinds = outer["type"], inner["type"]
    holds_nothing = kinds[0] in ("code", "pre") and kinds[1] != "pre" and not kinds[0] == kinds[1] == "code"
    both_quotes = kinds[0].endswith("blockquote") and kinds[1].endswith("blockquote")
    return (holds_nothing or both_quotes) and _inside(inner, outer)


def _inside(inner: Entity, outer: Entity) -> bool:
    ends = inner["offset"] + inner["length"], outer["offset"] + outer["length"]
    return bool(outer["offset"] <= inner["offset"] and ends[0] <= ends[1])


def _without(entity: Entity, holes: list[Entity]) -> list[Entity]:
    """A style around code stands before and after it."""
    for hole in holes:
        if overlap(entity, hole):
            end, hole_end = entity["offset"] + entity["length"], hole["offset"] + hole["length"]
            parts = ((entity["offset"], hole["offset"]), (hole_end, end))
            pieces = [entity | {"offset": a, "length": b - a} for a, b in parts if b > a]
            return [rest for piece in pieces for rest in _without(piece, holes)]
    return [entity]


def trim(text: str, entities: list[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Without white space at both ends, the entities cut to what is left."""
    start = utf16_length(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    end = utf16_length(text)
    cut = []
    for entity in entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] + entity["length"] - start, end)
        if last > first:
            cut.append(entity | {"offset": first, "length": last - first})
    return text, tuple(cut)
