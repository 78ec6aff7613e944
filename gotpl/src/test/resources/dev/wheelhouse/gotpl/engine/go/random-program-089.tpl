{{ define "d0" }}a b{{ end }}{{range $z := list}}
a b{{$z := index $z.Name 5 }}text	{{ else }}{{- template "d0" upper $z -}}{{ range $y := list 1 "a" nil}}	{{- if printf "%v-%s" |
 html}}
{{$ }}
  {{ end }}	{{end }}
  {{ template "d0" ($.Name) -}}{{- end }}