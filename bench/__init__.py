"""How fast the house is, beside baselines measured in the same run."""
