{{ if
 true }}