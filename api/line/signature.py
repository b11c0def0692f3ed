"""Is a webhook from LINE: HMAC-SHA256 of the raw body under the channel's secret, in Base64."""

from __future__ import annotations

import base64
import hashlib
import hmac

HEADER = "x-line-signature"


def signature(secret: str, body: bytes) -> str:
    """What LINE puts in the header for ``body``."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode("ascii")


def is_signed(secret: str, body: bytes, given: str | None) -> bool:
    """Whether ``given`` is the signature of ``body``; a missing or empty one is not."""
    if not given:
        return False
    return hmac.compare_digest(signature(secret, body).encode(), given.encode("utf-8", "replace"))
