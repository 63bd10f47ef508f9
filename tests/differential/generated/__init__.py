"""Random well-typed programs without undefined behaviour: the engine must agree with the compiler about them."""
