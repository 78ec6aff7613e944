{{ define "d0" }}{{/* c */}}{{ end }}{{ define "d1" }}{{ (not (or 1 $|html |
 eq 1)).Name.a -}} {{ end }}{ 
