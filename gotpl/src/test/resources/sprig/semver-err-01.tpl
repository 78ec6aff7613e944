{{ semver "x" }}
