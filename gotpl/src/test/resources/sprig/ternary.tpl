{{ ternary "a" "b" true }}|
{{ ternary "a" "b" false }}|
{{ true | ternary 1 2 }}|
{{ ternary nil 1 true }}|
