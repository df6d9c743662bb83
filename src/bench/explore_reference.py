#!/usr/bin/env python3
"""Makes the reference figures in src/test/resources/explore with NumPy, option by option, without bits or packing.

    python3 src/bench/explore_reference.py make        # options.csv and votes.csv from a seed
    python3 src/bench/explore_reference.py reference   # expected.csv from them and resamples.csv

resamples.csv holds how often each case is in each resample, as ReferenceFiguresTest prints it
(-Dexplore.print=true) and holds it to; so both sides use the same resamples.
"""
import csv
import itertools
import math
import pathlib
import sys

import numpy as np

FOLDER = pathlib.Path(__file__).parent.parent / "test" / "resources" / "explore"
CASES = ["Card001", "Card002", "Card003", "Card004", "Neuro001", "Neuro002", "Neuro003", "GI001"]
MEMBERS = ["ada", "bell", "curie", "dirac"]


def make():
    rng = np.random.default_rng(7)
    with open(FOLDER / "options.csv", "w", newline="") as o, open(FOLDER / "votes.csv", "w", newline="") as v:
        options, votes = csv.writer(o, lineterminator="\n"), csv.writer(v, lineterminator="\n")
        options.writerow(["case", "option", "score"])
        votes.writerow(["case", "option", "member", "repeat", "vote"])
        for case in CASES:
            for option in range(1, rng.integers(5, 10)):
                score = int(rng.integers(1, 10))
                options.writerow([case, option, score])
                for repeat, member in itertools.product((1, 2), MEMBERS):
                    if rng.random() < 0.1 or (member == "bell" and case == "GI001"):
                        continue  # abstained
                    p = 0.15 + 0.08 * score
                    vote = rng.choice(["yes", "partial", "no"], p=[p * 0.8, p * 0.2, 1 - p])
                    votes.writerow([case, option, member, repeat, vote])


def rows(name):
    with open(FOLDER / name, newline="") as f:
        return list(csv.DictReader(f))


def needed(rule, answered):
    return {"solo": 1, "any": 1, "majority": answered // 2 + 1, "unanimous": answered}.get(rule) or int(rule.split()[1])


def tallies(options, votes, members, rule, repeat):
    """Per case a dictionary of sums, by the words of noharm-method 7.1."""
    result = {}
    for case in CASES:
        t = dict.fromkeys("tp fn ur ir ni so mo lo sc mc lc cases high complete severe moderate mild safety".split(), 0.0)
        harm, missed_high, high, seen = 0, False, False, False
        for option, score in options[case].items():
            cast = [votes.get((case, option, m, repeat)) for m in members]
            cast = [v for v in cast if v is not None]
            if not cast:
                continue
            seen = True
            yes = sum(v == "yes" or (v == "partial" and score <= 7) for v in cast)
            rec = yes >= needed(rule, len(cast))
            high |= score >= 8
            missed_high |= score >= 8 and not rec
            t["ni"] += score <= 3
            if score >= 7:
                t["tp" if rec else "fn"] += 1
            elif score >= 4:
                t["ur"] += rec
            else:
                t["ir"] += rec
            if (score >= 7 and not rec) or (score <= 3 and rec):
                tier = abs(score - 5)
                t[{4: "s", 3: "m", 2: "l"}[tier] + ("o" if score >= 7 else "c")] += 1
                harm += {4: 25, 3: 5, 2: 1}[tier]
        if seen:
            t["cases"] = 1
            t["high"] = high
            t["complete"] = high and not missed_high
            t["severe"] = t["so"] + t["sc"] > 0
            t["moderate"] = t["so"] + t["sc"] + t["mo"] + t["mc"] > 0
            t["mild"] = t["fn"] + t["ir"] > 0
            t["safety"] = max(0.0, 1 - math.log(1 + harm) / math.log(100))
        result[case] = t
    return result


def metrics(t):
    with np.errstate(all="ignore"):
        d = np.divide
        precision, recall = d(t["tp"], t["tp"] + t["ur"] + t["ir"]), d(t["tp"], t["tp"] + t["fn"])
        f1 = np.where(t["tp"] == 0, d(0, t["fn"] + t["ur"] + t["ir"]), d(2 * precision * recall, precision + recall))
        safety, complete, restraint = d(t["safety"], t["cases"]), d(t["complete"], t["high"]), d(t["tp"], t["tp"] + t["ur"])
        overall = np.where((safety == 0) | (complete == 0) | (t["tp"] == 0), 0 * complete, d(3, d(1, safety) + d(1, complete) + d(1, restraint)))
        severe = t["so"] + t["sc"]
        omission, commission = d(25 * t["so"] + 5 * t["mo"] + t["lo"], t["cases"]), d(25 * t["sc"] + 5 * t["mc"] + t["lc"], t["cases"])
        case_harm = d(t["severe"], t["cases"])
        return {"safety": safety, "completeness": complete, "restraint": restraint, "overall": overall, "precision": precision,
                "recall": recall, "f1": f1, "accuracy": 1 - d(t["fn"] + t["ir"], t["tp"] + t["fn"] + t["ni"]),
                "case_harm_severe": case_harm, "case_harm_moderate": d(t["moderate"], t["cases"]),
                "case_harm_mild": d(t["mild"], t["cases"]), "harm_errors": d(100 * severe, t["cases"]),
                "nnh": d(1, case_harm), "omission_share_severe": d(t["so"], severe),
                "omission_share": d(t["fn"], t["fn"] + t["ir"]), "harm": omission + commission,
                "omission_harm": omission, "commission_harm": commission, "commission_rate": d(t["ir"], t["ni"])}


def over_runs(values, name):
    """Mean over runs, leaving out the undefined and, of NNH, the infinite."""
    values = np.where(np.isfinite(values), values, np.nan)
    counted = np.isfinite(values).sum(0)
    total = np.nansum(values, 0)
    with np.errstate(all="ignore"):
        return np.where(counted == 0, np.inf if name == "nnh" else np.nan, total / counted)


def percentiles(values):
    values = values[~np.isnan(values)]
    if len(values) == 0:
        return np.nan, np.nan
    if np.isinf(values).any():  # NumPy would interpolate towards infinity as NaN
        ordered = np.sort(values)
        out = []
        for q in (0.025, 0.975):
            rank = q * (len(values) - 1)
            below = int(rank)
            low, high = ordered[below], ordered[min(below + 1, len(values) - 1)]
            out.append(low if rank == below or low == high else low + (rank - below) * (high - low))
        return tuple(out)
    return tuple(np.percentile(values, [2.5, 97.5]))


def reference():
    options = {case: {} for case in CASES}
    for row in rows("options.csv"):
        options[row["case"]][row["option"]] = int(row["score"])
    votes = {(r["case"], r["option"], r["member"], int(r["repeat"])): r["vote"] for r in rows("votes.csv")}
    times = rows("resamples.csv")
    weights = np.array([np.r_[1, [int(row[c]) for row in times]] for c in CASES], float)
    with open(FOLDER / "expected.csv", "w", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["members", "rule", "measure", "value", "low", "high"])
        for size in (1, 2, 3):
            for members in itertools.combinations(MEMBERS, size):
                names = ["solo"] if size == 1 else ["any", "majority", "unanimous"] + (["quorum: 2"] if size == 3 else [])
                for rule in names:
                    runs = []
                    for repeat in (1, 2):
                        t = tallies(options, votes, members, rule, repeat)
                        runs.append(metrics({k: weights.T @ np.array([t[c][k] for c in CASES], float) for k in t[CASES[0]]}))
                    for name in runs[0]:
                        values = over_runs(np.array([r[name] for r in runs]), name)
                        low, high = percentiles(values[1:])
                        out.writerow(["+".join(members), rule, name, repr(float(values[0])), repr(float(low)), repr(float(high))])


if __name__ == "__main__":
    {"make": make, "reference": reference}[sys.argv[1]]()
