{{ trunc "5" "abc" }}
