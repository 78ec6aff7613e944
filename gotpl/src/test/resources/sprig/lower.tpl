{{ lower "ABC É İ ǅ" }}|
