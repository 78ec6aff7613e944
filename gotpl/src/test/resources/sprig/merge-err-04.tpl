{{ merge (list) }}
