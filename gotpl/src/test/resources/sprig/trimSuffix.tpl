{{ trimSuffix "-" "hello-" }}|
{{ trimSuffix "--" "hello-" }}|
{{ trimSuffix "" "x" }}|
{{ trimPrefix "-" "-hello" }}|
{{ trimPrefix "é" "école" }}|
