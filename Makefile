# Two commands matter: `make demo` and `make test`. Everything else is a convenience.
.PHONY: demo test proofs check bench bench-reconcile fuzz clean

demo:  ## An invented city, a year of track 1, an answered inquiry: make demo ARGS="--size small|medium|city --dir DIR --seed N --no-serve"
	cargo run --quiet --bin augenmass -- demo $(ARGS)

test:  ## Everything a developer needs to trust a change
	cargo test --workspace --exclude augenmass-proofs

proofs: ## Symbolic proofs over the policies (docs/proofs.md); needs the solver cvc5
	cargo test --workspace --test proofs

check: ## Format, lints, documentation, house rules and licences
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps
	cargo run --quiet -p xtask -- check

bench: ## Measures this machine, writes docs/performance.md: make bench ARGS="--no-build --only gate,growth"
	cargo run --quiet -p xtask -- bench $(ARGS)

bench-reconcile: ## The private reconciliation alone: make bench-reconcile ARGS="--only reconcile-speed"
	cargo run --quiet --release -p augenmass-bench-reconcile -- $(ARGS)

fuzz: ## Random bytes for every parser, random commands for the states: make fuzz ARGS="--seconds 60 inquiry law"
	cargo run --quiet -p xtask -- fuzz $(ARGS)

clean: ## Removes what was built and the demo's data
	cargo clean
	rm -rf demo-data
