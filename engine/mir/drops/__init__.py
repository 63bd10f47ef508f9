"""Drop elaboration: which scheduled drops happen always, never, or depending on what was moved out."""
