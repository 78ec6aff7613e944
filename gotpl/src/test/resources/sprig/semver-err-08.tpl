{{ (semver "1.2.3").SetPrerelease "r_c" }}
