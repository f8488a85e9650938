"""Uses the package as a typed program does; only a type checker reads this file."""

import ouroboros_ledger as ob

found: ob.Circulation = ob.circulation(["a", "b"], ["b", "a"], [2, 1])
share: float | None = found.share
counts: dict[int, int] = ob.circuit_counts([0, 1], [1, 0]).by_length
first: ob.Circuit = ob.circuits([0, 1], [1, 0])[0]
passed: bool = ob.Model.open("model").check().passed
statistic: float = ob.gsadf([0.0, 1.0]).gsadf
