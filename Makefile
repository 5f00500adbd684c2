# `make audit` and `make test` need nothing but a Swift toolchain: on Debian and Ubuntu they install
# what is missing first.

# Everything that is not in the Swift toolchain. Versions are those of Debian 12 and Ubuntu 24.04 or later.
PACKAGES = libyaml-dev libpcre2-dev libssl-dev pkg-config git
# What Benchmarks/run needs besides.
BENCHMARK_PACKAGES = valgrind python3

SWIFT = swift
STRICT = --explicit-target-dependency-import-check error
GOUJI = .build/release/gouji
# With Swift's libraries inside, where the toolchain brings them so: an eighth less time on many reports.
STATIC = $(shell test -d "$$($(SWIFT) -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')_static" \
  && echo --static-swift-stdlib)

.PHONY: audit test build setup setup-benchmarks expected clean

# The samples, in colours, worst first. What is found in them is no failure of the command.
audit: build
	$(GOUJI) audit reports --fail-on never

build: setup
	$(SWIFT) build -c release --product gouji $(STATIC)

test: setup
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build
	$(SWIFT) format lint --strict -r Sources Tests Package.swift
	$(MAKE) --no-print-directory test-rules

# The command itself on the rules and samples that are shipped.
.PHONY: test-rules
test-rules: build
	$(GOUJI) rules check --strict
	$(GOUJI) rules test
	scripts/compare-expected $(GOUJI)

# Rewrites what `make test` expects of the samples. Read the difference before you commit it.
expected: build
	scripts/compare-expected --update $(GOUJI)

setup:
	@scripts/install-packages $(PACKAGES)

setup-benchmarks: setup
	@scripts/install-packages $(BENCHMARK_PACKAGES)

clean:
	$(SWIFT) package clean
