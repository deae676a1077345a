"""getUpdates and the webhook's settings."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request, conflict


async def get_updates(call: Call) -> list[Any]:
    if call.world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    updates = call.world.updates
    updates.allow(call.array("allowed_updates"))
    limit = call.number("limit", 100)
    return await updates.poll(
        call.number("offset"), limit if 1 <= limit <= 100 else 100, max(call.number("timeout"), 0)
    )


def set_webhook(call: Call) -> bool:
    url = call.text("url")
    if not url:
        return delete_webhook(call)
    parts = urlsplit(url)
    # Telegram wants https; on loopback plain http is all there is.
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.text("secret_token")
    if len(secret) > 256 or re.search(r"[^A-Za-z0-9_-]", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.number("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    call.world.updates.allow(call.array("allowed_updates"))
    if call.flag("drop_pending_updates"):
        call.world.updates.drop_all()
    call.world.updates.end_polls("setWebhook request")
    call.world.webhook.set(url, secret, connections)
    return True


def delete_webhook(call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        call.world.updates.drop_all()
    call.world.webhook.set("", "", 40)
    return True


def get_webhook_info(call: Call) -> dict[str, Any]:
    return call.world.webhook.info()


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
