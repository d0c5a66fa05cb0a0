# SIM Kinerja ASN. `make run` and `make test` do all the rest; `make help` lists the others.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PEOPLE ?= 200
CONTRACT := frontend/src/api/contract.ts
SPA_SOURCES := $(shell find frontend/src frontend/scripts -type f -not -name contract.ts 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.ts frontend/*.json frontend/.npmrc)

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: $(VENV)/run.stamp frontend/dist/index.html ## Set up, load the demo city when there is none (PEOPLE=11000: the whole city), serve on one port
	@SIMKINERJA_MODE=demo $(BIN)/python -m demo run --port $(PORT) --people $(PEOPLE)

# What `make test` is made of, the longest first. Parts that wait (for a browser, a database) leave the
# processor to others, so one more runs at once than there are processors.
JOURNEYS := demo-sqlite demo-postgresql example-sqlite example-postgresql teacher-sqlite teacher-postgresql school-training-sqlite school-training-postgresql first-look
LINTS := mypy spa-lint ruff imports lock-files redocly
PARTS := pytest $(JOURNEYS) spa-test $(LINTS)
AT_ONCE ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
beside = $(MAKE) --no-print-directory --keep-going --jobs=$(AT_ONCE) --output-sync=target

.PHONY: test
test: ## All that CI runs: lint, types, both engines, browser, contract; parts beside each other
	@$(beside) ready
	@failed=$$(mktemp); trap 'rm -f "$$failed"' EXIT; \
		$(beside) FAILED="$$failed" $(PARTS) || { echo "Gagal: $$(sort -u "$$failed" | xargs)"; exit 1; }

.PHONY: test-long
test-long: system $(VENV)/dev.stamp ## What takes too long for every run: a hundred kills on each engine, a hundred restarts of PostgreSQL
	SIMKINERJA_TEST_KILLS=100 SIMKINERJA_TEST_RESTARTS=100 $(BIN)/pytest -n 2 tests/resilience/test_killing.py tests/resilience/test_restarting.py

.PHONY: ready
ready: system $(VENV)/dev.stamp frontend/dist/index.html ## Set up all that the tests need

.PHONY: lint
lint: $(LINTS) ## Lint, format, types, import floors, lock files, contract

.PHONY: journeys
journeys: $(JOURNEYS) ## Whole ways through the browser, with axe, on both engines

# A part: its commands, its name and time, and a note of it when it failed.
define part
@begun=$$SECONDS; if { $(1); }; then echo "lulus  $@ ($$((SECONDS - begun)) s)"; else \
	echo "GAGAL  $@ ($$((SECONDS - begun)) s)"; [ -z "$(FAILED)" ] || echo $@ >> "$(FAILED)"; exit 1; fi
endef

.PHONY: $(PARTS)
pytest: system $(VENV)/dev.stamp ## The back end's tests, on SQLite and PostgreSQL
	$(call part,$(BIN)/pytest -n 2 --dist worksteal)

$(JOURNEYS): system $(VENV)/dev.stamp frontend/dist/index.html
	$(call part,$(BIN)/python -m tests.journeys $@)

spa-test: $(CONTRACT) ## The SPA's own tests
	$(call part,cd frontend && npm run --silent test)

spa-lint: $(CONTRACT)
	$(call part,cd frontend && npm run --silent lint)

redocly: frontend/node_modules/.stamp
	$(call part,cd frontend && npx --no-install redocly lint ../openapi.yaml --config contract-rules.yaml)

mypy: $(VENV)/dev.stamp
	$(call part,$(BIN)/mypy)

ruff: $(VENV)/dev.stamp
	$(call part,$(BIN)/ruff check api demo bench tests migrations && $(BIN)/ruff format --check api demo bench tests migrations)

imports: $(VENV)/dev.stamp
	$(call part,$(BIN)/lint-imports --no-logo)

lock-files:
	$(call part,scripts/check-locks.sh)

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

$(CONTRACT): frontend/node_modules/.stamp openapi.yaml
	@cd frontend && npm run --silent contract

frontend/dist/index.html: $(CONTRACT) $(SPA_SOURCES)
	@echo "Membangun SPA …"
	@cd frontend && npm run --silent build
	@touch $@
