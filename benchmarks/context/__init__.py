"""Training of the network behind the filter `context`: texts, targets, training, cross-validation."""
