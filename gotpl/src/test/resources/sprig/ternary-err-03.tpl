{{ ternary 1 2 }}
