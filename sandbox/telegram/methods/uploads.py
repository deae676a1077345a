"""getFile: where to download a file."""

from typing import Any

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import DOWNLOAD_LIMIT


def get_file(call: Call) -> dict[str, Any]:
    file = call.world.files.find(call.text("file_id"))
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


METHODS = {"getFile": get_file}
