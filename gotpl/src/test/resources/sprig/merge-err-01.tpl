{{ merge (dict) 1 }}
