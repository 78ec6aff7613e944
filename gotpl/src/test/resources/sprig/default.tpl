{{ default "x" "" }}|
{{ default "x" 0 }}|
{{ default "x" nil }}|
{{ default "x" false }}|
{{ default "x" (list) }}|
{{ default "x" (dict) }}|
{{ default "x" "a" }}|
{{ default "x" 0.0 }}|
{{ default "x" }}|
{{ "" | default "y" }}|
{{ default "x" true }}|
{{ default 5 (int64 0) }}|
{{ typeOf (default nil nil) }}|
{{ default "x" (list nil) }}|
