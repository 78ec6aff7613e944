{{ define "d0" }}  x: {{ end }}{{ range $i, $x := 3}} 
"{{ end}}
  {{- list "a" .b |
 index (list 1 2) }} 
}}