"""Finds money that goes round in a circle: exact measures of circular financing, with proofs.

Networks: :func:`circulation`, :func:`returnable_financing`, :func:`circuit_counts`, :func:`circuits`. Debts: :func:`clearing`,
:func:`debtrank`. Series: :func:`gsadf`, :func:`bsadf`, :func:`datestamp`, :func:`lppls_fit`. Ledgers: :class:`Model`.

Every function releases the interpreter's lock while the engine works, and a long call can be interrupted.
"""

from ._library import version
from ._version import VERSION as __version__
from .claims import Clearing, DebtRank, clearing, debtrank
from .errors import DefectError, Diagnostic, InputError, OuroborosError
from .model import Measure, Measures, Model, Rule, Stress, Verdict
from .networks import (
    Circuit,
    CircuitCounts,
    Circuits,
    Circulation,
    ReturnableFinancing,
    circuit_counts,
    circuits,
    circulation,
    returnable_financing,
)
from .series import Datestamp, Episode, Gsadf, Lppls, bsadf, datestamp, gsadf, lppls_fit

__all__ = [
    "Circuit",
    "CircuitCounts",
    "Circuits",
    "Circulation",
    "Clearing",
    "Datestamp",
    "DebtRank",
    "DefectError",
    "Diagnostic",
    "Episode",
    "Gsadf",
    "InputError",
    "Lppls",
    "Measure",
    "Measures",
    "Model",
    "OuroborosError",
    "ReturnableFinancing",
    "Rule",
    "Stress",
    "Verdict",
    "__version__",
    "bsadf",
    "circuit_counts",
    "circuits",
    "circulation",
    "clearing",
    "datestamp",
    "debtrank",
    "gsadf",
    "lppls_fit",
    "returnable_financing",
    "version",
]
