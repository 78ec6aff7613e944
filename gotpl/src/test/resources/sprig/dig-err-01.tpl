{{ dig "a" "b" 1 (dict "a" 3) }}
