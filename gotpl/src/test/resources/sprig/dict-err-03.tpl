{{ set (dict) 1 2 }}
