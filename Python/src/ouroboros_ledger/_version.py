"""The version: that of the engine in the wheel."""

VERSION = "0.1.0"
