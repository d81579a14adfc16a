"""Rule packs: models, loading with every fault named, selection, coverage."""
