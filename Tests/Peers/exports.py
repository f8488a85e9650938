"""Reads what `ouroboros export` writes with the programs that it is for.

    python Tests/Peers/exports.py OUROBOROS MODEL FOLDER

Every check prints a line; a difference ends the run with status 1.
"""

import csv
import decimal
import json
import math
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

COMMAND, MODEL, FOLDER = sys.argv[1:4]
FAILURES = []


def run(*arguments, text=True):
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=text)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def export(name, *options, file=None):
    path = os.path.join(FOLDER, file or f"model.{name}")
    run("export", MODEL, "--as", name, "-o", path, *options)
    return path


def check(what, holds, detail=""):
    print(f"{'ok  ' if holds else 'FAIL'} {what}{': ' + detail if detail else ''}")
    if not holds:
        FAILURES.append(what)


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-9)


# The command's own numbers, per layer.
CIRCULARITY = json.loads(run("circularity", MODEL, "--format", "json"))
LAYERS = {layer["layer"]: layer for layer in CIRCULARITY["layers"]}


def returnable(edges):
    """Returnable financing as a linear programme on networkx' edges: nothing of ours in it.

    Financing that arrives at a firm goes on as financing or turns into orders; only the turn counts.
    """
    import networkx

    graph = networkx.DiGraph()
    unit = 10**6
    flows = {}
    for source, target, data in edges:
        weight = data.get("weight")
        if weight is None or source == target:
            continue
        # Every turn from financing to an order gains one.
        ends = (
            ((source, "held"), (target, "arrived"))
            if data["family"] == "financing"
            else ((source, "leaves"), (target, "held"))
        )
        flows[ends] = flows.get(ends, 0) + round(weight * unit)
    total = sum(flows.values())
    for (start, end), weight in flows.items():
        graph.add_edge(start, end, capacity=weight, weight=0)
    firms = {node[0] for node in graph.nodes}
    for firm in firms:
        graph.add_edge((firm, "arrived"), (firm, "held"), capacity=total, weight=0)
        graph.add_edge((firm, "arrived"), (firm, "leaves"), capacity=total, weight=-1)
        graph.add_edge((firm, "held"), (firm, "leaves"), capacity=total, weight=0)
    if not firms:
        return 0
    cost, _ = networkx.network_simplex(graph)
    return -cost / unit


FIRMNESS = ["paid", "binding", "announced", "reported", "estimated"]


def same_returnable(what, edges):
    """Holds a table's own money, layer by layer, against what the command says; edges are payer, receiver, family, money by firmness."""
    for number, layer in enumerate(FIRMNESS[:3]):
        found = returnable(
            (payer, receiver, {"weight": sum(money[: number + 1]), "family": family})
            for payer, receiver, family, money in edges
        )
        check(
            f"{what}, {layer}: the same returnable financing",
            close(found, float(LAYERS[layer]["returnable"]["value"]["amount"])),
            f"{found:.2f}",
        )


def graphs():
    import networkx

    for layer in ["paid", "binding", "announced"]:
        for name, read in [
            ("graphml", lambda path: networkx.read_graphml(path, force_multigraph=True)),
            ("gexf", networkx.read_gexf),
        ]:
            graph = read(export(name, "--layer", layer))
            weight = sum(data.get("weight", 0) for _, _, data in graph.edges(data=True))
            own = LAYERS[layer]
            check(
                f"{name}, {layer}: networkx adds up the same money",
                close(weight, float(own["network"]["totalWeight"]["amount"])),
                f"{weight:.2f}",
            )
            found = returnable(list(graph.edges(data=True)))
            check(
                f"{name}, {layer}: networkx finds the same returnable financing",
                close(found, float(own["returnable"]["value"]["amount"])),
                f"{found:.2f}",
            )


def registers():
    from followthemoney import model

    count = 0
    names = {}
    with open(export("ftm"), encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
            proxy = model.get_proxy(raw, cleaned=False)
            proxy.schema.validate(raw)
            for name, values in raw["properties"].items():
                if len(proxy.get(name)) != len(set(values)):
                    check("ftm: every value is taken", False, f"{raw['id']} {name}")
            names[raw["schema"]] = names.get(raw["schema"], 0) + 1
            count += 1
    check("ftm: every line is a valid entity", count > 0, f"{count} lines, {names}")

    import libcovebods.data_reader
    import libcovebods.jsonschemavalidate
    import libcovebods.schema

    reader = libcovebods.data_reader.DataReader(export("bods"))
    schema = libcovebods.schema.SchemaBODS(reader)
    errors = libcovebods.jsonschemavalidate.JSONSchemaValidator(schema).validate(reader)
    check(
        "bods: valid by the schema that it names",
        not errors,
        f"version {schema.schema_version}, {len(reader.get_all_data())} statements"
        + "".join(f"\n     {error.json()}" for error in errors[:5]),
    )


def numbers(path, sheets):
    """Cells with formulas, and the values that the file gives them."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    found = {}
    with zipfile.ZipFile(path) as book:
        if book.testzip() is not None:
            check("xlsx: checksums hold", False)
        for index, name in enumerate(sheets, 1):
            root = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/sheet{index}.xml"))
            for cell in root.iterfind(".//m:c", space):
                if cell.find("m:f", space) is not None:
                    found[name, cell.get("r")] = cell.findtext("m:v", None, space)
    return found


def workbook():
    path = export("xlsx", "--paths", "0", "--draws", "0", "--replicates", "0")
    with zipfile.ZipFile(path) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        # Without the stored values LibreOffice has to compute every formula.
        bare = os.path.join(FOLDER, "bare.xlsx")
        with zipfile.ZipFile(bare, "w") as copy:
            for name in book.namelist():
                text = book.read(name).decode()
                copy.writestr(name, re.sub(r"</f><v>[^<]*</v>", "</f>", text))
    stored = numbers(path, sheets)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("skip xlsx: LibreOffice is not installed (libreoffice-calc-nogui)")
        return
    profile = os.path.join(FOLDER, "office")
    # -1: a file a sheet; formatted as shown would lose digits, so raw values.
    subprocess.run(
        [
            office, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1",
            "--outdir", FOLDER, bare,
        ],
        check=True, capture_output=True, timeout=300,
    )
    wrong = []
    for (sheet, cell), value in stored.items():
        with open(os.path.join(FOLDER, f"bare-{sheet}.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        text = rows[int(row) - 1][column - 1]
        try:
            computed = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            computed = math.nan
        if not math.isclose(computed, float(value), rel_tol=1e-9, abs_tol=1e-9):
            wrong.append(f"{sheet}!{cell}: {text} for {value}")
    check(
        "xlsx: LibreOffice computes every formula to the value beside it",
        bool(stored) and not wrong,
        f"{len(stored)} formulas" + "".join(f"\n     {text}" for text in wrong[:10]),
    )
    with open(os.path.join(FOLDER, "bare-Legs.csv"), encoding="utf-8", newline="") as file:
        legs = list(csv.DictReader(file))
    same_returnable(
        "xlsx by LibreOffice",
        [
            (leg["from_firm"], leg["to_firm"], leg["family"], [float(leg[name] or 0) for name in FIRMNESS])
            for leg in legs
            if leg["counted"]
        ],
    )


def parquet():
    import duckdb

    folder = export("parquet", "--paths", "0", "--draws", "0", "--replicates", "0", file="parquet")
    tables = export("csv", "--paths", "0", "--draws", "0", "--replicates", "0", file="csv")
    import pyarrow.parquet

    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        with open(os.path.join(tables, name.replace(".parquet", ".csv")), newline="") as file:
            rows = list(csv.DictReader(file))
        cursor = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
        read = cursor.fetchall()
        columns = cursor.columns
        wrong = []
        for number, (own, other) in enumerate(zip(rows, read)):
            for column, value in zip(columns, other):
                text = own[column]
                if text.startswith("'"):
                    text = text[1:]
                same = (
                    text == ""
                    if value is None
                    else text == value
                    if isinstance(value, str)
                    else text == str(value)
                    if type(value).__name__ == "date"
                    else decimal.Decimal(text) == value
                    if isinstance(value, decimal.Decimal)
                    else close(float(text), float(value))
                )
                if not same:
                    wrong.append(f"row {number} {column}: {value!r} for {text!r}")
        check(
            f"parquet {name}: DuckDB reads what the CSV has",
            len(rows) == len(read) and not wrong,
            f"{len(read)} rows, {len(columns)} columns" + "".join(f"\n     {w}" for w in wrong[:5]),
        )
        arrow = pyarrow.parquet.read_table(path)
        check(
            f"parquet {name}: pyarrow reads the same rows",
            arrow.num_rows == len(rows) and arrow.column_names == list(columns),
        )
    edges = duckdb.sql(
        f"SELECT source, target, family, firmness, weight FROM '{folder}/edges.parquet'"
    ).fetchall()
    same_returnable(
        "parquet by DuckDB",
        [
            (payer, receiver, family, [float(weight) * (name == firmness) for name in FIRMNESS])
            for payer, receiver, family, firmness, weight in edges
        ],
    )
    given, counted = duckdb.sql(
        f"SELECT count(*), count(counted) FROM '{folder}/legs.parquet' WHERE not_counted = 'undisclosed'"
    ).fetchall()[0]
    check("parquet legs.parquet: an undisclosed amount is null", counted == 0, f"{given} of them")


def edges():
    path = export("csv", "--table", "edges", file="edges.csv")
    own = json.loads(run("circularity", path, "--format", "json"))
    check(
        "csv: circularity of the table of edges is that of the model",
        close(own["returnable"]["value"], float(LAYERS["announced"]["returnable"]["value"]["amount"])),
        str(own["returnable"]["value"]),
    )


graphs()
registers()
edges()
workbook()
if "parquet" in run("export", "--help"):
    parquet()
if FAILURES:
    raise SystemExit(f"{len(FAILURES)} checks failed")
