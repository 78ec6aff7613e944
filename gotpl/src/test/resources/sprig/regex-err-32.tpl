{{ mustRegexFindAll "(" "a" 1 }}
