"""The confined process: a document on standard input, what it says as JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict

from core.documents import Unreadable
from documents.extraction import extract

MOST_MEMORY = 512 << 20
MOST_SECONDS = 30  # of the processor


def main() -> None:
    name = sys.argv[1]
    with suppress(ValueError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = asdict(extract(name, sys.stdin.buffer.read()))
    except Unreadable as refusal:
        said = {"flaw": refusal.flaw}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
