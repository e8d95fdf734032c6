"""One file per output format. Writers decide nothing; they write down what a result holds."""
