#!/usr/bin/env python3
"""Times `primum explore` beside a vectorised NumPy equivalent, on synthetic tables made from a seed.

    mvn -q package -DskipTests
    python3 src/bench/explore.py [--members 31 --cases 100 --options 42 --max-size 3 --resamples 10000 --seed 0]

Both compute, for every subset of members under every rule, the same 19 figures on the sample and on the same number of
resamples, with their 2.5th and 97.5th percentiles, and the paired difference in safety from the members; rules that
decide alike are computed once by both. NumPy runs on all cores too (one process for each part of the subsets). It does
the whole work, unless --numpy-every 10 gives it every tenth subset only, which is then printed. It starts from arrays
in memory and writes nothing, and has no folds, fronts, leave-one-out and Shapley values: what Primum does besides counts
against Primum. It draws its own resamples, so intervals agree in distribution; points are compared to 1e-6, as printed.
"""
import argparse
import csv
import itertools
import multiprocessing
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # one process a core is faster here than one process with threads
import numpy as np

SPECIALTIES = ["All", "Card", "Derm", "Endo", "GI", "Heme", "ID", "Nephro", "Neuro", "Pulm"]
MEASURES = ["safety", "completeness", "restraint", "overall", "precision", "recall", "f1", "accuracy",
            "case_harm_severe", "case_harm_moderate", "case_harm_mild", "harm_errors", "nnh",
            "omission_share_severe", "omission_share", "harm", "omission_harm", "commission_harm", "commission_rate"]
W = np.array([0, 25, 5, 1, 0, 0, 0, 1, 5, 25])


def make(a):
    """Scores [case, option] and votes [member, case, option]: better members vote more like the scores."""
    rng = np.random.default_rng(a.seed)
    scores = rng.choice(np.arange(1, 10), size=(a.cases, a.options),
                        p=[.07, .14, .28, .09, .18, .09, .06, .06, .03])
    skill = rng.uniform(0.5, 1.5, a.members)
    taste = rng.normal(0, 0.5, (a.cases, a.options))  # what all members tend to see alike
    lean = (scores - 5) / 2
    p = 1 / (1 + np.exp(-(skill[:, None, None] * lean + taste)))
    return scores, rng.random(p.shape) < p


def write(folder, scores, votes):
    cases = [f"{SPECIALTIES[c % 10]}{c // 10 + 1:03d}" for c in range(len(scores))]
    with open(folder / "options.csv", "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["case", "option", "score"])
        for c, o in np.ndindex(*scores.shape):
            out.writerow([cases[c], f"{o + 1:02d}", scores[c, o]])
    with open(folder / "votes.csv", "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["case", "option", "member", "repeat", "vote"])
        for m, c, o in np.ndindex(*votes.shape):
            out.writerow([cases[c], f"{o + 1:02d}", f"m{m + 1:02d}", 1, "yes" if votes[m, c, o] else "no"])


def rules(size):
    return [("solo", 1)] if size == 1 else [("any", 1), ("majority", size // 2 + 1), ("unanimous", size)]


def case_values(rec, scores):
    """[16, case]: what the metrics are sums of."""
    err = np.where(scores >= 7, ~rec, rec) & (np.abs(scores - 5) >= 2)
    tier = lambda s: (err & (scores == s)).sum(1)
    severe, moderate, mild = tier(9) + tier(1), tier(8) + tier(2), tier(7) + tier(3)
    high = scores >= 8
    harm = (err * W[scores]).sum(1)
    return np.stack([
        (rec & (scores >= 7)).sum(1), (rec & (scores >= 4) & (scores <= 6)).sum(1), (scores <= 3).sum(1),
        tier(9), tier(8), tier(7), tier(1), tier(2), tier(3),
        high.any(1), high.any(1) & ~(high & ~rec).any(1), severe > 0, severe + moderate > 0, severe + moderate + mild > 0,
        np.ones(len(scores)), np.maximum(0, 1 - np.log1p(harm) / np.log1p(99))]).astype(float)


def metrics(s):
    """[19, ...] from sums [16, ...]."""
    tp, ur, ni, so, mo, lo, sc, mc, lc, high, complete, cs, cm, cl, n, safe = s
    fn, ir = so + mo + lo, sc + mc + lc
    safety, completeness, restraint = safe / n, complete / high, tp / (tp + ur)
    overall = np.where((safety == 0) | (completeness == 0), 0, 3 / (1 / safety + 1 / completeness + 1 / restraint))
    om, com = (25 * so + 5 * mo + lo) / n, (25 * sc + 5 * mc + lc) / n
    return np.stack([safety, completeness, restraint, overall, tp / (tp + ur + ir), tp / (tp + fn),
                     2 * tp / (2 * tp + fn + ur + ir), 1 - (fn + ir) / (tp + fn + ni), cs / n, cm / n, cl / n,
                     (so + sc) * 100 / n, n / cs, so / (so + sc), fn / (fn + ir), om + com, om, com, ir / ni])


def resamples(cases, a):
    """Multiplicities [resample, case]; the first row is the sample."""
    rng = np.random.default_rng(a.seed)
    strata = [np.arange(s, cases, 10) for s in range(10)]
    counts = np.zeros((a.resamples + 1, cases))
    counts[0] = 1
    for b in range(1, a.resamples + 1):
        for stratum in strata:
            np.add.at(counts[b], rng.choice(stratum, len(stratum)), 1)
    return counts


def explore(job):
    """Points, intervals and the paired difference in safety from the best member."""
    a, scores, votes, subsets, counts, solo = job
    out = []
    for subset in subsets:
        tally = votes[list(subset)].sum(0)
        same = {}  # by votes needed
        for rule, needed in rules(len(subset)):
            if needed in same:
                out.append((subset, rule, *same[needed]))
                continue
            values = metrics(np.moveaxis(counts @ case_values(tally >= needed, scores).T, 1, 0))
            low, high = np.percentile(values[:, 1:], [2.5, 97.5], axis=1)
            best = max(subset, key=lambda m: solo[m][0])
            gain = values[0] - solo[best]
            same[needed] = (values[:, 0].copy(), low, high, gain[0], *np.percentile(gain[1:], [2.5, 97.5]),
                            min((values[0][1:] - solo[m][1:] > 0).mean() for m in subset))
            out.append((subset, rule, *same[needed]))
    return out, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def numpy_side(a, scores, votes):
    np.seterr(all="ignore")
    start, before = time.monotonic(), cpu()
    counts = resamples(a.cases, a)
    solo = [metrics(np.moveaxis(counts @ case_values(v, scores).T, 1, 0))[0] for v in votes]
    subsets = [s for k in range(1, a.max_size + 1) for s in itertools.combinations(range(a.members), k)][::a.numpy_every]
    jobs = [(a, scores, votes, subsets[i::a.processes], counts, solo) for i in range(a.processes)]
    with ProcessPoolExecutor(a.processes, multiprocessing.get_context("fork")) as pool:  # says so when a process is killed
        parts = list(pool.map(explore, jobs))
    return time.monotonic() - start, cpu() - before, [row for part, _ in parts for row in part], sum(peak for _, peak in parts)


def cpu():
    children, own = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    return children.ru_utime + children.ru_stime + own.ru_utime + own.ru_stime


def java_side(a, folder, options):
    start, before = time.monotonic(), cpu()
    subprocess.run(
        [os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java",
         *a.jvm.split(), "-jar", a.jar, "explore", "--options", folder / "options.csv", "--votes", folder / "votes.csv",
         "--max-size", str(a.max_size), "--resamples", str(a.resamples), "--out", folder / "out", *options],
        check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start, cpu() - before


def compare(folder, rows):
    """Largest difference of points; of interval ends, as a share of the interval's width."""
    with open(folder / "out" / "ensembles.csv") as f:
        java = {(r["members"], r["rule"]): r for r in csv.DictReader(f)}
    number = lambda text: float(text) if text else np.nan
    worst, ends = 0, []
    for subset, rule, values, low, high, *_ in rows:
        row = java["+".join(f"m{m + 1:02d}" for m in subset), rule]
        for i, name in enumerate(MEASURES):
            name = name + "[log-k]" if name in ("safety", "overall") else name
            point = number(row[name])
            if np.isfinite(point) or np.isfinite(values[i]):
                worst = max(worst, abs(point - values[i]) / max(1, abs(point)))
            width = high[i] - low[i]
            if np.isfinite(width) and width > 0:
                ends.append(abs(number(row[name + "_low"]) - low[i]) / width)
                ends.append(abs(number(row[name + "_high"]) - high[i]) / width)
    return len(java), worst, float(np.nanmean(ends))


def main():
    p = argparse.ArgumentParser()
    for name, value in dict(members=31, cases=100, options=42, max_size=3, resamples=10000, seed=0, rounds=3, numpy_every=1).items():
        p.add_argument("--" + name.replace("_", "-"), type=int, default=value)
    p.add_argument("--processes", type=int, default=os.cpu_count())
    p.add_argument("--jar", default="target/quarkus-app/quarkus-run.jar")
    p.add_argument("--jvm", default="-Xmx1g")
    p.add_argument("--skip-numpy", action="store_true")
    a = p.parse_args()
    load = os.getloadavg()
    scores, votes = make(a)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, scores, votes)
        one = [java_side(a, folder, ["--rule", "majority"]) for _ in range(a.rounds)]
        every = [java_side(a, folder, []) for _ in range(a.rounds)]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        show = lambda runs: " and ".join(
            f"{np.median(t):.2f} s ({min(t):.2f} to {max(t):.2f}) {what}" for t, what in zip(zip(*runs), ("elapsed", "of processor time")))
        print(f"load before and after: {load[0]:.1f}, {os.getloadavg()[0]:.1f}")
        print(f"{a.members} members, {a.cases} x {a.options} options, {a.resamples} resamples, JVM {a.jvm}")
        print(f"primum, majority alone: {show(one)}")
        print(f"primum, every rule: {show(every)}, peak resident {peak} MiB")
        if not a.skip_numpy:
            seconds, used, rows, numpy_peak = numpy_side(a, scores, votes)
            n, worst, ends = compare(folder, rows)
            share = "all" if len(rows) == n else f"ONLY {len(rows)} of"
            print(f"NumPy {np.__version__}, every rule, {a.processes} processes: {seconds:.1f} s elapsed and {used:.1f} s of processor time "
                  f"for {share} {n} ensembles, peak resident {numpy_peak} MiB together")
            java = np.median([t[1] for t in every]) / n
            print(f"processor time of an ensemble, NumPy to primum: {used / len(rows) / java:.1f}; load now {os.getloadavg()[0]:.1f}")
            print(f"rows {n}; largest difference of a point {worst:.1e}; ends of intervals differ by {ends:.4f} of a width on average")


if __name__ == "__main__":
    sys.exit(main())
