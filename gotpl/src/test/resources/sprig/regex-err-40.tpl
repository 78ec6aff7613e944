{{ regexReplaceAll "a" "b" }}
