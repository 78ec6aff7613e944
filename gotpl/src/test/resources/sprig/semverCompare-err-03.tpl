{{ semverCompare "" "1" }}
