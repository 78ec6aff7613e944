{{ mustRegexFind `\pX` "aaa" }}
