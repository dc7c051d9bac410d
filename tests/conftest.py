"""What holds for every test: none fails because the machine is busy."""

from hypothesis import settings

settings.register_profile("policybot", deadline=None)
settings.load_profile("policybot")
