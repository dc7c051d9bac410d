"""One module for each family of commands; each registers its parsers and names what they run."""

from bot.commands import (
    adding,
    administering,
    asking,
    auditing,
    conversing,
    evaluating,
    evaluating_answers,
    feedback,
    indexing,
    keeping,
    listing,
    purging,
    removing,
    reporting,
    roles,
    serving,
)

COMMANDS = (
    indexing.register,
    adding.register,
    listing.register,
    removing.register,
    asking.register,
    conversing.register,
    serving.register,
    evaluating.register,
    evaluating_answers.register,
    administering.register,
    keeping.register,
    feedback.register,
    reporting.register,
    auditing.register,
    roles.register,
    purging.register,
)
