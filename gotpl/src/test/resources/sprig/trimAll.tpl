{{ trimAll "$" "$5.00$$" }}|
{{ trimAll "xyé" "éxyaéby" }}|
{{ trimAll "" " a " }}|
{{ trimall "-" "--a-b--" }}|
