{{ keys (list) }}
