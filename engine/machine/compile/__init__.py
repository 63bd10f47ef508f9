"""From generic MIR to closures: one Python function per statement, specialised by type and operand shape."""
