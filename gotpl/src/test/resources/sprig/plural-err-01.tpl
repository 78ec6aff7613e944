{{ plural "a" "b" 1.5 }}
