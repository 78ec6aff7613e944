{{ "abc" |
 upper | 
lower }}