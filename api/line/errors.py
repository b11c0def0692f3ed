"""What can go wrong between LINE and an answer.

LineOffError (ApiError)        404  LINE is not configured
BadSignatureError (ApiError)   400  missing, empty or wrong: not from LINE
UnreadableBodyError (ApiError) 400  signed, but no list of events
LineRefusedError (ApiError)    502  a command was not carried out by LINE

LineError                 anything LINE's service says to us
├── TokenRefusedError     the reply token was used or is too old
├── MalformedError        LINE does not accept these messages; sending them again is no use
├── AlreadyAcceptedError  a push with this retry key has been accepted before
├── NotTakenError         surely not carried out, may be tried again: too many requests, access denied
└── UnreachableError      nobody knows whether it was carried out: no answer, an error at the other end
"""

from __future__ import annotations

from api.errors import ApiError
from api.line import texts


class LineOffError(ApiError):
    """There is no LINE channel."""

    status = 404
    code = "line_off"

    def __init__(self) -> None:
        super().__init__(texts.OFF)


class BadSignatureError(ApiError):
    """The webhook is not signed by the channel's secret."""

    status = 400
    code = "bad_signature"

    def __init__(self) -> None:
        super().__init__(texts.BAD_SIGNATURE)


class UnreadableBodyError(ApiError):
    """The webhook is signed but cannot be read."""

    status = 400
    code = "bad_request"

    def __init__(self) -> None:
        super().__init__(texts.UNREADABLE)


class LineRefusedError(ApiError):
    """LINE did not do what a command of ours asked for."""

    status = 502
    code = "line_refused"

    def __init__(self, error: LineError) -> None:
        super().__init__(texts.REFUSED.format(reason=str(error) or type(error).__name__))


class LineError(Exception):
    """LINE's service did not do what it was asked to."""


class TokenRefusedError(LineError):
    """The reply token was used or is too old."""


class MalformedError(LineError):
    """The messages break a rule of LINE."""


class AlreadyAcceptedError(LineError):
    """The push was accepted before."""


class NotTakenError(LineError):
    """The request was turned away before anything was done."""


class UnreachableError(LineError):
    """The request may or may not have been carried out."""
