# SIM Kinerja ASN. `make run` and `make test` do all the rest; `make help` lists the others.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PEOPLE ?= 200
SPA_SOURCES := $(shell find frontend/src frontend/public frontend/scripts -type f -not -name contract.ts 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.ts frontend/*.json frontend/.npmrc)

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: $(VENV)/run.stamp frontend/dist/index.html ## Set up, load the demo city when there is none (PEOPLE=11000: the whole city), serve on one port
	@SIMKINERJA_MODE=demo $(BIN)/python -m demo run --port $(PORT) --people $(PEOPLE)

.PHONY: test
test: system $(VENV)/dev.stamp frontend/dist/index.html ## All that CI runs: lint, types, both engines, browser, contract
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory pytest
	@$(MAKE) --no-print-directory test-spa
	@$(MAKE) --no-print-directory journeys

.PHONY: lint
lint: $(VENV)/dev.stamp frontend/node_modules/.stamp ## Lint, format, types, import floors, lock files, contract
	$(BIN)/ruff check api demo bench tests migrations
	$(BIN)/ruff format --check api demo bench tests migrations
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	scripts/check-locks.sh
	cd frontend && npm run --silent lint
	cd frontend && npx --no-install redocly lint ../openapi.yaml --config contract-rules.yaml

.PHONY: pytest
pytest: system $(VENV)/dev.stamp ## The back end's tests, on SQLite and PostgreSQL
	$(BIN)/pytest -n 2 --dist worksteal

.PHONY: test-spa
test-spa: frontend/node_modules/.stamp ## The SPA's own tests
	cd frontend && npm run --silent test

.PHONY: journeys
journeys: system $(VENV)/dev.stamp frontend/dist/index.html ## Whole ways through the browser, with axe, on both engines
	$(BIN)/python -m tests.journeys

.PHONY: bench
bench: system $(VENV)/dev.stamp frontend/dist/index.html ## Measure both engines with the whole city and write docs/performance.md
	$(BIN)/python -m bench --write

.PHONY: system
system: ## Find or install PostgreSQL, Chromium and curl
	@scripts/system-packages.sh

.PHONY: contract
contract: $(VENV)/run.stamp ## Write openapi.yaml
	./simkinerja contract openapi.yaml

.PHONY: format
format: $(VENV)/dev.stamp ## Format the Python code
	$(BIN)/ruff check --fix api demo bench tests migrations
	$(BIN)/ruff format api demo bench tests migrations

.PHONY: locks
locks: ## Resolve dependencies anew into lock files with hashes and without addresses (needs uv)
	scripts/make-locks.sh

.PHONY: clean
clean: ## Remove everything that was set up or built; data in var/ stays
	rm -rf $(VENV) frontend/node_modules frontend/dist

$(VENV)/bin/python:
	@scripts/check-prerequisites.sh python $(PYTHON)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Memasang pustaka Python …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

frontend/node_modules/.stamp: frontend/package-lock.json frontend/package.json
	@scripts/check-prerequisites.sh node
	@echo "Memasang pustaka SPA …"
	@cd frontend && npm ci --silent --no-progress
	@touch $@

frontend/dist/index.html: frontend/node_modules/.stamp openapi.yaml $(SPA_SOURCES)
	@echo "Membangun SPA …"
	@cd frontend && npm run --silent build
	@touch $@
