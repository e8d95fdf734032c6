# Everything a newcomer needs: `make demo` shows the command at work, `make test` runs the tests.
# It needs make and Python 3.11 or newer, nothing else; `make PYTHON=python3.12 test` picks another one.
# All tools live in .venv, which a target makes when it is missing or out of date.

PYTHON ?= python3
VENV = .venv
RUN = $(VENV)/bin/python
PIP = $(RUN) -m pip install --quiet --disable-pip-version-check
PAGE = tests/fixtures/harbour-bridge/page.txt
SOURCES = $(shell find src -type f -not -name '*.pyc') README.md LICENSE

# Settings of the caller's shell that would send imports or installations elsewhere.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX

.DEFAULT_GOAL = help
.PHONY: help demo test check docs floors clean venv dev

help:
	@echo "make demo     install the package into .venv and clean an example page"
	@echo "make test     run all tests"
	@echo "make check    style, types, and whether docs and examples are true"
	@echo "make floors   measure speed, growth and harm against benchmarks/floors.toml"
	@echo "make docs     write docs/filters/ anew from the filters"
	@echo "make clean    take away .venv, caches and build output"
	@echo ""
	@echo "make PYTHON=python3.12 TARGET uses another Python; 3.11 is the oldest that works."

demo: venv
	@test -f $(VENV)/stamp-dev || $(MAKE) --silent --no-print-directory $(VENV)/stamp-user
	@echo "== The raw page, its first lines cut at 100 characters: $(PAGE)"
	@echo
	@head -n 9 $(PAGE) | cut -c 1-100
	@echo
	@echo "== The same page, cleaned: cleaner --verbose $(PAGE)"
	@echo
	@$(VENV)/bin/cleaner --verbose $(PAGE)

test: dev
	$(RUN) -m pytest

check: dev
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) tools/write_docs.py --check
	$(RUN) -m doctest tools/check_readme.py
	$(RUN) tools/check_readme.py

floors: venv
	@$(MAKE) --silent --no-print-directory $(VENV)/stamp-bench
	$(RUN) -m benchmarks.check_floors

docs: dev
	$(RUN) tools/write_docs.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say what is installed: stamp-user the package as users get it, stamp-dev an editable package with the
# tools, stamp-bench the peers too. An editable package follows the sources, so only pyproject.toml makes it old. Stamps
# are made by a second make, because the first has looked at them before `venv` may take a broken environment away.

venv:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 6))" 2>/dev/null || { \
	    echo "'$(PYTHON)' is no Python 3 that runs; name 3.11 or newer: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@$(PYTHON) tools/make_venv.py $(VENV) $(if $(filter file default undefined,$(origin PYTHON)),--any-python)

dev: venv
	@$(MAKE) --silent --no-print-directory $(VENV)/stamp-dev

$(VENV)/stamp-user: pyproject.toml $(SOURCES)
	@echo "== Installing the package and its dependencies into $(VENV)"
	@$(PIP) .
	@touch $@

$(VENV)/stamp-dev: pyproject.toml
	@echo "== Installing the package, editable, and the tools for tests and checks into $(VENV)"
	@$(PIP) 'pip>=24'  # the one that comes with Python 3.11 fails on the two spellings of lxml[html-clean]
	@$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/stamp-bench: pyproject.toml
	@echo "== Installing the package, editable, the tools and what the benchmarks compare with into $(VENV)"
	@$(PIP) 'pip>=24'  # the one that comes with Python 3.11 fails on the two spellings of lxml[html-clean]
	@$(PIP) --editable '.[dev,bench]'
	@touch $(VENV)/stamp-dev $@
