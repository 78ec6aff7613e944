{{ mustRegexReplaceAllLiteral "[b-a]" "x" "y" }}
