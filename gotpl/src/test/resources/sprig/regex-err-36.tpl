{{ regexSplit "(" "a" 1 }}
