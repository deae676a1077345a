"""What is uploaded: photos, videos and documents, their ids and their bytes."""

import secrets
import struct
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any, Literal

from sandbox.telegram.errors import bad_request

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50_000_000
PHOTO_UPLOAD_LIMIT = 10_000_000

Kind = Literal["photo", "video", "document"]

_PREFIX = {"photo": "AgAC", "video": "BAAC", "document": "BQAC"}


@dataclass(frozen=True)
class File:
    """A file on Telegram's side. `size` may claim more than `content` holds."""

    id: str
    unique_id: str
    kind: Kind
    name: str
    content: bytes
    size: int
    path: str

    @property
    def mime_type(self) -> str:
        return guess_type(self.name)[0] or "application/octet-stream"

    @property
    def dimensions(self) -> tuple[int, int]:
        return image_size(self.content) or (1280, 960)

    def payload(self) -> dict[str, Any]:
        """The Document object of the Bot API, or the Video object."""
        seen = {"width": 1280, "height": 720, "duration": 10} if self.kind == "video" else {}
        return seen | {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_size": self.size,
        }

    def sizes(self) -> list[dict[str, Any]]:
        """The PhotoSize list of the Bot API: a small one, and the whole picture last."""
        width, height = self.dimensions
        scale = max(width, height) / 90 or 1
        whole = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        small = {"file_id": f"{self.id}-s", "file_unique_id": f"{self.unique_id}-s", "file_size": self.size}
        return [
            small | {"width": round(width / scale) or 1, "height": round(height / scale) or 1},
            whole | {"width": width, "height": height},
        ]


class FileStore:
    """All files by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, kind: Kind, name: str, content: bytes, size: int | None = None) -> File:
        number = len(self._by_id) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        file = File(
            id=f"{_PREFIX[kind]}{secrets.token_hex(24)}",
            unique_id=f"AQAD{secrets.token_hex(6)}",
            kind=kind,
            name=name,
            content=content,
            size=len(content) if size is None else size,
            path=f"{kind}s/file_{number}.{'jpg' if kind == 'photo' else ending}",
        )
        self._by_id[file.id] = file
        self._by_path[file.path] = file
        return file

    def find(self, file_id: str) -> File:
        file = self._by_id.get(file_id.removesuffix("-s"))
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return file

    def at(self, path: str) -> File | None:
        """The file a download link points to, unless it is too big to have one."""
        file = self._by_path.get(path)
        return file if file is not None and file.size <= DOWNLOAD_LIMIT else None


def is_image(content: bytes) -> bool:
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")) or content[8:12] == b"WEBP"


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG, or None."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content.startswith(b"GIF8") and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
