#!/usr/bin/env python3
"""Writes the software bill of materials of a release as SPDX 2.3 in JSON.

Usage: sbom.py VERSION COMMIT EPOCH COMPONENTS.tsv EXECUTABLE > FILE
"""

import datetime
import hashlib
import json
import re
import sys


def main() -> None:
    version, commit, epoch, components, executable = sys.argv[1:6]
    with open(executable, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    created = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
    packages = [
        {
            "SPDXID": "SPDXRef-ouroboros",
            "name": "ouroboros",
            "versionInfo": version,
            "sourceInfo": f"commit {commit}",
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "licenseConcluded": "GPL-3.0-or-later",
            "licenseDeclared": "GPL-3.0-or-later",
            "copyrightText": "NOASSERTION",
            "primaryPackagePurpose": "APPLICATION",
            "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        }
    ]
    relationships = [
        {
            "spdxElementId": "SPDXRef-DOCUMENT",
            "relationshipType": "DESCRIBES",
            "relatedSpdxElement": "SPDXRef-ouroboros",
        }
    ]
    with open(components, encoding="utf-8") as rows:
        for row in rows:
            name, number, licence, address = row.rstrip("\n").split("\t")
            identifier = "SPDXRef-" + re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
            packages.append(
                {
                    "SPDXID": identifier,
                    "name": name,
                    "versionInfo": number,
                    "downloadLocation": address,
                    "filesAnalyzed": False,
                    "licenseConcluded": licence,
                    "licenseDeclared": licence,
                    "copyrightText": "NOASSERTION",
                    "primaryPackagePurpose": "LIBRARY",
                }
            )
            relationships.append(
                {
                    "spdxElementId": identifier,
                    "relationshipType": "STATIC_LINK",
                    "relatedSpdxElement": "SPDXRef-ouroboros",
                }
            )
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"ouroboros-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/ouroboros-{version}-{digest}",
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: ouroboros-sbom-{version}"],
        },
        "packages": packages,
        "relationships": relationships,
    }
    if any(package["licenseDeclared"] == "LicenseRef-Public-Domain" for package in packages):
        document["hasExtractedLicensingInfos"] = [
            {
                "licenseId": "LicenseRef-Public-Domain",
                "name": "Public domain",
                "extractedText": "This file has been put into the public domain. You can do whatever you want with this file.",
            }
        ]
    json.dump(document, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
