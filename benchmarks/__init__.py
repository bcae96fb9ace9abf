"""What talks costs, beside peers measured in the same run."""
