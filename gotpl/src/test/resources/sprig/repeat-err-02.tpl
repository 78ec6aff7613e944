{{ repeat "3" "a" }}
