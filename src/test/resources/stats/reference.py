"""Writes reference.json: intervals and p values by NumPy on fixed resamples (numpy 2.4.6, `python3 reference.py`)."""
import json
import pathlib

import numpy as np

rng = np.random.default_rng(20261121)
SAMPLES = {"ten specialties of four": [4] * 10, "one stratum of twenty": [20], "uneven": [3, 5, 12, 4]}


def variance(x, sizes):
    """Stratified variance of the mean, its Satterthwaite degrees of freedom; x is (..., n), stratum by stratum."""
    n, at, parts = x.shape[-1], 0, []
    for m in sizes:
        parts.append(np.var(x[..., at : at + m], axis=-1, ddof=1) * m / n**2)
        at += m
    total = np.sum(parts, axis=0)
    freedom = total**2 / np.sum([p**2 / (m - 1) for p, m in zip(parts, sizes)], axis=0)
    return total, freedom


def sample(name, sizes):
    n, at, ids, blocks = sum(sizes), 0, [], []
    for h, m in enumerate(sizes):
        ids += [f"{chr(65 + h)}{i:03d}" for i in range(m)]
        blocks.append(at + rng.integers(0, m, (400, m)))
        at += m
    resamples = np.concatenate(blocks, axis=1)
    values = np.round(rng.beta(5, 2, n) - rng.beta(4, 2, n), 6)
    means = values[resamples].mean(axis=1)
    total, freedom = variance(values, sizes)
    error = np.sqrt(total)
    t = np.abs(means - values.mean()) / np.sqrt(variance(values[resamples], sizes)[0])
    quantile = np.quantile(t, 0.95)

    def p(supposed):
        return (1 + np.sum(t >= abs(values.mean() - supposed) / error)) / (1 + len(t))

    return {
        "name": name,
        "ids": ids,
        "values": values.tolist(),
        "resamples": resamples.tolist(),
        "mean": values.mean(),
        "percentile": np.quantile(means, [0.025, 0.975]).tolist(),
        "standardError": error,
        "freedom": freedom,
        "studentised": [values.mean() - quantile * error, values.mean() + quantile * error],
        "pOfZero": p(0),
        "pOfMinusTwentieth": p(-0.05),
    }


out = pathlib.Path(__file__).with_name("reference.json")
out.write_text(json.dumps([sample(*s) for s in SAMPLES.items()], default=float) + "\n")
