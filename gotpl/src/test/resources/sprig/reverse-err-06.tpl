{{ without "a" "a" }}
