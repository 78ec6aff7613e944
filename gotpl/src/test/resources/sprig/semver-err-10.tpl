{{ (semver "1.2.3").SetMetadata "a..b" }}
