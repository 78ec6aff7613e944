{{ dig "a" "b" 1 (list) }}
