{{ semver "v1.2" }}|
{{ (semver "1.2.3-beta.1+b001").Prerelease }}|
{{ (semver "1.2.3-a.1+b").Metadata }}|
{{ (semver "v1.2.3").Original }}|
{{ (semver "1.2.3").IncMajor }}|
{{ (semver "1.2.3").IncMinor }}|
{{ (semver "v1.2.3-a.1+b").IncPatch }}|
{{ (semver "1.2.3").Major }}|
{{ typeOf (semver "1.2.3").Major }}|
{{ (semver "1.2.3").Compare (semver "1.2.4") }}|
{{ toJson (semver "1.2.3") }}|
{{ semver "1.2.3" | quote }}|
{{ list (semver "1.2.3") }}|
{{ ((semver "1.2.3").SetPrerelease "rc1").String }}|
{{ ((semver "1.2.3").SetMetadata "x").String }}|
{{ (semver "1.2.3").LessThan (semver "1.3") }}|
{{ (semver "1.2.3").GreaterThan (semver "1.3") }}|
{{ (semver "1.2.3").LessThanEqual (semver "1.2.3") }}|
{{ (semver "1.2.3").GreaterThanEqual (semver "1.2.4") }}|
{{ (semver "1.2.3").Equal (semver "1.2.3+x") }}|
{{ (semver "1.2.3").Value }}|
{{ (semver "1.2.3").MarshalJSON }}|
{{ printf "%T %v" (semver "1.2.3").IncMajor (semver "1.2.3").IncMajor }}|
{{ printf "%v %s %d" (semver "1.2.3") (semver "1.2.3") (semver "1.2.3").Minor }}|
{{ (semver "1.2.3").Major | add 1 }}|
{{ eq (semver "1.2.3").Major 1 }}|
{{ (semver "1.2.3").Patch }}|
