"""``python -m api.cli`` is ``jigyo``."""

from api.cli.app import main

main()
