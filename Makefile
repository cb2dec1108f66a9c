# make run starts the dashboard, make test checks everything; make alone lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
PORT ?= 8501
CLAIMS ?= 1000 1000000

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
DATABASE := data/build/records.duckdb
# What draws no windows is enough, and is quicker; Debian has it apart from the whole browser.
HEADLESS_SHELL := chromium-headless-shell
CHROMIUM_NAMES := $(HEADLESS_SHELL) chrome-headless-shell chromium chromium-browser google-chrome google-chrome-stable

.PHONY: help run database data check test soak bench lint format messages chromium nginx clean

help: ## List what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: database ## Serve the dashboard to this machine on port 8501, or another: make run PORT=8600
	@exec $(BIN)/python -m streamlit run dashboard.py --server.port $(PORT)

# The stamps are written last: an installation that broke off starts over.
.venv/runs: requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)" >&2; \
	  echo "If another one is installed, name it: make run PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Installing what the dashboard runs on. The first time takes some minutes."
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/checks: .venv/runs requirements-dev.txt
	@echo "Installing what checks the dashboard."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

.venv/benchmarks: .venv/checks benchmarks/requirements.txt
	@$(INSTALL) -r benchmarks/requirements.txt
	@touch $@

# Asked of etl, which compares contents: times of files mislead where a clock was moved or files were copied.
database: .venv/runs
	@if $(BIN)/python -m etl build --if-needed --wait; then exit 0; fi; \
	if [ ! -e $(DATABASE) ]; then \
	  echo "There is no database yet, so there is nothing to serve." >&2; exit 1; fi; \
	echo >&2; \
	echo "Nothing new was built, as said above. The dashboard keeps showing" >&2; \
	echo "the database of $$(date -r $(DATABASE) '+%Y-%m-%d %H:%M')." >&2

data: .venv/runs ## Build the database from data/records
	@$(BIN)/python -m etl build --wait

check: .venv/runs ## Check the records and build nothing
	@$(BIN)/python -m etl check

# A file stays on one worker, and files come in the order of tests/conftest.py. Groups would keep all of the
# browser on one, but pytest-xdist 3.8 does not see them under pytest 9.2.
# Of three workers some wait for a browser or a server at any time, so that two cores are never idle.
test: lint chromium nginx ## Check format, lint, types and imports, and run all tests
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

soak: .venv/checks chromium ## Kill 200 builds, serve 20 readers through nine, try all hostile input: an hour
	@$(BIN)/python -m pytest -m soak

# For ten million claims: make bench CLAIMS="1000 1000000 10000000"
bench: .venv/benchmarks chromium ## Measure all that has a bar, into benchmarks/RESULTS.md: takes an hour
	@$(BIN)/python -m benchmarks --claims $(CLAIMS)
	@$(BIN)/python -m benchmarks.proposals

lint: .venv/checks ## Check format, lint, types and imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy

format: .venv/checks ## Write the code in the one format, and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

# A new language: .venv/bin/pybabel init -i locale/messages.pot -d locale -l ru
messages: .venv/runs ## Collect what readers see for translation, in locale/
	@PYTHONPATH=locale $(BIN)/pybabel --quiet extract --mapping-file locale/babel.cfg \
	  --no-location --sort-output --project "JPoA Monitor" \
	  --output-file locale/messages.pot .
	@if compgen -G 'locale/*/LC_MESSAGES/messages.po' >/dev/null; then \
	  $(BIN)/pybabel update --previous --input-file locale/messages.pot --output-dir locale; fi

# Whoever has a whole browser is not asked for a password to get a quicker one.
chromium:
	@if [ -n "$${CHROMIUM:-}" ] || command -v $(HEADLESS_SHELL) >/dev/null; then exit 0; fi; \
	found="$$(command -v $(CHROMIUM_NAMES) || true)"; \
	as_root=; if [ "$$(id -u)" != 0 ]; then as_root=sudo; if [ -n "$$found" ]; then exit 0; fi; fi; \
	if command -v apt-get >/dev/null && command -v $${as_root:-env} >/dev/null; then \
	  echo "Installing Chromium for the browser tests."; \
	  apt="$$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::http::Timeout=20"; \
	  $$apt update || true; \
	  for package in $(HEADLESS_SHELL) chromium; do \
	    if $$apt install -y $$package fonts-dejavu-core || [ -n "$$found" ]; then exit 0; fi; \
	  done; fi; \
	if [ -n "$$found" ]; then exit 0; fi; \
	echo "The browser tests need Chromium or Chrome. Install it, or say where it is:" >&2; \
	echo "make test CHROMIUM=/path/to/chromium" >&2; exit 1

# On a machine that runs services, the package would start one; whoever keeps it decides.
nginx:
	@if command -v nginx /usr/sbin/nginx >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ ! -d /run/systemd/system ]; then \
	  echo "Installing nginx for the tests of the proxy."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light openssl && exit 0; \
	fi; \
	echo "nginx is not installed, so the tests of the proxy are left out." >&2

clean: ## Remove what can be made again: the database and the caches
	@rm -rf data/build test-results locale/messages.pot
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +
