{{ semverCompare ">1" 1.5 }}
