"""The parts of engine.cpp in plain NumPy, by their definitions, on the same comparisons. Prints one line of JSON each."""

import json
import time

import numpy as np

MOST_PAIRED = 3000  # the N x N definition of PROMETHEE II holds several matrices of N x N doubles


def ratings(options, criteria):
    """Ratings from 1 to 100.9, options x criteria: splitmix64 at position option * criteria + criterion."""
    with np.errstate(over="ignore"):
        z = (np.arange(options * criteria, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (1 + ((z >> np.uint64(40)) % np.uint64(1000)).astype(float) / 10).reshape(options, criteria)


def measure(work):
    """The minimum of several runs in milliseconds, and the result."""
    least, spent, times = float("inf"), 0.0, 1
    while spent < 200:
        start = time.perf_counter()
        for _ in range(times):
            check = work()
        ms = (time.perf_counter() - start) * 1000
        spent += ms
        least = min(least, ms / times)
        times = int(max(1, min(1000, 2 / max(least, 1e-4))))
    return least, check


def report(part, options, criteria, work):
    ms, check = measure(work)
    row = {"runner": "numpy", "part": part, "options": options, "criteria": criteria, "ms": ms, "check": float(check)}
    print(json.dumps(row), flush=True)


def by_option(scores):
    return scores @ (1 + np.arange(len(scores)) % 7)


def tipping_points(values, importance, top):
    """Walks from each crossing of the leader's line to the nearest next one."""
    points = values @ importance
    found = 0.0
    for c, now in enumerate(importance):
        slope = values[:, c]
        base = points - now * slope
        leader = np.lexsort((-slope, -base))[0]
        at = 0.0
        while at < top:
            steeper = np.flatnonzero(slope > slope[leader])
            to, rival = top, leader
            if len(steeper):
                crossing = (base[leader] - base[steeper]) / (slope[steeper] - slope[leader])
                nearest = np.lexsort((-slope[steeper], crossing))[0]
                if crossing[nearest] < top:
                    to, rival = crossing[nearest], steeper[nearest]
            found += to * (1 + leader % 7)
            at, leader = to, rival
    return found


def promethee2(better, share):
    """Compares every pair, with a linear preference (q = 5, p = 20)."""
    net = np.zeros(len(better))
    for c in range(better.shape[1]):
        difference = better[:, c][:, None] - better[:, c][None, :]
        preference = np.clip((difference - 5) / 15, 0, 1)
        net += share[c] * (preference.sum(axis=1) - preference.sum(axis=0))
    return net / (len(better) - 1)


def topsis(raw, lower, share):
    weighed = share * raw / np.sqrt((raw**2).sum(axis=0))
    weighed = np.where(lower, -weighed, weighed)
    best = np.sqrt(((weighed - weighed.max(axis=0)) ** 2).sum(axis=1))
    worst = np.sqrt(((weighed - weighed.min(axis=0)) ** 2).sum(axis=1))
    return worst / (best + worst)


def measure_size(options, criteria):
    raw = ratings(options, criteria)
    lower = np.arange(criteria) % 3 == 2
    importance = 1.0 + np.arange(criteria) % 5
    share = importance / importance.sum()
    values = np.where(lower, 1 - raw / 101, raw / 101)

    def ranking():
        points = values @ importance
        np.argsort(-points, kind="stable")
        return by_option(points)

    report("ranking", options, criteria, ranking)
    top = 2 * importance.max()
    report("tipping points", options, criteria, lambda: tipping_points(values, importance, top))
    draws = min(4096, max(256, 50_000_000 // (options * criteria)))
    factors = 2 ** np.random.default_rng(1).uniform(-1, 1, (criteria, draws)) * importance[:, None]
    leader = np.argmax(values @ importance)
    report("robustness", options, criteria, lambda: (np.argmax(values @ factors, axis=0) == leader).mean())

    def weighted_product():
        normal = np.where(lower, raw.min(axis=0) / raw, raw / raw.max(axis=0))
        return by_option(np.prod(normal**share, axis=1))

    report("weighted product", options, criteria, weighted_product)
    report("TOPSIS", options, criteria, lambda: by_option(topsis(raw, lower, share)))
    if options <= MOST_PAIRED:
        better = np.where(lower, -raw, raw)
        report("PROMETHEE II", options, criteria, lambda: by_option(promethee2(better, share)))
        flows = np.stack([promethee2(better[:, [c]], [1.0]) for c in range(criteria)], axis=1)
        report("net flows again", options, criteria, lambda: (flows @ share)[0])


for M in (10, 50):
    for N in (10, 100, 1000, 3000, 10_000):
        measure_size(N, M)
