# make help lists what there is to do.

GO       ?= go
DIR      ?= notebooks
ARGS     ?=
FUZZTIME ?= 1m
LAB      := bin/lab$(shell $(GO) env GOEXE)
CHECKALL := $(GO) run ./scripts/checkall

# The product needs no C compiler, on any platform.
export CGO_ENABLED := 0

.DEFAULT_GOAL := help
.PHONY: help run build test test-go programs test-page test-browser test-course test-arm64 conformance generate page screenshot fmt bench bench-page fuzz soak mutate clean

help: ## List the targets
	@echo "Two commands: 'make run' to learn, 'make test' to prove that everything works."
	@echo
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r target text; do printf '  make %-13s %s\n' "$$target" "$$text"; done

run: build ## Build lab and open it in the browser; needs only Go. DIR=notebooks holds your work, ARGS='--addr 127.0.0.1:9000' is passed on
	@mkdir -p "$(DIR)"
	@exec $(LAB) serve --dir "$(DIR)" $(ARGS)

build: ## Build bin/lab, one file without dependencies
	$(GO) build -o $(LAB) ./cmd/lab

test: ## Set up and check everything: Go, page, browser and course; ends with 'N passed, N failed'
	@$(CHECKALL)

test-go: ## Only the Go part: gofmt, vet, staticcheck, generated code, tests, cross builds
	@$(CHECKALL) go

test-arm64: ## The typed engine's tests for arm64 under emulation; needs qemu-user (Debian: qemu-user-static), not part of test
	@emulator=$$(command -v qemu-aarch64-static || command -v qemu-aarch64) || { echo "test-arm64: no qemu-aarch64 here; install qemu-user" >&2; exit 1; }; \
	binary=$$(mktemp) && trap 'rm -f "$$binary"' EXIT && \
	GOARCH=arm64 $(GO) test -c -o "$$binary" ./kernel/typed && cd kernel/typed && "$$emulator" "$$binary" -test.short=false

programs: build ## Run the students' programs with go run and on lab's engines, and all sequences of cells compiled; takes some minutes
	$(GO) run ./scripts/programs -lab $(LAB)
	LAB_COMPILED=all $(GO) test -count=1 -timeout 30m ./kernel/compiled

test-page: ## Only the page: lint, types, unit tests, web/dist is current
	@$(CHECKALL) page

test-browser: ## Only the browser tests, in real Chromium against a real lab serve
	@$(CHECKALL) browser

test-course: ## Only the course: lab check, run, release and grade as an instructor types them
	@$(CHECKALL) course

conformance: build ## Run Go's own test programs on the engines and write kernel/CONFORMANCE.md; takes some ten minutes
	$(GO) run ./scripts/conformance -lab $(LAB)

generate: ## Write generated Go and TypeScript again: embedded types, yaegi's symbols, the page's wire types
	$(GO) generate ./kernel/universe ./web/wire

page: ## Build web/dist again from web/app
	cd web/app && npm ci && npm run build

screenshot: build ## Take docs/screenshot.png again, with the browser test that looks at the page
	cd web/e2e && npm ci --no-audit --no-fund --silent && UPDATE_SCREENSHOT=1 node --test looks.test.mjs

fmt: ## Format all Go code, also what no build names
	gofmt -l -w $$(git ls-files -- "*.go")

bench: ## Measure the engines against compiled Go, and rdd and ml against programs written by hand, with their targets, as in BENCHMARKS.md
	@$(GO) run ./scripts/bench
	@$(GO) run ./scripts/rddbench
	@$(GO) test -run '^$$' -bench . -benchmem ./rdd/... ./ml ./kernel/...

bench-page: build ## Measure the page in Chromium, with its targets, as in BENCHMARKS.md; JUPYTER=path/to/jupyter measures JupyterLab beside it
	cd web/e2e && npm ci --no-audit --no-fund --silent && node bench/page.mjs

fuzz: ## Look for cells, notebooks and data that bring down what reads them: every fuzz target. FUZZTIME=1m is for each
	@grep -rEo --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z0-9_]*' . | sed -E 's|/[^/]*:func | |' | sort | while read -r pkg target; do \
		echo "$$target of $$pkg"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$pkg" < /dev/null || exit 1; \
	done

soak: ## 2,000 random rdd jobs under faults and small memory budgets against a plain model; LAB_LAW_SEED=n repeats one
	LAB_SOAK=2000 $(GO) test -count=1 -timeout 30m -v -run '^(TestSoak|TestLongLived)' ./rdd/lawtest

mutate: ## Make small faults in the solutions of the exercises and count how many their checks find; EXERCISES='rmse topwords' for some, ARGS='-n 60' for a sample
	@$(GO) run ./scripts/mutate $(ARGS) $(EXERCISES)

clean: ## Remove what was built and the npm packages; notebooks stay
	rm -rf bin web/app/node_modules web/e2e/node_modules
