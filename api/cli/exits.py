"""Exit codes of ``jigyo``."""

OK = 0
PARTLY = 1
"""Done, but something needs attention: a file that could not be read, a check that failed."""
FAILED = 2
"""Nothing was done."""
INTERRUPTED = 130
