{{ concat (dict) }}
