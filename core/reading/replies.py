"""A reply to a list of directives: which of them its words are about."""

from __future__ import annotations

import re
from collections.abc import Collection

# A number that begins a line: "#27 60%", "27: galian selesai", "no. 27 60%"; but never "60% galian" or "27 Juni".
# Within a line only with its mark, behind a comma or another number: "#27 60%, #28 selesai", "#27 dan #28 selesai".
_START = re.compile(
    r"(?:^[ \t]*(?P<mark>#[ ]?|no(?:mor|\.)?[ ]?)?"
    r"|(?:[,;][ \t]*(?:(?:dan|lalu|sedangkan)[ ]+)?|(?<=\d[ ])(?:dan|serta|&)[ ]+)(?P<within>#[ ]?))"
    r"(?P<number>\d{1,9})\b(?P<rest>[ \t]*)",
    re.I | re.M,
)
_ANYWHERE = re.compile(r"#[ ]?(\d{1,9})\b")
_NO_NUMBER = re.compile(
    r"%|[.,/]\d|(?:persen|prosen|unit|titik|meter|m2?|km|hari|orang|ruas|buah|rt|rw|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|mei|jun\w*|jul\w*|agu\w*|sep\w*|okt\w*|nov\w*|des\w*)\b",
    re.I,
)


def by_number(text: str, listed: Collection[int]) -> list[tuple[int | None, str]]:
    """The words cut where a number begins a line: [(27, "60%"), (28, "selesai")]; never empty.

    A bare number counts only if it is one of several `listed`, and nothing follows that makes it a count or a date;
    one with # always does. A greeting before the first number goes with it. Words without a number are about None,
    or about the one listed number they name in passing ("untuk #27 sudah 60%").
    """
    starts = [found for found in _START.finditer(text) if _is_number(found, text, listed)]
    if starts and starts[0]["within"]:
        starts = []  # "60% sudah, #27 menyusul": nothing says what the first words are about
    if not starts:
        named = {int(number) for number in _ANYWHERE.findall(text)} & set(listed)
        return [(named.pop() if len(named) == 1 else None, text.strip())]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    said = [text[found.end() : end].lstrip(" \t\r\n:.,)-").rstrip() for found, end in zip(starts, ends, strict=True)]
    for place in reversed(range(len(said) - 1)):
        if not said[place] and starts[place + 1]["within"]:
            said[place] = said[place + 1]  # "#27 dan #28 selesai"
    said[0] = f"{text[: starts[0].start()].strip()}\n{said[0]}".strip()
    return [(int(found["number"]), words) for found, words in zip(starts, said, strict=True)]


def _is_number(found: re.Match[str], text: str, listed: Collection[int]) -> bool:
    if found["within"]:
        return int(found["number"]) in listed
    if found["mark"] and found["mark"].startswith("#"):
        return True
    several_and_listed = len(listed) > 1 and int(found["number"]) in listed
    return several_and_listed and (bool(found["mark"]) or not _NO_NUMBER.match(text, found.end()))
