{{ plural "one anchovy" "many anchovies" 1 }}|
{{ plural "one" "many" 0 }}|
{{ plural "one" "many" 2 }}|
{{ plural "one" "many" (len "a") }}|
