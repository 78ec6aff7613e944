{{ mustRegexFind `(?<=a)b` "aaa" }}
