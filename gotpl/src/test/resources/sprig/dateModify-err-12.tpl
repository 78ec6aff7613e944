{{ dateModify "1h" 5 }}
