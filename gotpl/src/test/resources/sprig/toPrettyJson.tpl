{{ toPrettyJson (dict "b" 1 "a" (list 1 (dict) (list))) }}|
{{ toPrettyJson (list) }}|
{{ toPrettyJson (dict) }}|
{{ toPrettyJson "<" }}|
{{ toPrettyJson (list (list 1) (dict "x" nil)) }}|
{{ mustToPrettyJson (dict "a" 1) }}|
