# make demo    set up, then answer a question from the articles that come with talks
# make test    set up, then run the tests
# make lint    ruff, mypy and import-linter
# make check   lint and test, as CI does
# make clean   remove what these made
# make docs    write docs/cli.md from the commands' help
# make constraints   pin what .venv holds now (after upgrading it)

PIP := 26.3
# The first of these that is Python 3.11 or later, with venv. `make PYTHON=/path/to/python` chooses.
PYTHON := python3 python3.13 python3.12 python3.11
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt --build-constraint constraints.txt

.PHONY: demo test lint check setup docs clean constraints

demo: .venv/.installed
	$(BIN)/talks ask "What did Peskov say about withdrawal?" --index .demo/index --corpus corpus/articles

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

setup: .venv/.installed-dev

docs: setup
	$(BIN)/python docs/generate_cli.py

constraints: setup
	$(BIN)/python .ci/constraints.py > .venv/constraints.txt
	mv .venv/constraints.txt constraints.txt

clean:
	rm -rf .venv .demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed-dev: .venv/.installed
	$(INSTALL) --group dev
	@touch $@

.venv/.installed: .venv/.made pyproject.toml constraints.txt
	@echo "Installing talks into .venv; the first time takes some minutes."
	$(INSTALL) --editable .
	@touch $@

.venv/.made:
	@for python in $(PYTHON); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then "$$python" -m venv .venv && exit; exit 1; fi; \
	done; \
	echo "make: no Python 3.11 or later with venv among: $(PYTHON); install one, or name it: make PYTHON=/path/to/python" >&2; \
	exit 1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip==$(PIP)
	@touch $@
