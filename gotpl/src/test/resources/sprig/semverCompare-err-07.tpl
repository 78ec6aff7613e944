{{ semverCompare ">1" nil }}
