# Arboretum needs python3 (3.11 or later) with its venv module, and nothing else.
#
#   make run     start the server (HOST and PORT, by default 127.0.0.1 and 8000)
#   make test    lint and every test, in a real Chromium too; under fifteen minutes on two cores
#   make help    the rest

SHELL  := /bin/bash
PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8000
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)

VENV := .venv
BIN  := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test test-long lint bless pictures bench browser catalogue vendor clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Debian ships python3 without its venv module; say which package brings it instead of failing half-way.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Arboretum needs python3 (3.11 or later): apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Arboretum needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Run: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps make the second start quick: nothing is installed again until a pin changes.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

# Compiled modules and the library's archive, so that no start has to make them: Python may have been told not to.
SOURCES := $(shell find engine app -name '*.py' -o -name '*.rs')
$(VENV)/.compiled: $(SOURCES) $(VENV)/.installed
	@$(BIN)/python -m compileall -q engine app && $(BIN)/python -m engine.types.library
	@touch $@

setup: $(VENV)/.installed-dev $(VENV)/.compiled ## create .venv with everything that running and testing need

run: $(VENV)/.installed $(VENV)/.compiled ## start the server with SQLite
	@HOST="$(HOST)" PORT="$(PORT)" exec $(BIN)/python -m app

lint: $(VENV)/.installed-dev ## ruff, mypy --strict and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Chromium is Debian's own: installed here where that is allowed, asked for otherwise.
browser:
	@.ci/chromium

test: $(VENV)/.installed-dev ## lint and every test
	@$(MAKE) --no-print-directory -j2 lint $(VENV)/.compiled browser
	$(BIN)/python -m pytest -n $(JOBS)

test-long: $(VENV)/.installed-dev browser ## the long tests: many random programs, load
	$(BIN)/python -m pytest -n $(JOBS) -m long

bless: $(VENV)/.installed-dev ## write the golden files anew; review the diff
	$(BIN)/python -m pytest -n $(JOBS) --bless
	@git status --short tests | head -40

pictures: $(VENV)/.installed-dev browser ## take a picture of every view anew (docs/views); look at them
	$(BIN)/python -m tests.browser.pictures
	@git status --short docs/views | head -40

bench: $(VENV)/.installed-dev ## measure the engine and the server
	$(BIN)/python -m pytest -m bench -s

catalogue: $(VENV)/.installed-dev ## list every text of the pages anew in app/locale/arboretum.pot, for translations
	$(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output --omit-header --width 120 -o app/locale/arboretum.pot .
	@git status --short app/locale

vendor: ## fetch and make the vendored scripts again, by their integrity hashes (needs npm)
	$(PYTHON) static/vendor/fetch.py
	$(PYTHON) static/vendor/bundle.py

clean: ## remove what was built; keeps var/, where the traces are
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
