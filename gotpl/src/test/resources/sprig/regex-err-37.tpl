{{ mustRegexSplit "[" "a" 1 }}
