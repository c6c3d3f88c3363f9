#!/usr/bin/env python3
"""Prints the figures of peers_bench and peers.mjs as a table, with ratios to our store; fails where rows differ."""
import sys

STORES = ["entente", "cypher", "rocksdb", "sqlite", "duckdb", "kuzu"]


def shown(work, figure, rows):
    if work.startswith("load"):
        return f"{rows / figure / 1000:,.0f} k/s"
    if work.startswith("size"):
        return f"{figure / rows:,.0f} B each"
    return f"{figure:,.1f} us" if figure < 1000 else f"{figure / 1000:,.1f} ms"


def main():
    figures, works = {}, []
    for line in open(sys.argv[1], encoding="utf-8"):
        store, work, figure, rows = line.rstrip("\n").split("\t")
        figures[store, work] = (float(figure), int(rows))
        if work not in works:
            works.append(work)
    stores = [store for store in STORES if any(key[0] == store for key in figures)]
    print("| work | rows | " + " | ".join(stores) + " |")
    print("| --- |" + " ---: |" * (len(stores) + 1))
    differ = False
    for work in works:
        present = [(store, *figures[store, work]) for store in stores if (store, work) in figures]
        counts = {rows for _, _, rows in present}
        differ |= len(counts) > 1
        ours = figures.get(("entente", work), (None, 0))[0]
        cells = []
        for store in stores:
            if (store, work) not in figures:
                cells.append("-")
                continue
            figure, rows = figures[store, work]
            ratio = f" ({figure / ours:.2g} x)" if ours and store != "entente" else ""
            cells.append(shown(work, figure, rows) + ratio)
        print(f"| {work} | {' / '.join(f'{count:,}' for count in sorted(counts))} | " + " | ".join(cells) + " |")
    if differ:
        print("Some rows differ: the figures of that line compare different work.", file=sys.stderr)
    return 1 if differ else 0


sys.exit(main())
