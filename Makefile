# The two commands: `make demo` shows the main job on a fresh machine, `make test` runs everything that is tested.

SHELL := /bin/bash
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DEMO_DAY ?= 2026-11-22
DEMO ?= demo
DOORSTEP := .build/release/doorstep

# With the standard library inside, the program starts in half the time.
RELEASE := swift build -c release --static-swift-stdlib

# What the program needs, and what the tests need besides.
PACKAGES := liblua5.4-dev libsqlite3-dev libesmtp-dev libssl-dev libcurl4-openssl-dev
TEST_PACKAGES := postfix rspamd kannel kannel-extras python3 openssl sqlite3 lua5.4 lua-check time

# Installs those of $(1) that are missing, without a question; servers among them are started by the tests alone.
install = missing=$$(for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -q && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing && \
	  for p in $$missing; do $(SUDO) systemctl disable --now $$p >/dev/null 2>&1 || true; done; fi

.PHONY: bench bench-check bench-peers demo build test sanitize soak lint format setup test-setup clean

setup:
	@$(call install,$(PACKAGES))

test-setup: setup
	@$(call install,$(TEST_PACKAGES))

build: setup
	$(RELEASE) --product doorstep

demo: build
	@rm -rf $(DEMO) && cp -RL examples/department $(DEMO)
	@echo "── import"; $(DOORSTEP) import -C $(DEMO) $(DEMO)/customers.csv
	@echo "── sweep of $(DEMO_DAY)"; $(DOORSTEP) sweep -C $(DEMO) --on $(DEMO_DAY)
	@echo "── send to the spool"; $(DOORSTEP) outbox send -C $(DEMO) --at $(DEMO_DAY)T10:00
	@echo "── the first tasks"; $(DOORSTEP) tasks list -C $(DEMO) --limit 5
	@echo "── where to look"
	@echo "SMS      $(DEMO)/spool/sms.txt ($$(wc -l < $(DEMO)/spool/sms.txt) lines)"
	@echo "e-mail   $(DEMO)/spool/mail/new ($$(ls $(DEMO)/spool/mail/new | wc -l) messages)"
	@echo "tasks    $(DOORSTEP) tasks list -C $(DEMO)"
	@echo "rules    $(DEMO)/Rules, $(DEMO)/Templates: edit them, then $(DOORSTEP) rules test -C $(DEMO)"

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

# The sanitizer looks at the part that can corrupt memory: the Lua host and its hostile scripts.
sanitize: test-setup
	DOORSTEP_PART=LuaHost DOORSTEP_SANITIZED=1 swift test --disable-xctest --sanitize=address \
	  --scratch-path .build-asan

test: test-setup sanitize
	swift test --disable-xctest --no-parallel

# The long runs: the suite under other clocks and under load, each of SOAK_CLOCKS in turn (see Tests/Soak/soak.sh).
soak: test-setup
	swift build --build-tests
	@SOAK_CLOCKS="$(SOAK_CLOCKS)" Tests/Soak/soak.sh

# Every figure there is a goal for, beside its yardstick in C; the bases are made once and kept.
bench: build
	@$(call install,postfix kannel kannel-extras wrk)
	$(RELEASE) --product bench
	.build/release/bench run --json .build/bench/report.json

# Instructions of the hot loops against the committed figures: the same however busy the machine is.
bench-check: setup
	@$(call install,valgrind binutils)
	$(RELEASE) --product bench
	strip --strip-debug -o .build/bench-bare .build/release/bench  # valgrind cannot read this compiler's debugging data
	.build/bench-bare check

# Doorstep beside rule engines and Tryton, which come from PyPI at the versions named; all made once is in .build/peers.
PEERS := Sources/bench/Peers
VENV := .venv

$(VENV)/ready: $(PEERS)/requirements.txt
	@$(call install,python3-venv)
	python3 -m venv --clear $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $(PEERS)/requirements.txt
	@touch $@

bench-peers: setup $(VENV)/ready
	$(RELEASE) --product bench
	$(VENV)/bin/python -B $(PEERS)/peers.py --cache .build/peers .build/release/bench

clean:
	rm -rf .build .build-asan $(DEMO) $(VENV)
