{{ plural "a" "b" "1" }}
