"""The city's agencies (OPD): a register that is data, with the names people really write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.errors import InvalidData

_CODE = re.compile(r"[A-Za-z0-9_-]{1,32}")  # codes travel in buttons, which hold 64 bytes
_LEVELS = ("kecamatan", "kelurahan", "bagian", "rsud")


@dataclass(frozen=True)
class Agency:
    """One OPD, or with `group` a word for several ("seluruh camat")."""

    code: str
    name: str
    kind: str = "opd"
    aliases: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    parent: str | None = None
    group: bool = False

    @property
    def short(self) -> str:
        """The name for a phone's width: the first alias that is shorter than the name, else the name."""
        return next((alias for alias in self.aliases if len(alias) < len(self.name)), self.name)

    @property
    def level(self) -> str:
        """kecamatan, kelurahan, bagian or rsud as its kind or the first word of its name says; else opd."""
        words = {self.kind.lower(), self.name.split()[0].lower()}
        return next((level for level in _LEVELS if level in words), "opd")


@dataclass(frozen=True, eq=False)  # by identity: readers keep an index by register, and ask for it with every text
class Register:
    """All agencies of the city, in the order of the file."""

    agencies: tuple[Agency, ...]

    @classmethod
    def from_json(cls, text: str) -> Register:
        """From a JSON list of objects: code, name, kind, aliases, duties, parent, group.

        Raises InvalidData naming the entry that cannot be used.
        """
        try:
            rows = json.loads(text)
        except ValueError as error:
            raise InvalidData(f"is not JSON: {error}") from error
        if not isinstance(rows, list) or not rows:
            raise InvalidData("takes a JSON list of agencies with at least one entry")
        agencies = tuple(_agency(row, place) for place, row in enumerate(rows, 1))
        if len({agency.code for agency in agencies}) < len(agencies):
            raise InvalidData("has the same code twice")
        return cls(agencies)

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.agencies)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Agency:
        """The agency of a code; one that has left the register is shown by its code."""
        return self._by_code.get(code) or Agency(code, code)

    @cached_property
    def _by_code(self) -> dict[str, Agency]:
        return {agency.code: agency for agency in self.agencies}

    @property
    def units(self) -> tuple[Agency, ...]:
        """The agencies that can hold a task: all but the groups."""
        return tuple(agency for agency in self.agencies if not agency.group)

    def members(self, group: Agency) -> tuple[Agency, ...]:
        """The agencies a group word stands for; none when the register cannot tell ("OPD terkait").

        By law a city's OPDs are its secretariats, inspectorate, dinas, badan and kecamatan; bagian, kelurahan and
        RSUD stand under one of them.
        """
        return self._members.get(group.code, ())

    @cached_property
    def _members(self) -> dict[str, tuple[Agency, ...]]:
        return {agency.code: self._counted(agency.name.lower()) for agency in self.agencies if agency.group}

    def _counted(self, name: str) -> tuple[Agency, ...]:
        if "camat" in name:
            return tuple(unit for unit in self.units if unit.level == "kecamatan")
        if "lurah" in name:
            return tuple(unit for unit in self.units if unit.level == "kelurahan")
        if "seluruh" in name or "semua" in name:
            return tuple(unit for unit in self.units if unit.level in ("opd", "kecamatan"))
        return ()

    def expand(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Codes with every group replaced by its members, each once, in order; an empty group stays as it is."""
        expanded: dict[str, None] = {}
        for code in codes:
            agency = self[code]
            members = self.members(agency) if agency.group else ()
            expanded.update(dict.fromkeys([member.code for member in members] or [code]))
        return tuple(expanded)


def _agency(row: Any, place: int) -> Agency:
    if not isinstance(row, dict) or not all(
        isinstance(row.get(key), str) and row[key].strip() for key in ("code", "name")
    ):
        raise InvalidData(f"entry {place} needs a code and a name")
    if not _CODE.fullmatch(row["code"]):
        raise InvalidData(f"entry {place}: a code takes 1-32 letters, digits, - or _, not {row['code']!r}")
    lists = {key: row.get(key) or [] for key in ("aliases", "duties")}
    for key, value in lists.items():
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise InvalidData(f"entry {place} ({row['code']}): {key} takes a list of texts")
    return Agency(
        code=row["code"],
        name=row["name"],
        kind=str(row.get("kind") or "opd"),
        aliases=tuple(lists["aliases"]),
        duties=tuple(lists["duties"]),
        parent=row.get("parent"),
        group=row.get("group") is True,
    )
