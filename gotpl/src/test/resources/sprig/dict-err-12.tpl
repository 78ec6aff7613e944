{{ set (dict "a" 1) "b" }}
