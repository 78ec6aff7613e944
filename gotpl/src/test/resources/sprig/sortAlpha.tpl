{{ sortAlpha (list "b" "a" "C" "é" "10" "9" "") }}|
{{ sortAlpha (list 3 1 nil 2.5) }}|
{{ sortAlpha "abc" }}|
{{ sortAlpha 5 }}|
{{ sortAlpha nil }}|
{{ typeOf (sortAlpha (list 1)) }}|
{{ sortAlpha (until 11) }}|
{{ sortAlpha (dict "b" 1) }}|
{{ sortAlpha (list "😀" "\uffee") }}|
