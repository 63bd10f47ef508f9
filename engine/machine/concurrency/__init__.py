"""Threads: whose turn it is (`scheduler`), what happens before what (`clocks`), and data races (`races`)."""
