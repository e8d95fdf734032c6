"""Runs the command: ``python -m cleaner``."""

import sys

from cleaner.command.main import main

sys.exit(main())
