#!/usr/bin/env python3
"""JSON Schemas of what the command prints with --format json, and whether it still prints that.

    Scripts/json-schemas.py OUROBOROS --check [OUTPUT…]   outputs, else all, against Documentation/schemas/
    Scripts/json-schemas.py OUROBOROS --write             drafts the schemas from the outputs of today

A schema says of every key its type, whether it may be null, and whether it is always there. More keys may come with a later version, so they are
allowed; a key that goes, or changes its type, is a breach. What is drafted is read by a person before it is committed.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "Documentation", "schemas")
DRAFT = "https://json-schema.org/draft/2020-12/schema"

EDGES = """src,dst,weight,kind,day
a,b,5,equity,2025-01-05
b,c,7,purchase,2025-01-10
c,a,3.25,purchase,2025-02-01
a,c,2,debt,2025-03-01
b,a,1,lease,2025-03-02
"""
PLAIN = "src,dst,weight\na,b,5\nb,c,7\nc,a,3\n"
ONE_WAY = "src,dst,weight,kind\na,b,5,equity\nb,c,7,purchase\n"
FIRMS = "firm,cash,external_liabilities,equity\na,1,0,2\nb,1,1,2\nc,0.5,0,1\n"
PRICES = "date,price\n" + "".join(
    f"2024-{1 + i // 28:02d}-{1 + i % 28:02d},{100 + 7 * ((i * 37) % 11) + i}\n" for i in range(112)
)
POLICY = """version: 1
rules:
  - {id: returnable-share, layer: announced, fail: 0.9, reason: nine tenths, owner: desk}
  - {id: circulation-share, layer: announced, fail: 0.01, reason: anything, owner: desk}
waivers:
  - {rule: circulation-share, layer: announced, expires: 2027-12-31, owner: desk, reason: known, max_value: 1}
"""
QUICK = ["--paths", "0", "--draws", "50", "--replicates", "19"]

# Output -> title, runs; {dir} has the files above.
OUTPUTS = {
    "circularity-model": (
        "ouroboros circularity MODEL --format json",
        [
            ["circularity", "Models/demo"],
            ["circularity", "Models/acyclic-control"],
            ["circularity", "Models/demo", "--compare-headline", "USD 100bn"],
            ["circularity", "Models/telecom-2000", "--as-of", "1999-01-01"],
        ],
    ),
    "circularity-edges": (
        "ouroboros circularity EDGES.csv --format json",
        [
            ["circularity", "{dir}/edges.csv", "--circuits", "--null", "swap", "--replicates", "19", "--window", "60", "--as-of", "2025-03-01"],
            ["circularity", "{dir}/plain.csv"],
            ["circularity", "{dir}/edges.csv", "--compare-headline", "40"],
            ["circularity", "{dir}/oneway.csv", "--compare-headline", "40.5"],
        ],
    ),
    "contagion-model": (
        "ouroboros contagion MODEL --format json",
        [["contagion", "Models/demo"], ["contagion", "Models/telecom-2000"]],
    ),
    "contagion-clearing": (
        "ouroboros contagion EDGES.csv FIRMS.csv --format json, models that clear payments",
        [
            ["contagion", "{dir}/plain.csv", "{dir}/firms.csv", "--shock", "a=1"],
            ["contagion", "{dir}/plain.csv", "{dir}/firms.csv", "--model", "rogers-veraart", "--alpha", "0.5", "--beta", "0.5"],
        ],
    ),
    "contagion-debtrank": (
        "ouroboros contagion EDGES.csv FIRMS.csv --model debtrank --format json",
        [["contagion", "{dir}/plain.csv", "{dir}/firms.csv", "--model", "debtrank", "--shock", "a=1"]],
    ),
    "bubble": (
        "ouroboros bubble SERIES.csv --format json",
        [
            ["bubble", "{dir}/prices.csv", "--column", "price", "--replicates", "99"],
            ["bubble", "{dir}/prices.csv", "--column", "price", "--critical-values", "none"],
        ],
    ),
    "stress": (
        "ouroboros stress MODEL --format json",
        [
            ["stress", "Models/demo", "--paths", "64"],
            ["stress", "Models/demo", "--paths", "64", "--no-explain"],
        ],
    ),
    "stress-reverse": (
        "ouroboros stress MODEL --reverse FIRM --format json",
        [["stress", "Models/demo", "--paths", "64", "--reverse", "labco", "--no-explain"]],
    ),
    "check": (
        "ouroboros check MODEL --format json",
        [["check", "Models/demo", "--policy", "{dir}/policy.yaml"]],
    ),
    "lint": (
        "ouroboros lint MODEL --format json",
        [["lint", "Models/demo"], ["lint", "Models/telecom-2000"]],
    ),
    "diff": (
        "ouroboros diff MODEL --from DAY --format json",
        [["diff", "Models/demo", "--from", "2025-08-15"]],
    ),
    "trace-list": (
        "ouroboros trace MODEL --format json",
        [["trace", "Models/demo", *QUICK], ["trace", "Models/telecom-2000", *QUICK]],
    ),
    "trace": (
        "ouroboros trace MODEL NUMBER --format json",
        [
            ["trace", "Models/demo", "returnable-share@announced", *QUICK],
            ["trace", "Models/demo", "amount-coverage", *QUICK],
            ["trace", "Models/telecom-2000", "returnable-share@announced", *QUICK],
        ],
    ),
}
# Files that `report` writes.
FILES = {
    "report-data": ("data.json of ouroboros report", "data.json"),
    "report-manifest": ("manifest.json of ouroboros report", "manifest.json"),
}
# Models of the repository, for drafts: what differs between them shows what may be missing.
CASES = sorted(
    f"Models/cases/{name}"
    for name in os.listdir(os.path.join(ROOT, "Models", "cases"))
    if os.path.isdir(os.path.join(ROOT, "Models", "cases", name))
)
WIDER = {
    "circularity-model": [["circularity", model] for model in [*CASES, "Models/ai-infrastructure"]],
    "contagion-model": [["contagion", model] for model in [*CASES, "Models/ai-infrastructure"]],
    "check": [["check", model, "--policy", "Models/cases/policy.yaml"] for model in CASES],
    "lint": [["lint", model] for model in [*CASES, "Models/ai-infrastructure"]],
    "trace-list": [["trace", model, *QUICK] for model in CASES],
    "trace": [["trace", model, "returnable-share@announced", *QUICK] for model in CASES],
    "diff": [["diff", "Models/ai-infrastructure", "--from", "2026-03-31"]],
    "stress": [["stress", "Models/ai-infrastructure", "--paths", "16"]],
}
# Objects whose keys are firms, lengths, measures or days rather than words of the layout.
MAPS = re.compile(
    r"(^|\.)(byLength|undefined|potentials|arrival|held|departure|payments|equity|impact|final|loss|losses|titles|shock|selfFulfillingLossByFirm|losses\.\*|byYear|title|narrative|criticalValues\.(adf|sadf|gsadf))$"
)


def runs(command, arguments, folder):
    for own in arguments:
        words = [word.format(dir=folder) for word in own] + ["--format", "json"]
        done = subprocess.run([command, *words], capture_output=True, text=True, cwd=ROOT)
        # A gate that fails, warnings and verdicts that are open still print their result.
        if done.returncode not in (0, 1, 3, 4) or not done.stdout:
            raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
        yield " ".join(own), json.loads(done.stdout)


def samples(command, folder, is_wide=False, wanted=()):
    for name, (title, arguments) in OUTPUTS.items():
        if wanted and name not in wanted:
            continue
        wider = WIDER.get(name, []) if is_wide else []
        yield name, title, list(runs(command, arguments + wider, folder))
    if wanted and not any(name in FILES for name in wanted):
        return
    report = os.path.join(folder, "report")
    done = subprocess.run(
        [command, "report", "Models/demo", "-o", report, *QUICK], capture_output=True, text=True, cwd=ROOT
    )
    if done.returncode != 0:
        raise SystemExit(f"report: status {done.returncode}\n{done.stderr}")
    for name, (title, file) in FILES.items():
        if wanted and name not in wanted:
            continue
        found = [os.path.join(report, file)]
        if is_wide:
            for place, _, files in sorted(os.walk(os.path.join(ROOT, "Reports"))):
                found += [os.path.join(place, file)] if file in files else []
        values = []
        for path in found:
            with open(path, encoding="utf-8") as opened:
                values.append((file, json.load(opened)))
        yield name, title, values


def kind(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def draft(values, path=""):
    """The schema of all values that were seen at a place."""
    kinds = sorted({kind(value) for value in values})
    schema = {"type": kinds[0] if len(kinds) == 1 else kinds} if kinds else {}
    items = [item for value in values if isinstance(value, list) for item in value]
    if "array" in kinds and items:
        schema["items"] = draft(items, path + "[]")
    objects = [value for value in values if isinstance(value, dict)]
    if objects and MAPS.search(path):
        inside = [item for value in objects for item in value.values()]
        if inside:
            schema["additionalProperties"] = draft(inside, path + ".*")
    elif objects:
        keys = sorted({key for value in objects for key in value})
        schema["properties"] = {
            key: draft([value[key] for value in objects if key in value], f"{path}.{key}".strip("."))
            for key in keys
        }
        always = [key for key in keys if all(key in value for value in objects)]
        if always:
            schema["required"] = always
        if "schemaVersion" in schema["properties"]:
            schema["properties"]["schemaVersion"] = {"const": 1}
    return schema


def main():
    command, task = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [
            ("edges.csv", EDGES), ("plain.csv", PLAIN), ("oneway.csv", ONE_WAY), ("firms.csv", FIRMS),
            ("prices.csv", PRICES), ("policy.yaml", POLICY),
        ]:
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        if task == "--write":
            os.makedirs(FOLDER, exist_ok=True)
            for name, title, found in samples(command, folder, is_wide=True):
                schema = {"$schema": DRAFT, "title": title, **draft([value for _, value in found])}
                with open(os.path.join(FOLDER, f"{name}.schema.json"), "w", encoding="utf-8") as file:
                    json.dump(schema, file, indent=1, ensure_ascii=False)
                    file.write("\n")
                print(f"{name}: {len(found)} outputs")
            return
        sys.path.append("/usr/lib/python3/dist-packages")
        import jsonschema

        failures = 0
        unknown = set(sys.argv[3:]) - set(OUTPUTS) - set(FILES)
        if unknown:
            raise SystemExit(f"no such output: {', '.join(sorted(unknown))}")
        for name, _, found in samples(command, folder, wanted=sys.argv[3:]):
            with open(os.path.join(FOLDER, f"{name}.schema.json"), encoding="utf-8") as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
            for what, value in found:
                problems = list(validator.iter_errors(value))
                failures += len(problems)
                print(f"{'FAIL' if problems else 'ok  '} {name}: {what}")
                for problem in problems[:5]:
                    print(f"     {list(problem.path)} {problem.message[:200]}")
        if failures:
            raise SystemExit(f"{failures} breaches")


main()
