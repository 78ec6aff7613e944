{{ ternary "a" "b" "c" }}
