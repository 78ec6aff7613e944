{{ mustRegexFind `((a{1000}){1000})` "aaa" }}
