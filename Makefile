# make run: start the bot, or without a token the sandbox. make test: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports tests messages holidays soak bench lock clean

help: ## Show what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: .venv/run ## Serve Telegram with BOT_TOKEN (environment or .env); without one, open the sandbox
	@if [ -n "$$BOT_TOKEN" ] || grep -qsE '^[[:space:]]*(export[[:space:]]+)?BOT_TOKEN[[:space:]]*=[[:space:]]*["'\'']?[0-9]' .env; \
	then exec $(BIN)/python -m bot; else exec $(BIN)/python -m sandbox; fi

test: lint types imports tests ## Lint, types, direction of imports, tests; DATABASES=all runs every story on both databases

lint: .venv/test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/test
	@$(BIN)/mypy

imports: .venv/test
	@$(BIN)/lint-imports --no-cache > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }
	@tail -n 3 .venv/imports.txt

tests: .venv/test
	@$(BIN)/pytest $(if $(filter all,$(DATABASES)),--every-database)

SECONDS ?= 600
soak: .venv/test ## Break the running program on purpose for SECONDS (600): nothing may be lost or doubled
	@SOAK_SECONDS=$(SECONDS) $(BIN)/pytest tests/end_to_end/test_soak.py tests/end_to_end/test_machine.py \
		tests/end_to_end/test_generated_updates.py

messages: .venv/test ## Write docs/messages.md: everything the bot can say, as it says it now
	@$(BIN)/python -m tests.messages

holidays: .venv/test ## Note what the holidays package says of the years around us
	@$(BIN)/python -m tests.core.published_holidays

bench: .venv/test ## Measure: ratios in one run, not seconds
	@failed=0; for each in reading start updates memory wave processes growth; do \
	echo; echo "== $$each"; $(BIN)/python -m benchmarks.$$each || failed=1; done; exit $$failed

lock: .venv/test ## Pin the newest versions pyproject.toml allows
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --upgrade pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --upgrade pyproject.toml --group dev -o requirements-dev.lock

clean: ## Remove what make has set up; data/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tuntas takes Python 3.11 or later; this is " + sys.version.split()[0] + ". Say which: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements.lock
	@echo "Setting up .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/test: .venv/python requirements-dev.lock
	@echo "Setting up .venv for tests ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run
