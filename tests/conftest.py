"""All tests: generated ones have no deadline, as no test asserts a time."""
from hypothesis import settings

settings.register_profile("ems", deadline=None)
settings.load_profile("ems")
