{{ regexReplaceAllLiteral "(" "a" "b" }}
