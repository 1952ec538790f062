# The short way to everything; Meson does the work. `make help` lists what there is.

BUILD   = build
PROGRAM = $(BUILD)/entregent
SAMPLE  = $(BUILD)/run

.PHONY: help run build test check format coverage fuzz bench install clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS='	' read -r name what; do printf 'make %-9s %s\n' "$$name" "$$what"; done

run: build ## show a sample network; with ARCHIVE=file.zip your own [NETWORK=file]
	@tools/run "$(PROGRAM)" "$(SAMPLE)"

build: ## build the program at build/entregent
	@tools/install-packages build
	@tools/install-modules
	@tools/build "$(BUILD)"

test: ## install what is missing, then build and test in every way; ends with the counts
	@tools/install-packages build test
	@tools/install-modules
	@tools/run-tests

check: build ## the checks of the source only: layers, bans, layout
	@tools/check-layers
	@tools/check-source
	@tools/check-format || test $$? -eq 77

format: ## lay out all C files with clang-format 14
	@tools/check-format --fix

coverage: ## what the tests reach, as build-coverage/coverage.html
	@tools/install-packages build test coverage
	@tools/coverage

fuzz: ## fuzz every parser [FUZZ_SECONDS=60]
	@tools/install-packages build test
	@tools/fuzz

bench: ## measure speed and errors against the peers [BENCH=import,ask,relations,plan,titles,law,shares,mail,truth]
	@tools/install-packages build bench
	@tools/install-modules
	@tools/build --release build-bench
	@tools/bench --program build-bench/entregent

install: build ## install under /usr/local [DESTDIR=...]
	@meson install -C "$(BUILD)" --no-rebuild

clean: ## remove everything that was built
	rm -rf build build-*

export ARCHIVE NETWORK FUZZ_SECONDS BENCH DESTDIR
