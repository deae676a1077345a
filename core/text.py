"""What a text may hold."""

from __future__ import annotations

import re
from typing import Any

_UNKEPT = re.compile("[\0\ud800-\udfff]")  # PostgreSQL keeps no NUL, nothing keeps half a character


def kept(value: Any) -> Any:
    """JSON's value, in whose texts a mark stands for each character that could not be kept; no offset moves."""
    if isinstance(value, str):
        return _UNKEPT.sub("\ufffd", value)
    if isinstance(value, list):
        return [kept(each) for each in value]
    if isinstance(value, dict):
        return {name: kept(each) for name, each in value.items()}
    return value
