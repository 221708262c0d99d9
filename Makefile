# One word a task; each sets up what it needs.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# What Dateline is measured beside; some of it asks for versions that Dateline does not take.
PEERS := .venv-peers
# The first Python on the machine that Dateline runs on; set PYTHON to name another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
INSTALL := -m pip --disable-pip-version-check install --quiet --no-deps
PIP := $(BIN)/python $(INSTALL)
PACKAGES := expectations flows transforms warehouse

.PHONY: run test check format bench docs lock clean

run: $(VENV)/run.stamp  ## load samples/ into ./data and answer two questions
	@# Some samples are broken on purpose, more of them than a real inbox should have.
	@DATELINE_HELD_TOLERANCE=0.2 $(BIN)/dateline ingest samples
	@for question in who_copied_whom what_is_covered; do echo; $(BIN)/dateline query $$question; done

test: $(VENV)/dev.stamp  ## all tests
	$(BIN)/python -m pytest -n 3 --dist loadfile  # one of them mostly waits for Prefect

check: $(VENV)/dev.stamp  ## style, types, direction of imports, SQL, generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --disable-progress-bar warehouse
	$(BIN)/python docs/generate.py --check

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --disable-progress-bar warehouse

bench: $(VENV)/dev.stamp $(PEERS)/stamp  ## speed and quality beside peers, with the floors in benchmarks/floors.toml
	$(BIN)/python benchmarks/run.py

docs: $(VENV)/dev.stamp  ## pages that are made from the code
	$(BIN)/python docs/generate.py

lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" pyproject.toml --group dev \
		--constraint requirements.lock --output-file requirements-dev.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" benchmarks/peers/requirements.in \
		--excludes benchmarks/peers/excludes.txt --override benchmarks/peers/overrides.txt \
		--output-file requirements-peers.lock

clean:
	rm -rf $(VENV) $(PEERS) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(PACKAGES) tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11, 3.12 or 3.13; set PYTHON to one"; exit 1; }
	@echo "setting up $(VENV) with $$($(PYTHON) --version); it takes about three minutes, once, one of them to compile"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@$(BIN)/python -m transforms.warm_up
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "adding what tests and checks need"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(PEERS)/stamp: requirements-peers.lock
	@echo "setting up $(PEERS), which takes two minutes and 1 GB"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python $(INSTALL) --require-hashes --requirement requirements-peers.lock
	@touch $@
