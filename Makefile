# Two commands are enough: `make run` and `make test`. Each creates .venv when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
CONFIG ?= config.toml

.PHONY: setup run test check bench models clean help

help:
	@echo "make run     set up, index the corpus, start the bot (the terminal chat without TELEGRAM_BOT_TOKEN)"
	@echo "make test    run the tests"
	@echo "make check   formatting, lint, types, import contracts"
	@echo "make bench   measure retrieval (needs the benchmark folders beside the project)"
	@echo "make models  train the shipped models again (needs the training texts beside the project)"
	@echo "make setup   only install; make clean removes what these commands made"

# pip comes last, so that an interrupted venv is made again.
$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing into $(VENV); the first time this takes minutes."
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing into $(VENV), tools for development included; the first time this takes minutes."
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $@ $(INSTALLED)

setup: $(INSTALLED)

run: $(INSTALLED)
	$(BIN)/policybot --config $(CONFIG) ingest
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ]; then exec $(BIN)/policybot --config $(CONFIG) serve; \
	else exec $(BIN)/policybot --config $(CONFIG) chat; fi

test: $(INSTALLED_DEV)
	$(BIN)/pytest -n 2

check: $(INSTALLED_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(INSTALLED_DEV)
	$(BIN)/python -m benchmarks.retrieval

models: $(INSTALLED_DEV)
	$(BIN)/python -m training.all

clean:
	rm -rf $(VENV) var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
