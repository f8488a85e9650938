#!/usr/bin/env python3
"""JSON Schemas of what the command prints as JSON, and whether it still prints that.

    Scripts/json-schemas.py OUROBOROS --check [OUTPUT…]   outputs, else all, against Documentation/schemas/
    Scripts/json-schemas.py OUROBOROS --verbs             whether every verb, model and method that prints JSON has a schema
    Scripts/json-schemas.py OUROBOROS --write [OUTPUT…]   drafts the schemas from the outputs of today

A schema says of every key its type, whether it may be null, and whether it is always there. More keys may come with a later version, so they are
allowed; a key that goes, or changes its type, is a breach. What is drafted is read by a person before it is committed.
"""

import dataclasses
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "Documentation", "schemas")
DRAFT = "https://json-schema.org/draft/2020-12/schema"
QUICK = ["--paths", "0", "--draws", "50", "--replicates", "19"]
CASE = "Models/cases/asml-coinvestment-2012"

# Inputs, written into the folder that runs call {dir}.
INPUTS = {
    "edges.csv": """src,dst,weight,kind,day
a,b,5,equity,2025-01-05
b,c,7,purchase,2025-01-10
c,a,3.25,purchase,2025-02-01
a,c,2,debt,2025-03-01
b,a,1,lease,2025-03-02
""",
    "plain.csv": "src,dst,weight\na,b,5\nb,c,7\nc,a,3\n",
    "ranked.csv": "src,dst,weight,seniority\na,b,5,1\nb,c,7,2\nc,a,3,1\n",
    "oneway.csv": "src,dst,weight,kind\na,b,5,equity\nb,c,7,purchase\n",
    "firms.csv": "firm,cash,external_liabilities,equity\na,1,0,2\nb,1,1,2\nc,0.5,0,1\n",
    "holdings.csv": "owner,firm,share\na,b,0.2\nb,c,0.1\n",
    "prices.csv": "date,price\n"
    + "".join(
        f"2024-{1 + i // 28:02d}-{1 + i % 28:02d},{100 + 7 * ((i * 37) % 11) + i}\n" for i in range(112)
    ),
    "policy.yaml": """version: 1
rules:
  - {id: returnable-share, layer: announced, fail: 0.9, reason: nine tenths, owner: desk}
  - {id: circulation-share, layer: announced, fail: 0.01, reason: anything, owner: desk}
waivers:
  - {rule: circulation-share, layer: announced, expires: 2027-12-31, owner: desk, reason: known, max_value: 1}
""",
    "trades.csv": """Investor / Buyer,Recipient / Seller,Announced,Amount,Type,Status
LabCo,CloudCo,2026-01-10,$300bn,purchase,signed
ChipCo,LabCo,2026-01-22,up to $100bn,equity,announced
Total,,,$400bn,,
""",
    "facts.json": """{"cik": 1234567, "entityName": "LabCo", "facts": {"us-gaap": {"Revenues": {"label": null, "description": "", "units": {"USD": [
  {"start": "2024-01-01", "end": "2024-12-31", "val": 1000000, "accn": "0000000001-25-000001", "fy": null, "fp": null, "form": "10-K", "filed": "2025-02-10", "frame": "CY2024"}
]}}}}}
""",
    "quoted/model.yaml": """title: Two firms
base_currency: USD
as_of: 2026-01-31
universe: [maker, buyer]
files: {entities: [entities.yaml], sources: [sources.yaml], deals: [deals.yaml]}
""",
    "quoted/entities.yaml": "entities:\n  maker: {name: Maker, kind: company}\n  buyer: {name: Buyer, kind: company}\n",
    "quoted/sources.yaml": """sources:
  s: {title: Release, kind: release, grade: A2, published: 2026-01-15, url: 'https://example.com'}
  t: {title: Denial, kind: release, grade: A2, published: 2026-01-20, url: 'https://example.com/t', file: t.html, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
""",
    "quoted/deals.yaml": """deals:
  d:
    title: Maker invests in Buyer, which orders from Maker
    parties: [maker, buyer]
    claims:
      - source: s
        locator: page 3
        quote: USD 2 billion
        status: signed
        date: 2026-01-15
        legs:
          equity: {from: maker, to: buyer, kind: equity, amount: USD 2bn, binding: binding}
      - source: s
        quote: USD 3 billion
        refuted: {source: t, known: 2026-01-20, reason: the firms say that there is no order}
        status: signed
        date: 2026-01-15
        legs:
          orders: {from: buyer, to: maker, kind: purchase, amount: USD 3bn, binding: binding}
""",
    "filings/s.html": "<html><p>Maker pays USD 2 billion.</p></html>\n",
    "filings/t.html": "<html><p>There is no order.</p></html>\n",
    "nothing/other.html": "<html></html>\n",
}

# The same two firms, of whom another amount is known.
INPUTS |= {
    name.replace("quoted", "other"): text.replace("USD 2bn", "USD 4bn")
    for name, text in INPUTS.items()
    if name.startswith("quoted/")
}

# And with a series.
INPUTS |= {name.replace("quoted", "priced"): text for name, text in INPUTS.items() if name.startswith("quoted/")}
INPUTS["priced/model.yaml"] = INPUTS["quoted/model.yaml"].replace("deals: [deals.yaml]", "deals: [deals.yaml], series: [prices.csv]")
INPUTS["priced/prices.csv"] = INPUTS["prices.csv"]

# What some outputs need first: commands, then files that are written (None: removed).
PREPARED = {
    "forecasts": (
        [
            ["forecast", "Models/demo", "-o", "{dir}/forecasts.ndjson", "--paths", "100", "--as-of", "2025-10-15"],
            ["forecast", "Models/demo", "-o", "{dir}/forecasts.ndjson", "--paths", "100"],
        ],
        {},
    ),
    "backtest": ([["backtest", CASE, "--policy", "Models/cases/policy.yaml", "--report", "{dir}/backtest"]], {}),
    "report": ([["report", "Models/demo", "-o", "{dir}/report", *QUICK]], {}),
    "small reports": (
        [["report", "{dir}/quoted", "-o", "{dir}/same", *QUICK], ["report", "{dir}/quoted", "-o", "{dir}/changed", *QUICK]],
        {
            "changed/legs.csv": "id\n",
            "changed/deals.csv": None,
            "changed/notes.txt": "mine\n",
            "changed/more/notes.txt": "mine\n",
        },
    ),
    "stress jobs": (
        [
            ["shard", "plan", "stress", "Models/demo", "--count", "2048", "--parts", "2", "-o", "{dir}/stress-jobs"],
            ["shard", "run", "Models/demo", "{dir}/stress-jobs", "-o", "{dir}/stress-results"],
        ],
        {},
    ),
    "null jobs": (
        [
            ["shard", "plan", "nulls", "Models/demo", "--count", "100", "--parts", "2", "-o", "{dir}/null-jobs"],
            ["shard", "run", "Models/demo", "{dir}/null-jobs", "-o", "{dir}/null-results"],
        ],
        {},
    ),
    "bootstrap jobs": (
        [
            ["shard", "plan", "bootstrap", "{dir}/priced", "--count", "128", "--parts", "2", "-o", "{dir}/bootstrap-jobs"],
            ["shard", "run", "{dir}/priced", "{dir}/bootstrap-jobs", "-o", "{dir}/bootstrap-results"],
        ],
        {},
    ),
    "sobol jobs": (
        [
            ["shard", "plan", "sobol", "Models/demo", "--count", "32", "--parts", "2", "-o", "{dir}/sobol-jobs"],
            ["shard", "run", "Models/demo", "{dir}/sobol-jobs", "-o", "{dir}/sobol-results"],
        ],
        {},
    ),
    "imported": (
        [
            ["import", "init", "{dir}/trades.csv", "--model", "{dir}/drafted"],
            ["import", "init", "{dir}/trades.csv", "--model", "{dir}/imported"],
            ["import", "apply", "{dir}/imported", "{dir}/trades.csv"],
        ],
        {
            "more/trades.csv": INPUTS["trades.csv"] + "LabCo,Nobody Inc,2026-02-01,$1bn,purchase,signed\n",
            "fewer/trades.csv": "\n".join(INPUTS["trades.csv"].splitlines()[:2]) + "\n",
            "drafted/imports/facts.yaml": "import: facts\nreads: {kind: edgar-companyfacts, file: facts.json, firm: labco}\n",
        },
    ),
}


@dataclasses.dataclass
class Output:
    """What is printed, by runs of the command, or stands in files that others have written."""

    title: str
    runs: list = dataclasses.field(default_factory=list)
    files: list = dataclasses.field(default_factory=list)
    # Names of PREPARED.
    needs: tuple = ()
    # Further runs, and files of this name in the repository, for drafts: what differs between models shows what may be missing.
    wider: list = dataclasses.field(default_factory=list)
    committed: str = ""
    # A value a line; kinds of lines are told apart by this key.
    is_lines: bool = False
    kinds: str = ""
    # Whether the verb prints JSON without being asked for it.
    is_plain: bool = False


CASES = sorted(
    f"Models/cases/{name}"
    for name in os.listdir(os.path.join(ROOT, "Models", "cases"))
    if os.path.isdir(os.path.join(ROOT, "Models", "cases", name))
)
AI = "Models/ai-infrastructure"


def network(*options):
    return ["contagion", "{dir}/plain.csv", "{dir}/firms.csv", *options]


OUTPUTS = {
    "circularity-model": Output(
        "ouroboros circularity MODEL --format json",
        [
            ["circularity", "Models/demo"],
            ["circularity", "Models/acyclic-control"],
            ["circularity", "Models/demo", "--compare-headline", "USD 100bn"],
            ["circularity", "Models/cases/telecom-vendors-1998", "--as-of", "1999-01-01"],
        ],
        wider=[["circularity", model] for model in [*CASES, AI]],
    ),
    "circularity-edges": Output(
        "ouroboros circularity EDGES.csv --format json",
        [
            ["circularity", "{dir}/edges.csv", "--circuits", "--null", "swap", "--replicates", "19", "--window", "60", "--as-of", "2025-03-01"],
            ["circularity", "{dir}/plain.csv"],
            ["circularity", "{dir}/edges.csv", "--compare-headline", "40"],
            ["circularity", "{dir}/oneway.csv", "--compare-headline", "40.5"],
        ],
    ),
    "contagion-model": Output(
        "ouroboros contagion MODEL --format json",
        [["contagion", "Models/demo"], ["contagion", "Models/cases/telecom-vendors-1998"]],
        wider=[["contagion", model] for model in [*CASES, AI]],
    ),
    "contagion-clearing": Output(
        "ouroboros contagion EDGES.csv FIRMS.csv --format json, models that clear payments",
        [
            network("--shock", "a=1"),
            network(),
            network("--model", "eisenberg-noe"),
            network("--model", "rogers-veraart", "--alpha", "0.5", "--beta", "0.5"),
            ["contagion", "{dir}/ranked.csv", "{dir}/firms.csv", "--model", "elsinger", "--holdings", "{dir}/holdings.csv"],
        ],
    ),
    "contagion-failure-costs": Output(
        "ouroboros contagion EDGES.csv FIRMS.csv --model elliott-golub-jackson --holdings HOLDINGS.csv --format json",
        [
            network("--model", "elliott-golub-jackson", "--holdings", "{dir}/holdings.csv"),
            network("--model", "elliott-golub-jackson", "--holdings", "{dir}/holdings.csv", "--shock", "a=1"),
        ],
    ),
    "contagion-debtrank": Output(
        "ouroboros contagion EDGES.csv FIRMS.csv --format json, DebtRank",
        [
            network("--model", "debtrank", "--shock", "a=1"),
            network("--model", "debtrank"),
            network("--model", "debtrank-single-hit", "--shock", "a=1"),
            network("--model", "debtrank-single-hit"),
        ],
    ),
    "contagion-furfine": Output(
        "ouroboros contagion EDGES.csv FIRMS.csv --model furfine --format json",
        [network("--model", "furfine", "--shock", "a=1"), network("--model", "furfine")],
    ),
    "contagion-valuation": Output(
        "ouroboros contagion EDGES.csv FIRMS.csv --format json, models that value claims before they are due",
        [
            network("--model", "black-cox", "--shock", "a=0.5"),
            network("--model", "black-cox"),
            network("--model", "merton"),
        ],
    ),
    "bubble": Output(
        "ouroboros bubble SERIES.csv --format json",
        [
            ["bubble", "{dir}/prices.csv", "--column", "price", "--replicates", "99"],
            ["bubble", "{dir}/prices.csv", "--column", "price", "--critical-values", "none"],
        ],
    ),
    "bubble-lppls": Output(
        "ouroboros bubble SERIES.csv --method lppls --format json",
        [
            ["bubble", "{dir}/prices.csv", "--column", "price", "--method", "lppls", "--shortest", "90", "--longest", "110", "--step", "10"],
            ["bubble", "{dir}/prices.csv", "--column", "price", "--method", "lppls", "--filter", "demirer-2019", "--shortest", "100", "--longest", "110", "--step", "5", "--trust", "5"],
            ["bubble", "{dir}/prices.csv", "--column", "price", "--method", "lppls", "--shortest", "200", "--longest", "300"],
        ],
    ),
    "bubble-model": Output(
        "ouroboros bubble MODEL --format json",
        [["bubble", "Models/demo"], ["bubble", "Models/cases/telecom-vendors-1998"]],
        wider=[["bubble", model] for model in [*CASES, AI, "Models/acyclic-control"]],
    ),
    "stress": Output(
        "ouroboros stress MODEL --format json",
        [["stress", "Models/demo", "--paths", "64"], ["stress", "Models/demo", "--paths", "64", "--no-explain"]],
        wider=[["stress", AI, "--paths", "16"]],
    ),
    "stress-reverse": Output(
        "ouroboros stress MODEL --reverse FIRM --format json",
        [["stress", "Models/demo", "--paths", "64", "--reverse", "labco", "--no-explain"]],
    ),
    "shard-job": Output(
        "ouroboros shard plan, a line",
        [
            ["shard", "plan", "stress", "Models/demo", "--count", "4096", "--parts", "2"],
            ["shard", "plan", "stress", "Models/demo", "--count", "4096", "--parts", "2", "--horizon", "4"],
            ["shard", "plan", "nulls", "Models/demo", "--count", "100"],
            ["shard", "plan", "sobol", "Models/demo", "--count", "64"],
        ],
        is_lines=True,
        is_plain=True,
    ),
    "shard-result": Output(
        "ouroboros shard run, a line",
        files=["{dir}/stress-results", "{dir}/null-results", "{dir}/bootstrap-results", "{dir}/sobol-results"],
        needs=("stress jobs", "null jobs", "bootstrap jobs", "sobol jobs"),
        is_lines=True,
        kinds="op",
    ),
    "shard-merge": Output(
        "ouroboros shard merge",
        [
            ["shard", "merge", "{dir}/stress-jobs", "{dir}/stress-results"],
            ["shard", "merge", "{dir}/null-jobs", "{dir}/null-results"],
            ["shard", "merge", "{dir}/bootstrap-jobs", "{dir}/bootstrap-results"],
            ["shard", "merge", "{dir}/sobol-jobs", "{dir}/sobol-results"],
        ],
        needs=("stress jobs", "null jobs", "bootstrap jobs", "sobol jobs"),
        is_plain=True,
    ),
    "check": Output(
        "ouroboros check MODEL --format json",
        [["check", "Models/demo", "--policy", "{dir}/policy.yaml"]],
        wider=[["check", model, "--policy", "Models/cases/policy.yaml"] for model in CASES],
    ),
    "lint": Output(
        "ouroboros lint MODEL --format json",
        [["lint", "Models/demo"], ["lint", "Models/cases/telecom-vendors-1998"]],
        wider=[["lint", model] for model in [*CASES, AI]],
    ),
    "diff": Output(
        "ouroboros diff MODEL --from DAY --format json",
        [["diff", "Models/demo", "--from", "2025-08-15"]],
        wider=[["diff", AI, "--from", "2026-03-31"]],
    ),
    "trace-list": Output(
        "ouroboros trace MODEL --format json",
        [["trace", "Models/demo", *QUICK], ["trace", "Models/cases/telecom-vendors-1998", *QUICK]],
        wider=[["trace", model, *QUICK] for model in CASES],
    ),
    "trace": Output(
        "ouroboros trace MODEL NUMBER --format json",
        [
            ["trace", "Models/demo", "returnable-share@announced", *QUICK],
            ["trace", "Models/demo", "amount-coverage", *QUICK],
            ["trace", "Models/cases/telecom-vendors-1998", "returnable-share@announced", *QUICK],
        ],
        wider=[["trace", model, "returnable-share@announced", *QUICK] for model in CASES],
    ),
    "verify": Output(
        "ouroboros verify REPORT --format json",
        [
            ["verify", "{dir}/same", "--model", "{dir}/quoted"],
            ["verify", "{dir}/changed", "--model", "{dir}/quoted"],
            ["verify", "{dir}/same", "--model", "{dir}/other"],
        ],
        needs=("small reports",),
    ),
    "verify-sources": Output(
        "ouroboros verify MODEL --sources DIR --format json",
        [
            ["verify", "{dir}/quoted", "--sources", "{dir}/filings"],
            ["verify", "{dir}/quoted", "--sources", "{dir}/nothing"],
        ],
        wider=[["verify", AI, "--sources", "{dir}/nothing"]],
    ),
    "backtest": Output(
        "ouroboros backtest CASES --format json, and backtest.json of its report",
        [["backtest", CASE, "--policy", "Models/cases/policy.yaml"]],
        wider=[["backtest", "Models/cases"]],
    ),
    "forecast": Output(
        "ouroboros forecast, a line of its file",
        files=["{dir}/forecasts.ndjson"],
        needs=("forecasts",),
        committed="20*.ndjson",
        is_lines=True,
    ),
    "score": Output(
        "ouroboros score MODEL FORECASTS --format json, and forecasts.json of the report of a backtest",
        [
            ["score", "Models/demo", "{dir}/forecasts.ndjson"],
            ["score", "Models/demo", "{dir}/forecasts.ndjson", "--as-of", "2026-12-31"],
        ],
        files=["{dir}/backtest/forecasts.json"],
        needs=("forecasts", "backtest"),
        committed="forecasts.json",
    ),
    "import-plan": Output(
        "ouroboros import plan MODEL FILE --format json",
        [
            ["import", "plan", "{dir}/drafted", "{dir}/trades.csv"],
            ["import", "plan", "{dir}/imported", "{dir}/trades.csv"],
            ["import", "plan", "{dir}/drafted", "{dir}/more/trades.csv"],
            ["import", "plan", "{dir}/imported", "{dir}/fewer/trades.csv"],
            ["import", "plan", "{dir}/drafted", "{dir}/facts.json"],
        ],
        needs=("imported",),
    ),
    "report-data": Output(
        "data.json of ouroboros report", files=["{dir}/report/data.json"], needs=("report",), committed="data.json"
    ),
    "report-manifest": Output(
        "manifest.json of ouroboros report",
        files=["{dir}/report/manifest.json"],
        needs=("report",),
        committed="manifest.json",
    ),
}
# Verbs that print JSON without being asked for it, or write it into a file.
PLAIN_VERBS = {"shard plan", "shard run", "shard merge", "forecast", "report"}
# Options that choose what is printed: each of their values is in a run.
LAYOUT_OPTIONS = {("contagion", "model"), ("bubble", "method"), ("shard plan", "operation")}
# What the runs above do not say of themselves.
USUAL = {("bubble", "method"): {"gsadf"}}

# Objects whose keys are firms, lengths, measures or days rather than words of the layout.
MAPS = re.compile(
    r"(^|\.)(byLength|undefined|potentials|arrival|held|departure|payments|equity|impact|final|loss|losses\.(direct|passedOn|excess)|titles|shock|selfFulfillingLossByFirm|byYear|title|narrative|criticalValues\.(adf|sadf|gsadf)|claimValue|valuation\.excess|failureCosts\.(best|worst)\.value|furtherFailures|paymentsBySeniority(\.\*)?|reasons|numbers)$"
)
# An estimate of a simulation: a number that is not finite is left out.
ESTIMATE = {"value", "low", "high", "level", "standardError"}
# Keys that the runs always have, but that are left out where there is nothing to say.
MAY_BE_ABSENT = re.compile(
    r"(problems\[\]\.help|nulls\[\]\.standardDeviation|coverage\[\]\.last|days\[\]\.verdicts\[\]\.value)$"
)
# Keys that are null where a number is not finite, with the reason beside them.
MAY_BE_NULL = re.compile(r"^fit\.(sse|oscillations|damping|relativeError)$")
# Lists of texts that are empty in all runs.
TEXTS = re.compile(r"^cases\[\]\.firms$")


class Runs:
    """Runs of the command in a folder with the inputs, each preparation once."""

    def __init__(self, command, folder):
        self.command, self.folder = command, folder
        self.done = set()
        for name, text in INPUTS.items():
            self.write(name, text)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        if text is None:
            return os.remove(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def __call__(self, words, statuses):
        words = [word.format(dir=self.folder) for word in words]
        done = subprocess.run([self.command, *words], capture_output=True, text=True, cwd=ROOT)
        if done.returncode not in statuses:
            raise SystemExit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
        return done

    def prepare(self, name):
        if name in self.done:
            return
        self.done.add(name)
        commands, files = PREPARED[name]
        for words in commands:
            self(words, (0,))
        for path, text in files.items():
            self.write(path, text)

    def values(self, output, is_wide):
        """What was printed, and by which run."""
        for name in output.needs:
            self.prepare(name)

        def parsed(text):
            if not output.is_lines:
                return [json.loads(text)]
            return [json.loads(line) for line in text.splitlines()]

        for own in output.runs + (output.wider if is_wide else []):
            words = own if output.is_plain else own + ["--format", "json"]
            # A gate that fails, rows that are refused and verdicts that are open still print their result.
            done = self(words, (0, 1, 2, 3, 4))
            if not done.stdout:
                raise SystemExit(f"{' '.join(words)}: status {done.returncode}, nothing printed\n{done.stderr}")
            for value in parsed(done.stdout):
                yield " ".join(own), value
        paths = [path.format(dir=self.folder) for path in output.files]
        if is_wide and output.committed:
            paths += sorted(glob.glob(os.path.join(ROOT, "[MR]*s", "**", output.committed), recursive=True))
        for path in paths:
            with open(path, encoding="utf-8") as file:
                for value in parsed(file.read()):
                    yield os.path.basename(path), value


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
    kinds = sorted({kind(value) for value in values} | ({"null"} if MAY_BE_NULL.search(path) else set()))
    schema = {"type": kinds[0] if len(kinds) == 1 else kinds} if kinds else {}
    items = [item for value in values if isinstance(value, list) for item in value]
    if "array" in kinds and items:
        schema["items"] = draft(items, path + "[]")
    elif TEXTS.search(path):
        schema["items"] = {"type": "string"}
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
        if ESTIMATE <= set(keys) <= ESTIMATE | {"quarter"}:
            always = [key for key in always if key in ("level", "quarter")]
        always = [key for key in always if not MAY_BE_ABSENT.search(f"{path}.{key}")]
        if always:
            schema["required"] = always
        for version in {"schemaVersion", "v"} & set(schema["properties"]):
            schema["properties"][version] = {"const": 1}
    return schema


def whole(output, values):
    """The schema of an output; one for each kind of its lines."""
    if not output.kinds:
        return draft(values)
    groups = {}
    for value in values:
        groups.setdefault(value.get(output.kinds), []).append(value)
    schemas = []
    for name in sorted(groups, key=lambda name: name or "~"):
        schema = draft(groups[name])
        if name is None:
            # Else a line that lost the key would pass for another kind.
            schema["not"] = {"required": [output.kinds]}
        else:
            schema["properties"][output.kinds] = {"const": name}
        schemas.append(schema)
    return {"oneOf": schemas}


def path_of(name):
    return os.path.join(FOLDER, f"{name}.schema.json")


def write(runs, names):
    for name in names:
        output = OUTPUTS[name]
        values = [value for _, value in runs.values(output, is_wide=True)]
        schema = {"$schema": DRAFT, "title": output.title, **whole(output, values)}
        with open(path_of(name), "w", encoding="utf-8") as file:
            json.dump(schema, file, indent=1, ensure_ascii=False)
            file.write("\n")
        print(f"{name}: {len(values)} outputs")


def check(runs, names):
    sys.path.append("/usr/lib/python3/dist-packages")
    import jsonschema

    failures = 0
    for name in names:
        with open(path_of(name), encoding="utf-8") as file:
            validator = jsonschema.Draft202012Validator(json.load(file))
        found = {}
        for what, value in runs.values(OUTPUTS[name], is_wide=False):
            found.setdefault(what, []).extend(validator.iter_errors(value))
        for what, problems in found.items():
            failures += len(problems)
            print(f"{'FAIL' if problems else 'ok  '} {name}: {what}")
            for problem in problems[:5]:
                print(f"     {list(problem.path)} {problem.message[:200]}")
    if failures:
        raise SystemExit(f"{failures} breaches")


def verbs(command):
    """Every verb that can print JSON, every value of an option that chooses what is printed, has a run; every output a file and a word in the list."""
    done = subprocess.run([command, "--experimental-dump-help"], capture_output=True, text=True, check=True)
    runs = [words for output in OUTPUTS.values() for words in output.runs]
    runs += [words for commands, _ in PREPARED.values() for words in commands]
    missing = []
    count = 0

    def needed(what, holds):
        nonlocal count
        count += 1
        if not holds:
            missing.append(what)

    def walk(node, path):
        verb = " ".join(path)
        own = [words for words in runs if words[: len(path)] == path]
        if verb in PLAIN_VERBS:
            needed(verb, own)
        for argument in node.get("arguments", []):
            names = {name["name"] for name in argument.get("names", [])} or {argument.get("valueName")}
            values = argument.get("allValues", [])
            if "format" in names and ("json" in values or "json" in argument.get("abstract", "")):
                asked = [words for output in OUTPUTS.values() if not output.is_plain for words in output.runs]
                needed(f"{verb} --format json", any(words[: len(path)] == path for words in asked))
            for name in names:
                if (verb, name) in LAYOUT_OPTIONS:
                    usual = USUAL.get((verb, name), set())
                    for value in values:
                        needed(f"{verb} {name} {value}", value in usual or any(value in words for words in own))
        for child in node.get("subcommands", []):
            walk(child, [*path, child["commandName"]])

    walk(json.loads(done.stdout)["command"], [])
    files = {name.removesuffix(".schema.json") for name in os.listdir(FOLDER) if name.endswith(".json")}
    with open(os.path.join(FOLDER, "README.md"), encoding="utf-8") as file:
        listed = set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\|([^|]*)\|", file.read(), re.MULTILINE))))
    for name in sorted(set(OUTPUTS) | files | listed):
        needed(f"{name}: a file", name in files)
        needed(f"{name}: outputs", name in OUTPUTS)
        needed(f"{name}: a row in README.md", name in listed)
    for what in missing:
        print(f"FAIL without a schema: {what}")
    if missing:
        raise SystemExit(f"{len(missing)} of {count} are missing")
    print(f"ok   {count} verbs, choices and files have their schema")


def main():
    command, task, names = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    unknown = set(names) - set(OUTPUTS)
    if unknown:
        raise SystemExit(f"no such output: {', '.join(sorted(unknown))}")
    if task == "--verbs":
        return verbs(command)
    with tempfile.TemporaryDirectory() as folder:
        {"--write": write, "--check": check}[task](Runs(command, folder), names or list(OUTPUTS))


main()
