{{ cat "a" 1 nil "b" true }}|
{{ cat }}|
{{ cat nil }}|
{{ cat "a " " b" }}|
{{ cat (list 1 2) (dict "a" nil) }}|
{{ cat "" ""| quote }}|
