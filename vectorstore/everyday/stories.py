"""What people tell in words that vary, as patterns, and what the law calls it."""

from vectorstore.everyday import (
    births,
    complaints,
    contracts,
    harm,
    insurance,
    leave,
    leaving,
    spending,
    union,
    wages,
)

# A pattern, and what the law calls what it tells; the group "w" has the words that the law has others for.
SAID: tuple[tuple[str, str], ...] = (
    *wages.SAID,
    *leave.SAID,
    *births.SAID,
    *insurance.SAID,
    *contracts.SAID,
    *harm.SAID,
    *leaving.SAID,
    *union.SAID,
    *complaints.SAID,
    *spending.SAID,
)
