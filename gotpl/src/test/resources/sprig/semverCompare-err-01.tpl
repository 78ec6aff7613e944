{{ semverCompare ">=abc" "1.2.3" }}
