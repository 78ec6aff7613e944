{{ decryptAES "k" "!" }}
