{{ append (list) }}
