{{ dig "a" "b" 2 (dict "a" (split "," "a")) }}
