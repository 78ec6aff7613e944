{{ mustRegexReplaceAll "(" "a" "b" }}
