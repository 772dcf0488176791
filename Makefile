# The doors of the house. `make help` names them.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin

# uv installs in seconds what pip installs in minutes. It does not read pip's configuration, so it
# is told where this machine's pip looks, and whom it trusts; nothing of that is written down here.
UV = . tools/as-pip-does && UV_COMPILE_BYTECODE=1 $(BIN)/uv --no-config
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run install test check docs bench format lock

help: ## Name the doors
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

run: install ## Start the playground and print its address
	$(BIN)/reciprocal playground $(ARGS)

install: .venv/installed ## Make .venv, with the command at .venv/bin/reciprocal

test: .venv/installed-test ## Pass the whole suite; ARGS="tests/rules -k R33" for a part of it
	$(BIN)/python -m pytest -n 4 --dist worksteal $(ARGS)

check: .venv/installed-test ## Check format, lint, types, import contracts and docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.rulebook --check

docs: .venv/installed-test ## Write the pages that are made from the code
	$(BIN)/python -m tools.rulebook

bench: .venv/installed-test ## Measure
	$(BIN)/python -m bench $(ARGS)

format: .venv/installed-test ## Put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/uv ## Pin anew what pyproject.toml asks for; ARGS=--upgrade for the newest
	$(COMPILE) $(ARGS) requirements-build.in --output-file requirements-build.lock
	$(COMPILE) $(ARGS) pyproject.toml --output-file requirements.lock
	$(COMPILE) $(ARGS) pyproject.toml --extra test --constraint requirements.lock \
		--output-file requirements-test.lock
	$(COMPILE) $(ARGS) bench/rivals.in --output-file bench/rivals.lock

.venv/uv: requirements-build.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Reciprocal needs Python 3.11 or newer: install it, or name it, as in: make PYTHON=python3.12 install" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "Python's venv module is missing: on Debian, apt-get install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements-build.lock
	@touch $@

.venv/installed: .venv/uv requirements.lock pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps --editable .
	@touch $@

.venv/installed-test: .venv/installed requirements-test.lock
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --requirement requirements-test.lock
	@touch $@

# What `make bench ARGS=guard` measures the guard beside, in an environment of its own, made then.
.venv/rivals/installed: .venv/uv bench/rivals.lock
	$(UV) venv --quiet --clear --python $(BIN)/python .venv/rivals
	$(UV) pip install --quiet --python .venv/rivals/bin/python --require-hashes --requirement bench/rivals.lock
	@touch $@
