{{ decryptAES "k" "YWJj" }}
