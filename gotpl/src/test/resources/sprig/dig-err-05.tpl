{{ dig "a" "b" 1 (dict "a" nil) }}
