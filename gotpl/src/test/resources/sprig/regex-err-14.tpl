{{ mustRegexFind `\` "aaa" }}
