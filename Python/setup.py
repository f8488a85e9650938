"""Says that a wheel holds machine code: its tag names the platform, and any Python 3."""

import os

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.dist import Distribution


class BinaryDistribution(Distribution):
    """A distribution with machine code of its own, though none that setuptools compiled."""

    def has_ext_modules(self) -> bool:
        return True


class PlatformWheel(bdist_wheel):
    """The library is called through ctypes, so that one wheel serves every Python 3."""

    def get_tag(self) -> tuple[str, str, str]:
        platform = os.environ.get("OUROBOROS_PLATFORM") or super().get_tag()[2]
        return "py3", "none", platform


setup(distclass=BinaryDistribution, cmdclass={"bdist_wheel": PlatformWheel})
