{{ semverCompare ">=1.0.0 <2.0.0-0" "1.5.0-alpha" }}|
{{ semverCompare ">=1.0.0-0 <2.0.0" "1.5.0-alpha" }}|
{{ semverCompare "!=1.2.x" "1.2.3-alpha" }}|
{{ semverCompare "!=1.2.3" "1.2.4-alpha" }}|
{{ semverCompare "^0" "0.1.0" }}|
{{ semverCompare "1.2 - 1.4" "1.4.5" }}|
{{ semverCompare ">1.2" "1.2.5" }}|
{{ semverCompare "<=1.2" "1.2.5" }}|
{{ semverCompare "*" "1.2.5-a" }}|
{{ semverCompare "*-0" "1.2.5-a" }}|
{{ semverCompare ">=1.19" "v1.20.0-gke.1" }}|
{{ semverCompare ">=1.19-0" "v1.20.0-gke.1" }}|
{{ semverCompare ">= 1.0, < 2" "1.5" }}|
{{ semverCompare "=>1" "1.5" }}|
{{ semverCompare "=1.5" "1.5.7" }}|
{{ semverCompare "^1.x.3" "1.2.4" }}|
{{ semverCompare "~1.x" "1.2.4" }}|
{{ semverCompare "x" "1.2.4" }}|
{{ semverCompare ">x" "1.2.4" }}|
{{ semverCompare "^0.0" "0.0.4" }}|
{{ semverCompare "^0.0.3" "0.0.4" }}|
{{ semverCompare "~0.0.0" "5.0.4" }}|
{{ semverCompare "~> 1.2" "1.2.4" }}|
{{ semverCompare ">1.x" "2.0.0" }}|
{{ semverCompare "^2-0" "2.0.0-alpha" }}|
{{ semverCompare "~2.1.x-0" "2.1.0-alpha" }}|
{{ semverCompare "v1.2.3" "1.2.3" }}|
{{ semverCompare "1.2.3" "v1.2.3+meta" }}|
{{ semverCompare "<1.2 || >2" "3" }}|
