{{ decryptAES "k" "YWFhYWFhYWFhYWFhYWFhYQ==" }}
