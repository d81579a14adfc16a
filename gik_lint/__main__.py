"""`python -m gik_lint`."""

import sys

from gik_lint.readers import bounded

if sys.argv[1:2] == [bounded.ARGUMENT]:  # a frozen program calls itself to read in bounds
    bounded.main(sys.argv[2])
else:
    from gik_lint.cli import main

    main()
