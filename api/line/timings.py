"""How long things may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds. A reply token is good for one minute after its webhook came."""

    button_after: float = 45.0
    """With no answer by then, the token is spent on the button 「回答を見る」."""
    button_until: float = 55.0
    """After that a button would hardly arrive in time: the answer itself is tried."""
    surely_valid: float = 50.0
    """A token refused before that was used: what was sent with it has arrived."""
    grace: float = 1.0
    """Even if the button is due, an answer that takes no longer is waited for."""
    lease: float = 180.0
    """Longest work on one event before somebody else takes it up."""
    animation: int = 30
    """The loading animation; it ends with the answer."""
    poll: float = 1.0
    """Between looks into the inbox when nothing announces itself."""
    attempts: int = 6
    """Times an event is taken up before it is given up: with the waits between them half a minute."""
    answer_attempts: int = 3
    """The same where not LINE fails but we."""
    backoff: float = 1.0
    """Before the second attempt; doubled before each further one."""
