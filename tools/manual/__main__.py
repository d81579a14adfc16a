"""`python -m tools.manual`: write every made page and passage; pages of rules that are gone are removed."""

from tools.manual.write import ROOT, made, strangers

if __name__ == "__main__":
    for name, text in made().items():
        file = ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for file in strangers():
        file.unlink()
