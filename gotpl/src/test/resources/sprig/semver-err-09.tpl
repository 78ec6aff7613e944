{{ semver 1 }}
