{{ if true
