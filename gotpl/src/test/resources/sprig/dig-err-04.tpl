{{ dig 1 2 (dict) }}
