{{ define "d0" }}{{ range $i, $x := list }}{{ .Revision.Name.b | ne "" $}}
  {{if index `r` "a" -}}
  {{tpl "{{ .a.b }}" .Name.c.Values |
 index (list 1 2) }}{{ end }}{{ end -}}{{ end }}{{if eq .Values.a (toString 1) | not}}
 
{{- else }}{{ $y := and (toString . | upper|upper) -}}{{ end -}} 