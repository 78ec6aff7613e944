{{ define "d0" }}{{ range list 1 "a" nil }} 
{{break }}{{ end}}
  {{ -3}}	{{range $i, $y := list }}
  }}{{else}}{{$i = .b.c |
 upper }}{{ end -}}{{ end }}{{ println (list .) $ |
 lower | len}}{{if toString ((le nil 1).c) |
 eq 1}} 
}}   x: 
{{- else if le true -3}}{{- range list }}
}}{{- else -}}
   x: {{ end }}{{end }}
  "
