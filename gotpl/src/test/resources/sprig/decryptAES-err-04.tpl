{{ decryptAES "k" "YWFhYWFhYWFhYWFhYWFhYWE=" }}
