"""Aliasing models: Tree Borrows in several versions, Stacked Borrows, and none.

`api` is the interface with the machine. Tree Borrows: `permissions` (the automata as tables), `node`, `tree` (accesses,
retags, ends), `wildcard` (pointers made from integers), `history` (facts for messages), `model` (plans of retags).
Stacked Borrows: `stack`, `stack_state`, `stack_errors`. Both: `ranges` (bytes with equal state), `runs`. `versions`
lists and makes the models. The law is tree-borrows.md, tree-borrows-versions.md and stacked-borrows.md of the
specification; `tests/borrows` compares this room with naive implementations written from it.
"""
