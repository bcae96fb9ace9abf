"""The articles that were fetched or added, as files in a corpus folder: kept, changed, removed."""
