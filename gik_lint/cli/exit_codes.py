"""Exit codes (CONTRACT): 70 > 2 > 3 > 1 > 0; the output format never changes them."""

CLEAN = 0
FINDINGS = 1
USAGE = 2
INCOMPLETE = 3
FAULT = 70
