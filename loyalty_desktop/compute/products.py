"""Products of tall tables, in pieces that the linear algebra library does by itself.

Given large pieces it starts threads that wait for one another by turning: on a PC that is busy, with the window for
one, that makes a product ten to a hundred times slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import FloatArray

# OpenBLAS takes one thread up to 262,144 multiplications.
_ONE_THREAD = 200_000


def cross_product(left: FloatArray, right: FloatArray) -> FloatArray:
    """Return leftᵀ · right of two tables with the same rows."""
    # Pieces of fewer rows than columns would give more sums than there are rows to sum.
    step = max(left.shape[1], right.shape[1], _ONE_THREAD // max(1, left.shape[1] * right.shape[1]))
    whole = len(left) // step * step
    rest: FloatArray = left[whole:].T @ right[whole:]
    if not whole:
        return rest
    pieces = left[:whole].reshape(-1, step, left.shape[1]).transpose(0, 2, 1)
    summed: FloatArray = np.matmul(pieces, right[:whole].reshape(-1, step, right.shape[1])).sum(axis=0)
    return summed + rest


def times(table: FloatArray, matrix: FloatArray) -> FloatArray:
    """Return table · matrix, the table tall and the matrix small."""
    step = max(1, _ONE_THREAD // max(1, matrix.size))
    whole = len(table) // step * step
    product = np.empty((len(table), matrix.shape[1]))
    pieces = product[:whole].reshape(-1, step, matrix.shape[1])
    np.matmul(table[:whole].reshape(-1, step, table.shape[1]), matrix, out=pieces)
    np.matmul(table[whole:], matrix, out=product[whole:])
    return product
