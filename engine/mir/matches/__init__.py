"""Match lowering: patterns to tests of places, tests to a decision tree, arms with bindings and guards."""
