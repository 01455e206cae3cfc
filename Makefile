# The doors of the project. `make run` and `make test` are all that a fresh Debian 12 machine with Swift 6.3 needs.

PREFIX ?= /usr/local
CELLBOOK := .build/release/cellbook
SWIFT_FLAGS := -c release

# Every Debian package that building or running needs, and nothing else; the README says what each is for.
DEBIAN_PACKAGES := libopenblas0-serial libjpeg62-turbo-dev libpng-dev libcairo2 libedit-dev libpcre2-dev libgmp-dev \
	nettle-dev zlib1g-dev libfreetype6 libcurl4 fonts-dejavu-core

SOURCES := Package.swift $(shell find Sources -type f)

.PHONY: run test build packages toolchain install uninstall conformance test-kill test-checked fuzz bench-language bench-engine manual format clean

run: packages $(CELLBOOK).built
	@$(CELLBOOK) run notebooks/vgg_architecture.py

build: packages $(CELLBOOK).built

# The language and its library are tested by programs, a process each: the interpreter's state is the process's. The other rooms'
# tests look inside (`@testable`), which takes a build of its own: the program's would be slower for it.
test: build
	tools/run-programs $(CELLBOOK)
	swift test $(SWIFT_FLAGS) --scratch-path .build-tests

# A failed or interrupted build leaves no mark, so the next one goes on; a finished one is not looked at again until a
# source changes.
$(CELLBOOK).built: $(SOURCES) | packages toolchain
	swift build $(SWIFT_FLAGS) --product cellbook
	@touch $@

packages:
	@tools/install-packages $(DEBIAN_PACKAGES)

toolchain:
	@command -v swift >/dev/null || { \
		echo "make: swift is not on the PATH. Cellbook needs Swift 6.3: https://www.swift.org/install/linux/" >&2; exit 1; }

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/cellbook \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s -m 755 $(CELLBOOK) $(DESTDIR)$(PREFIX)/bin/cellbook
	rm -rf $(DESTDIR)$(PREFIX)/share/cellbook/stdlib
	cp -R stdlib $(DESTDIR)$(PREFIX)/share/cellbook/stdlib
	find $(DESTDIR)$(PREFIX)/share/cellbook -name __pycache__ -prune -exec rm -rf {} +
	install -m 644 docs/cellbook.1 $(DESTDIR)$(PREFIX)/share/man/man1/cellbook.1
	$(CELLBOOK) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/cellbook
	$(CELLBOOK) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_cellbook
	$(CELLBOOK) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/cellbook.fish

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/cellbook $(DESTDIR)$(PREFIX)/share/cellbook \
		$(DESTDIR)$(PREFIX)/share/man/man1/cellbook.1 \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/cellbook \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_cellbook \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/cellbook.fish

# Holds our files against nbformat, Jupytext and a JUnit reader; installs those into .build-conformance.
conformance: build
	tools/conformance $(CELLBOOK)

# Kills runs of a notebook at fifty random moments: every file is whole, and resuming ends as an unbroken run.
test-kill: build
	$(CELLBOOK) tools/kill-runs.py $(CELLBOOK) 50

# The same tests in a debug build with the address sanitizer: slower, finds what the release build would not notice. What is still in
# use when the program ends is no leak.
test-checked: packages toolchain
	swift build --scratch-path .build-checked --sanitize address --product cellbook
	ASAN_OPTIONS=detect_leaks=0 tools/run-programs .build-checked/debug/cellbook
	ASAN_OPTIONS=detect_leaks=0 swift test --scratch-path .build-checked --sanitize address

# The first two need the programs that they compare with: PYTHON is one with PyTorch and torchvision.
PYTHON ?= python3

# Programs made at random: MINUTES of them from SEED on.
MINUTES ?= 10
SEED ?= 1

fuzz: build
	$(PYTHON) Tests/Fuzz/fuzz.py --cellbook $(CELLBOOK) --minutes $(MINUTES) --seed $(SEED)

bench-language: build
	$(PYTHON) Benchmarks/language/run.py --cellbook $(CELLBOOK)

bench-engine: build
	$(PYTHON) Benchmarks/engine/run.py --cellbook $(CELLBOOK) --record

# The manual page follows from the program's own help; its date is the day of the change.
manual: toolchain
	swift package generate-manual --date $$(date +%Y-%m-%d)
	cp .build/plugins/GenerateManual/outputs/cellbook/cellbook/cellbook.1 docs/cellbook.1

format: toolchain
	swift format -i --configuration .swift-format --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-tests .build-checked .build-conformance
