{{ regexFindAll "(" "a" 1 }}
