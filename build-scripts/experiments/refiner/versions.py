# Are the packages that learning needs here, in the versions that give the same bytes? Says what is missing, and ends
# with 1.
import os, sys
from importlib.metadata import PackageNotFoundError, version

wrong = []
for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements.txt")):
    name, wanted = line.strip().split("==")
    try:
        found = version(name).split("+")[0]
    except PackageNotFoundError:
        found = "missing"
    if found != wanted:
        wrong.append(f"{name} is {found}, {wanted} is needed")
sys.exit("; ".join(wrong) if wrong else 0)
