{{ define "d0" }}{{ range $.Values.c}}
{{ with gt (or .x.x.a).Name (and .b.a nil 1 |
 len)|eq 1 }}
{{- end }}{{$z := `r` -}}{{end -}}{{ range $z := list }} {{- range list 1 "a" nil}}{{ $z = not (print 1 `r` 1) }}{{$z = .a.x.a }}{{tpl "{{ .a.b }}" 1.5}}
{{- end}}	{{else }}"a b {{ end -}}
  {{ with (.Release.x |
 eq 1) | printf "%v"}}{{ if $.Values.Values.b -}}
{{$z := list }}{{ else if (int64 1).b.b}}{{. }}   x: 
  {{ge (100000) $z |
 call 2.0 (and 1) | index (list 1 2) }} {{- end -}} {{ with toString -3 }}{{ . | printf "%v" -}}
{{end }}	{{ range $z := 3}}
{{include "nope" 100000 | len -}}

	{{continue -}}{{end -}}
{{ end -}}{{ end }}