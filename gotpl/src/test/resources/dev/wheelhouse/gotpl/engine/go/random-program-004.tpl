{{ define "d0" }}{{if (toString (ne "x" 1).x |
 upper) }}
  "{{ else if print false .b.Revision}}{{ range dict "a" 1 "b" nil }}	a b{{ html .a.Revision 2 $.x}}	"	{{ else -}}{{ toString 0 -}} 
{{end }}	{{- end }}{{ end }}{{ define "d1" }}{{- if include "nope" $|eq 1 }}{{len ("").a.Revision }}	{{- else if upper (print 1 0).Values.Release.b }}{{- and ("x").a -}}
{{- end -}}{{ end }}{{- with upper 100000 }}  x: {{ end -}}{{ $z := list 100000 (lower false) (int64 2) }}{{ if tpl "{{ define \"q0\" }}T{{ end }}{{ include \"q0\" 1 }}" `r` |
 upper }}
    x: 	{{else if .b.c.Values}}
{{ template "d0" toString $z | js 1|not (js .Values.c "b c" |
 upper)}}{{range $y := 3 }}
  {{ (include "d1" $) }}{{- end }}{{else}}{{ range dict "a" 1 "b" nil -}}


{{ template "d1" "a" }}{{else}}{{ $z := (.a).Revision.x -}}{{- end }}{{end }}
