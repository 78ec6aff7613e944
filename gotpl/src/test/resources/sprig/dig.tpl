{{ dig "a" "b" "def" (dict "a" (dict "b" 1)) }}|
{{ dig "a" "x" "def" (dict "a" (dict "b" 1)) }}|
{{ dig "a" "def" (dict) }}|
{{ dig "x" "b" "def" (dict "a" 1) }}|
{{ dig "a" nil (dict "a" nil) }}|
{{ dig "a" "b" (dict) (dict "a" (dict)) }}|
{{ dig "a" 1 (dict "a" "") }}|
