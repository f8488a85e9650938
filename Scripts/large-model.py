#!/usr/bin/env python3
"""Writes a model of many deals between many firms, for measuring: every number is drawn, none is about anybody.

    Scripts/large-model.py FOLDER [--firms 300] [--deals 5000] [--seed 1]

The same arguments write the same bytes. Three kinds of deals (equity, loans, purchases), each between two firms and with a source of its own,
so that money goes round in many ways; every firm has revenue and cash.
"""
import argparse
import pathlib
import random


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder")
    options.add_argument("--firms", type=int, default=300)
    options.add_argument("--deals", type=int, default=5000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    draw = random.Random(chosen.seed)
    folder = pathlib.Path(chosen.folder)
    (folder / "deals").mkdir(parents=True, exist_ok=True)
    (folder / "firms").mkdir(exist_ok=True)
    firms = [f"firm-{number:04d}" for number in range(chosen.firms)]
    (folder / "model.yaml").write_text(
        "title: Many deals between many firms, all drawn\nbase_currency: USD\nas_of: 2026-01-31\n"
        f"universe: [{', '.join(firms)}]\n"
        "files:\n  entities: [entities.yaml]\n  sources: [sources.yaml]\n  firms: [firms/*.yaml]\n"
        "  deals: [deals/*.yaml]\n"
    )
    (folder / "entities.yaml").write_text(
        "entities:\n"
        + "".join(f"  {firm}: {{name: {firm.title()}, kind: company, country: US}}\n" for firm in firms)
    )
    sources = ["  annual-reports: {title: Annual reports, kind: filing, grade: A1, published: 2026-01-15, url: 'https://example.com/annual'}\n"]
    deals = []
    for number in range(chosen.deals):
        payer, receiver = draw.sample(firms, 2)
        month = 1 + number % 12
        sources.append(
            f"  source-{number:05d}: {{title: Release {number}, kind: release, grade: A2, published: 2025-{month:02d}-15, "
            f"url: 'https://example.com/{number}'}}\n"
        )
        deals.append(
            f"  deal-{number:05d}:\n    title: Deal {number}\n    parties: [{payer}, {receiver}]\n    claims:\n"
            f"      - source: source-{number:05d}\n        status: signed\n        date: 2025-{month:02d}-15\n        legs:\n"
            f"          money: {{from: {payer}, to: {receiver}, kind: {draw.choice(['equity', 'debt', 'purchase'])}, "
            f"amount: USD {draw.randint(1, 5000)}m, binding: binding, settles: cash, start: 2026-02, term: P{draw.randint(1, 7)}Y}}\n"
        )
    (folder / "sources.yaml").write_text("sources:\n" + "".join(sources))
    (folder / "deals" / "deals.yaml").write_text("deals:\n" + "".join(deals))
    for firm in firms:
        (folder / "firms" / f"{firm}.yaml").write_text(
            f"firm: {firm}\nfacts:\n"
            f"  revenue_annual:\n    - {{amount: USD {draw.randint(1, 50)}bn, as_of: 2025-12-31, period: FY2025, source: annual-reports}}\n"
            f"  cash_and_securities:\n    - {{amount: USD {draw.randint(1, 20)}bn, as_of: 2025-12-31, source: annual-reports}}\n"
        )


if __name__ == "__main__":
    main()
