"""Coroutines: from a body that yields to a state machine, as rustc's `StateTransform`."""
